import type { AddressesModel } from '../../../preload/contract/profile.ts';
import type { Mode } from '../../../preload/contract/diagnosis.ts';
import { openPractice } from '../../practice/open-practice.ts';
import type { StoreProblem } from '../../practice/store/practice-store.ts';
import { tcpDialer } from '../../probe/net/tcp-dialer.ts';
import { diagnose } from '../../probe/run/diagnose.ts';
import { BUDGET_MS, type DiagnosePorts } from '../../probe/run/request.ts';
import { parseTarget, type Target } from '../../probe/target/target.ts';
import { readMatrix } from './matrix.ts';
import type { KnownThumbprint } from './same-machine.ts';

/** A whole matrix takes no longer, ms. */
const TOTAL_MS: Record<Mode, number> = { quick: 30_000, deep: 120_000 };
/** Less than this is not worth a connection, ms. */
const LEAST_MS = 500;

export interface AddressesRequest {
  readonly targets: readonly Target[];
  readonly mode: Mode;
  /** Where practice machines live. */
  readonly dataDir: string;
  readonly known?: readonly KnownThumbprint[];
}

/** `asked`: the names and addresses it began with, as they stand in the rows. */
export type AddressesResult = { ok: true; model: AddressesModel; asked: readonly string[] } | { ok: false; name: string; problem: StoreProblem };

/** Probes every way to the computer. A practice host is probed through its own network. */
export async function runAddresses(request: AddressesRequest, signal: AbortSignal): Promise<AddressesResult> {
  const practice = request.targets.find((one) => one.kind === 'practice');
  if (!practice) return matrixOver(request, request.targets, { dialer: tcpDialer }, signal);
  const opened = await openPractice(practice.host, request.dataDir);
  if (!opened.ok) return { ok: false, name: practice.host, problem: opened };
  const { target, ports, scenario } = opened.value;
  const beside = scenario.knownAddress === undefined ? [] : addressTarget(scenario.knownAddress, target.port);
  try {
    return await matrixOver(request, [target, ...request.targets.filter((one) => one.kind !== 'practice'), ...beside], ports, signal);
  } finally {
    await opened.value.close();
  }
}

function addressTarget(address: string, port: number): Target[] {
  const read = parseTarget(address, port);
  return read.ok ? [read.target] : [];
}

async function matrixOver({ mode, known }: AddressesRequest, targets: readonly Target[], ports: DiagnosePorts, signal: AbortSignal): Promise<AddressesResult> {
  const end = performance.now() + TOTAL_MS[mode];
  const probe = (target: Target) => diagnose({ target, mode, budgetMs: Math.max(LEAST_MS, Math.min(BUDGET_MS[mode], end - performance.now())) }, { signal }, ports);
  return { ok: true, model: await readMatrix({ targets, ...(known ? { known } : {}) }, probe, signal), asked: targets.map((one) => one.host) };
}
