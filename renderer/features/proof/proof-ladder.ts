import type { DiagnosisModel } from '../../../preload/contract/diagnosis.ts';
import type { LiveState, Stage } from '../../../preload/contract/stages.ts';
import type { Message } from '../../../preload/contract/text.ts';
import { STAGES } from '../../../preload/contract/words.ts';

/** How one step went, over all addresses: the worst of them. */
export interface ProofRung {
  readonly state: LiveState;
  readonly detail: Message | null;
}
export interface ProofRow {
  readonly stage: Stage;
  readonly before: ProofRung | null;
  readonly after: ProofRung | null;
}

/** From worst to best. */
const WORST: readonly LiveState[] = ['fail', 'timedOut', 'blocked', 'cancelled', 'unknown', 'needsAdmin', 'warn', 'running', 'waiting', 'skipped', 'pass', 'notApplicable'];

/** Both ladders step by step. */
export function proofRows(before: DiagnosisModel | null, after: DiagnosisModel | null): ProofRow[] {
  return STAGES.map((stage) => ({ stage, before: rungOf(before, stage), after: rungOf(after, stage) })).filter((row) => row.before !== null || row.after !== null);
}

function rungOf(diagnosis: DiagnosisModel | null, stage: Stage): ProofRung | null {
  const rungs = (diagnosis?.stages ?? []).filter((one) => one.stage === stage);
  const worst = [...rungs].sort((a, b) => WORST.indexOf(a.state) - WORST.indexOf(b.state))[0];
  return worst ? { state: worst.state, detail: worst.detail ?? null } : null;
}
