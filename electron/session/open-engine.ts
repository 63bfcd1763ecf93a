import type { EnginePorts, Proof } from '../fixes/apply/ports.ts';
import { openJournal } from '../fixes/journal/journal.ts';
import { derivePlan } from '../fixes/plan/plan-fix.ts';
import type { OpenedMachine, Seen } from './open-machine.ts';

/** A look that could not be had proves nothing. */
const NOTHING_SEEN: Proof = { verdict: { code: 'UNKNOWN', stage: null }, facts: [] };

interface EngineOptions extends Pick<EnginePorts, 'signal' | 'onStep' | 'onMended'> {
  readonly dataDir: string;
  /** Hears every whole look of a proof, in order: the one before the change and those after it. */
  readonly onLook?: (seen: Seen) => void;
}

/** Everything that applies, keeps, takes back and recovers on an opened machine: its journal, its probe, its plans. */
export function enginePorts({ machine, target, look }: OpenedMachine, { dataDir, signal, onStep, onMended, onLook }: EngineOptions): EnginePorts {
  return {
    machine, dataDir, signal, journal: openJournal(dataDir), now: Date.now,
    ...(onStep && { onStep }), ...(onMended && { onMended }),
    async prove(limit) {
      const seen = await look(limit);
      if (!seen) return NOTHING_SEEN;
      onLook?.(seen);
      return { verdict: { code: seen.verdict.code, stage: seen.verdict.stage }, facts: seen.facts };
    },
    derive: (given) => derivePlan(given, machine, { now: Date.now(), signal, target: { host: target.host, port: target.port }, look: () => look(signal) }),
  };
}
