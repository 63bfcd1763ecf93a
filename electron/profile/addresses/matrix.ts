import { isIP } from 'node:net';
import type { DiagnosisModel } from '../../../preload/contract/diagnosis.ts';
import type { AddressesModel, AddressRow } from '../../../preload/contract/profile.ts';
import { parseTarget, type Target } from '../../probe/target/target.ts';
import { rowsOf } from './rows.ts';
import { judgeSameMachine, type KnownThumbprint } from './same-machine.ts';
import { readSigns } from './signs.ts';
import { shortName } from './stated.ts';

/** So many names and addresses are asked in all, and so many at once. */
const MAX_ASKS = 24;
const AT_ONCE = 4;

export interface MatrixRequest {
  /** What the file names, and what the technician added. */
  readonly targets: readonly Target[];
  readonly known?: readonly KnownThumbprint[];
}

/** Probes one name or address to its end; rejects only for a defect of ours. */
export type Probe = (target: Target) => Promise<DiagnosisModel>;

interface Reading {
  readonly name: string;
  readonly model: DiagnosisModel;
}

/**
 * The address matrix: what the file names, its short name, the full name the machine says it has, and every address they lead to, each
 * probed by itself. What is found in one round is asked in the next; there are three.
 */
export async function readMatrix(request: MatrixRequest, probe: Probe, signal: AbortSignal): Promise<AddressesModel> {
  const asked = new Map<string, Target>();
  const readings: Reading[] = [];
  let next = [...request.targets, ...request.targets.flatMap(shortTarget)];
  for (let round = 0; round < 3 && !signal.aborted; round++) {
    const wave = next.filter((one) => take(asked, one));
    readings.push(...(await inTurn(wave, async (target) => ({ name: target.host, model: await probe(target) }), signal)));
    next = readings.flatMap(({ model }) => found(model));
  }
  const rows = inOrder(readings.flatMap(({ name, model }) => rowsOf(name, model)));
  const proof = judgeSameMachine(rows, request.known);
  const split = readings.filter(({ name, model }) => isIP(name) === 0 && model.findings.some((one) => one.code === 'DNS_SOURCES_DIFFER')).map(({ name }) => name);
  return {
    schema: 'rdp-doctor/addresses@1', cancelled: signal.aborted, rows: rows.slice(0, 200),
    sameMachine: proof.sameMachine, because: proof.because, signs: readSigns(rows, proof, split),
  };
}

function take(asked: Map<string, Target>, target: Target): boolean {
  const key = `${target.host} ${target.port}`;
  if (asked.has(key) || asked.size >= MAX_ASKS) return false;
  asked.set(key, target);
  return true;
}

function shortTarget(target: Target): Target[] {
  const name = target.kind === 'name' ? shortName(target.host) : null;
  return name === null ? [] : [{ ...target, input: name, host: name }];
}

/** The addresses a name leads to, and the full name the machine gives itself. */
function found({ target, facts }: DiagnosisModel): Target[] {
  // One name at most: a hostile host must not send us around.
  const claimed = facts.filter((one) => one.name === 'ntlm.dnsComputerName' && one.source === 'wire').map((one) => one.value).slice(0, 1);
  return [...claimed.filter((name): name is string => typeof name === 'string' && name.includes('.')), ...target.addresses].flatMap((text) => {
    const read = parseTarget(text, target.port);
    return read.ok && read.target.kind !== 'practice' ? [read.target] : [];
  });
}

/** Names before addresses, each in the order they were asked. */
function inOrder(rows: readonly AddressRow[]): AddressRow[] {
  return [...rows.filter((row) => isIP(row.name) === 0), ...rows.filter((row) => isIP(row.name) !== 0)];
}

/** A few at a time; what has not begun when it is cancelled is not begun. */
async function inTurn<In, Out>(list: readonly In[], work: (one: In) => Promise<Out>, signal: AbortSignal): Promise<Out[]> {
  const results: Out[] = [];
  let at = 0;
  const worker = async (): Promise<void> => {
    while (at < list.length && !signal.aborted) {
      const index = at++;
      const one = list[index];
      if (one !== undefined) results[index] = await work(one);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results.filter((one) => one !== undefined);
}
