import type { Fact } from '../../../preload/contract/facts.ts';
import type { EndState, Stage } from '../../../preload/contract/stages.ts';
import type { Message } from '../../../preload/contract/text.ts';
import type { FindingCode } from '../../../preload/contract/verdict-codes.ts';
import { say } from '../../locale/say.ts';

/** One thing that is so, with the facts it rests on. A finding in state `fail` can be the verdict. */
export interface Finding {
  readonly code: FindingCode;
  readonly state: 'info' | 'warn' | 'fail';
  readonly stage: Stage;
  readonly text: Message;
  readonly facts: string[];
  readonly address: string | null;
}

/** How one rung was judged. */
export interface StageResult {
  readonly stage: Stage;
  readonly address: string | null;
  readonly state: EndState;
  readonly ms: number;
  readonly detail?: Message;
  readonly findings: Finding[];
  readonly facts: Fact[];
  /** True when the next rungs cannot run because of this one. */
  readonly stops: boolean;
}

/** What every judge needs to name the place. */
export interface Place {
  readonly host: string;
  readonly port: number;
  readonly address: string | null;
}

type Params = Record<string, string | number>;

/** Builds a finding; its sentence is `probe:verdict.<code>`, or another key where one code has several stories. */
export function finding(stage: Stage, code: FindingCode, state: Finding['state'], place: Place, facts: string[], params: Params = {}, key = `probe:verdict.${code}`): Finding {
  return { code, state, stage, text: say(key, { host: place.host, port: place.port, address: whoIs(place), ...params }), facts, address: place.address };
}

/** The host as the technician named it, with the address where that says more. */
function whoIs({ host, address }: Place): string {
  return address === null || address === host ? host : `${host} (${address})`;
}

/** The state of a rung from what was found: the worst of its findings. */
export function stateOf(findings: readonly Finding[]): EndState {
  if (findings.some((one) => one.state === 'fail')) return 'fail';
  return findings.some((one) => one.state === 'warn') ? 'warn' : 'pass';
}

/** Makes the facts of one stage; values that are undefined were not read and are left out. */
export function factsOf(place: Place, at: string, values: Record<string, Fact['value'] | undefined>, units: Record<string, string> = {}): Fact[] {
  return Object.entries(values).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const unit = units[name] ?? (name.endsWith('Ms') || name.endsWith('.ms') ? 'ms' : undefined);
    const one: Fact = { name, value: bounded(value), source: 'wire', at };
    if (unit) one.unit = unit;
    if (place.address !== null) one.address = place.address;
    return [one];
  });
}

/** What a fact holds at most (`preload/contract/facts.ts`): a certificate may name more. */
const MAX_TEXT = 20_000;
const MAX_LIST = 2000;

function bounded(value: Fact['value']): Fact['value'] {
  if (typeof value === 'number') return roundMs(value);
  if (typeof value === 'string') return value.slice(0, MAX_TEXT);
  return Array.isArray(value) ? value.slice(0, MAX_LIST).map((one) => (typeof one === 'string' ? one.slice(0, MAX_TEXT) : one)) : value;
}

/** A round trip below this is too short to compare with, ms. */
const COMPARABLE_MS = 5;

/**
 * Who closed and when. `tcp.closedBeforeRoundTrip`: the close came faster than any packet could have gone to the server
 * and back, so something nearer closed it; told only where the round trip is long enough to compare.
 */
export function closeFacts(by: 'fin' | 'reset', afterMs: number, connectMs: number): Record<string, string | number | boolean | undefined> {
  return { 'tcp.closedBy': by, 'tcp.closedAfterMs': afterMs, 'tcp.closedBeforeRoundTrip': connectMs > COMPARABLE_MS ? afterMs < connectMs / 2 : undefined };
}

/** One digit behind the point is all a clock of ours can say, ms. */
export function roundMs(ms: number): number {
  return Number.isInteger(ms) ? ms : Math.round(ms * 10) / 10;
}
