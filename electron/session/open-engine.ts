import type { EnginePorts, Proof } from '../fixes/apply/ports.ts';
import { openJournal } from '../fixes/journal/journal.ts';
import { derivePlan } from '../fixes/plan/plan-fix.ts';
import { withRights } from './plan-with-rights.ts';
import type { OpenedMachine, Seen } from './open-machine.ts';

/** A look that could not be had proves nothing. */
const NOTHING_SEEN: Proof = { verdict: { code: 'UNKNOWN', stage: null }, facts: [] };

interface EngineOptions extends Pick<EnginePorts, 'signal' | 'onStep' | 'onMended'> {
  readonly dataDir: string;
  /** Hears every whole look of a proof, in order: the one before the change and those after it. */
  readonly onLook?: (seen: Seen) => void;
}

/** Everything that applies, keeps, takes back and recovers on an opened machine: its journal, its probe, its plans. */
export function enginePorts({ machine, planning, look, proofFacts, permit, rights }: OpenedMachine, { dataDir, signal, onStep, onMended, onLook }: EngineOptions): EnginePorts {
  return {
    machine, dataDir, signal, journal: openJournal(dataDir), now: Date.now,
    ...(onStep && { onStep }), ...(onMended && { onMended }),
    ...(permit && { permit: (work) => permit(work, signal) }),
    async prove(limit, plan) {
      const [seen, own] = await Promise.all([look(limit, plan), proofFacts?.(limit, plan) ?? []]);
      if (!seen) return { ...NOTHING_SEEN, facts: own };
      onLook?.(seen);
      return { verdict: { code: seen.verdict.code, stage: seen.verdict.stage }, facts: [...seen.facts, ...own] };
    },
    derive: (given) => withRights(rights, signal, () => derivePlan(given, machine, { ...planning, ...(planning.provenByTarget && given.proof.target && { target: given.proof.target }), now: Date.now(), signal, look: () => look(signal) })),
  };
}
