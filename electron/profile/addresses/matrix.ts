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
  /** A second DNS server that the names are asked of too. */
  readonly dnsServer?: string;
  /** Hears the rows of each name and address when it was probed. */
  onRows?(rows: readonly AddressRow[]): void;
}

/** Probes one name or address to its end; rejects only for a defect of ours. `dnsServer`: the only server to ask for the name. */
export type Probe = (target: Target, dnsServer?: string) => Promise<DiagnosisModel>;

interface Ask {
  readonly target: Target;
  readonly dnsServer?: string;
}
interface Reading extends Ask {
  readonly model: DiagnosisModel;
}

/**
 * The address matrix: what the file names, its short name, the full name the machine says it has, and every address they lead to, each
 * probed by itself. What is found in one round is asked in the next; there are three.
 */
export async function readMatrix(request: MatrixRequest, probe: Probe, signal: AbortSignal): Promise<AddressesModel> {
  const asked = new Set<string>();
  const readings: Reading[] = [];
  const { dnsServer } = request;
  const elsewhere = dnsServer === undefined ? [] : request.targets.filter((one) => one.kind === 'name').map((target) => ({ target, dnsServer }));
  let next: Ask[] = [...[...request.targets, ...request.targets.flatMap(shortTarget)].map((target) => ({ target })), ...elsewhere];
  const read = async (ask: Ask): Promise<Reading> => {
    const model = await probe(ask.target, ask.dnsServer);
    request.onRows?.(rowsOf(ask.target.host, model));
    return { ...ask, model };
  };
  for (let round = 0; round < 3 && !signal.aborted; round++) {
    const wave = next.filter((one) => take(asked, one));
    readings.push(...(await inTurn(wave, read, signal)));
    next = readings.flatMap(({ model }) => found(model)).map((target) => ({ target }));
  }
  const rows = inOrder(readings.flatMap(({ target, model }) => rowsOf(target.host, model)));
  const proof = judgeSameMachine(rows, request.known);
  const split = readings.filter((one) => isIP(one.target.host) === 0 && (one.model.findings.some(({ code }) => code === 'DNS_SOURCES_DIFFER') || differsElsewhere(one, readings))).map(({ target }) => target.host);
  return {
    schema: 'rdp-doctor/addresses@1', cancelled: signal.aborted, rows: rows.slice(0, 200),
    sameMachine: proof.sameMachine, because: proof.because, signs: readSigns(rows, proof, split),
  };
}

function take(asked: Set<string>, { target, dnsServer }: Ask): boolean {
  const key = `${target.host} ${target.port} ${dnsServer ?? ''}`;
  if (asked.has(key) || asked.size >= MAX_ASKS) return false;
  asked.add(key);
  return true;
}

/** Whether the second DNS server gave other addresses for the same name. */
function differsElsewhere(one: Reading, all: readonly Reading[]): boolean {
  const addresses = (each: Reading) => [...each.model.target.addresses].sort().join();
  return one.dnsServer !== undefined && all.some((other) => other.dnsServer === undefined && other.target.host === one.target.host && addresses(other) !== addresses(one));
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
