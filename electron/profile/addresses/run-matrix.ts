import type { AddressesModel, AddressRow } from '../../../preload/contract/profile.ts';
import type { Mode } from '../../../preload/contract/diagnosis.ts';
import type { Machine } from '../../machine/machine.ts';
import { openPractice } from '../../practice/open-practice.ts';
import type { StoreProblem } from '../../practice/store/practice-store.ts';
import { tcpDialer } from '../../probe/net/tcp-dialer.ts';
import { diagnose } from '../../probe/run/diagnose.ts';
import { BUDGET_MS, type DiagnosePorts } from '../../probe/run/request.ts';
import { parseTarget, type Target } from '../../probe/target/target.ts';
import { readMatrix, type Probe } from './matrix.ts';
import type { KnownThumbprint } from './same-machine.ts';

/** A whole matrix takes no longer, ms. */
const TOTAL_MS: Record<Mode, number> = { quick: 30_000, deep: 120_000 };
/** Less than this is not worth a connection, ms. */
const LEAST_MS = 500;

export interface AddressesRequest {
  /** Names and addresses; one that is `practice:NAME` stands for that host's name in its own network. */
  readonly targets: readonly Target[];
  readonly mode: Mode;
  /** Where practice machines live. */
  readonly dataDir: string;
  /** The practice host in whose network all targets are. */
  readonly practice?: string;
  readonly known?: readonly KnownThumbprint[];
  /** A second DNS server, `IP` or `IP:port`. */
  readonly dnsServer?: string;
  onRows?(rows: readonly AddressRow[]): void;
}

/** `asked`: the names and addresses it began with, as they stand in the rows. `known`: every thumbprint that was taken as known. */
export type AddressesResult = { ok: true; model: AddressesModel; asked: readonly string[]; known: readonly KnownThumbprint[] } | { ok: false; name: string; problem: StoreProblem };

/** Probes every way to the computer. A practice host is probed through its own network, and its certificate is read on it, as by a technician who sits there. */
export async function runAddresses(request: AddressesRequest, signal: AbortSignal): Promise<AddressesResult> {
  const practice = request.practice ?? request.targets.find((one) => one.kind === 'practice')?.host;
  const plain = request.targets.filter((one) => one.kind !== 'practice');
  if (practice === undefined) return matrixOver(request, plain, { dialer: tcpDialer }, signal);
  const opened = await openPractice(practice, request.dataDir);
  if (!opened.ok) return { ok: false, name: practice, problem: opened };
  const { target, ports, scenario, machine } = opened.value;
  const own = request.targets.some((one) => one.kind === 'practice') ? [target] : [];
  const beside = scenario.knownAddress === undefined ? [] : addressTarget(scenario.knownAddress, target.port);
  try {
    const known = [...(request.known ?? []), ...(await readOnHost(machine, signal))];
    return await matrixOver({ ...request, known }, [...own, ...plain, ...beside], ports, signal);
  } finally {
    await opened.value.close();
  }
}

function addressTarget(address: string, port: number): Target[] {
  const read = parseTarget(address, port);
  return read.ok ? [read.target] : [];
}

/** The certificate the listener is bound to, as the host itself says (h08). */
async function readOnHost(machine: Machine, signal: AbortSignal): Promise<KnownThumbprint[]> {
  const facts = await machine.readFacts({ batch: 'fast', signal });
  const bound = ['binding.pinned', 'binding.selfSigned'].map((name) => facts.find((one) => one.name === name)?.value);
  return bound.filter((value): value is string => typeof value === 'string' && /^[0-9a-f]{40}$/i.test(value)).slice(0, 1).map((sha1) => ({ sha1: sha1.toLowerCase(), source: 'host' }));
}

async function matrixOver(request: AddressesRequest, targets: readonly Target[], ports: DiagnosePorts, signal: AbortSignal): Promise<AddressesResult> {
  const { mode, known = [], dnsServer } = request;
  const end = performance.now() + TOTAL_MS[mode];
  const probe: Probe = (target, server) =>
    diagnose({ target, mode, budgetMs: Math.max(LEAST_MS, Math.min(BUDGET_MS[mode], end - performance.now())), ...(server === undefined ? {} : { dnsServer: server }) }, { signal }, ports);
  const model = await readMatrix({ targets, known, ...(dnsServer === undefined ? {} : { dnsServer }), onRows: (rows) => request.onRows?.(rows) }, probe, signal);
  return { ok: true, model, asked: targets.map((one) => one.host), known };
}
