import type { DiagnosisModel, Mode } from '../../preload/contract/diagnosis.ts';
import type { LiveRow, ProbeEvent } from '../../preload/contract/events.ts';
import type { Fact } from '../../preload/contract/facts.ts';
import type { Stage } from '../../preload/contract/stages.ts';
import { STAGES } from '../../preload/contract/words.ts';

/** One rung on the screen; `since` is the window's clock when it began to run. */
export interface Rung extends LiveRow {
  readonly since: number | null;
}

/** Everything known about one of the two hosts. */
export interface Ladder {
  readonly host: string;
  readonly port: number | null;
  readonly addresses: readonly string[];
  readonly rungs: readonly Rung[];
  readonly facts: readonly Fact[];
  readonly diagnosis: DiagnosisModel | null;
}

const QUICK_STAGES: readonly Stage[] = ['dns', 'tcp', 'negotiation', 'tls', 'certificate', 'nla'];

/** The ladder before the first answer: every rung waits, so that there is something to see at once. */
export function emptyLadder(input: string, mode: Mode): Ladder {
  const stages = mode === 'deep' ? STAGES : QUICK_STAGES;
  return {
    host: input,
    port: null,
    addresses: [],
    rungs: stages.map((stage) => ({ stage, address: null, state: 'waiting', ms: 0, since: null })),
    facts: [],
    diagnosis: null,
  };
}

/** What one event changes on its ladder. `now` is the window's clock, ms. */
export function advance(ladder: Ladder, event: Exclude<ProbeEvent, { type: 'failed' }>, now: number): Ladder {
  switch (event.type) {
    case 'started':
      return { ...ladder, host: event.host, port: event.port };
    case 'addresses':
      return { ...ladder, addresses: event.addresses, rungs: spread(ladder.rungs, event.addresses) };
    case 'stage':
      return { ...ladder, rungs: place(ladder.rungs, { ...event.row, since: event.row.state === 'running' ? now : null }) };
    case 'fact':
      return { ...ladder, facts: [...ladder.facts, event.fact] };
    case 'finished':
      return finished(event.diagnosis);
  }
}

/** The result is the last word: it heals whatever an event before it got wrong. */
function finished(diagnosis: DiagnosisModel): Ladder {
  const { target, stages, facts } = diagnosis;
  return { host: target.host, port: target.port, addresses: target.addresses, rungs: stages.map((row) => ({ ...row, since: null })), facts, diagnosis };
}

/** Gives each address its own waiting rungs, in place of the ones that stood for all. */
function spread(rungs: readonly Rung[], addresses: readonly string[]): Rung[] {
  if (addresses.length === 0) return [...rungs];
  return rungs.flatMap((rung) => {
    const waits = rung.state === 'waiting' && rung.address === null && rung.stage !== 'dns';
    return waits ? addresses.map((address) => ({ ...rung, address })) : [rung];
  });
}

function place(rungs: readonly Rung[], next: Rung): Rung[] {
  const same = (one: Rung) => one.stage === next.stage && one.address === next.address;
  // A rung that stood for all addresses gives way to the first one that names its own.
  const stale = (one: Rung) => one.stage === next.stage && one.address === null && one.state === 'waiting';
  if (rungs.some(same)) return rungs.map((one) => (same(one) ? next : one));
  return [...rungs.filter((one) => !stale(one)), next];
}
