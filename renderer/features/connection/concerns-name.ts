import type { DiagnosisModel } from '../../../preload/contract/diagnosis.ts';

/** Causes that another way to the computer helps against (catalogue F25–F28). */
const CAUSES: ReadonlySet<string> = new Set(['wrong-endpoint', 'win11-hostname']);

/** Whether it is the way to the computer that is in doubt: its name, or which address it leads to. */
export function concernsName({ verdict, causes }: Pick<DiagnosisModel, 'verdict' | 'causes'>): boolean {
  return verdict.code.startsWith('DNS_') || causes.slice(0, 2).some(({ id, strength }) => CAUSES.has(id) && strength !== 'weak');
}
