import type { DiagnosisModel } from '../../../preload/contract/diagnosis.ts';
import type { Fact } from '../../../preload/contract/facts.ts';
import { judgeCase } from '../../diagnosis/explain-case.ts';
import { factBook } from '../../diagnosis/fact-book.ts';
import type { Machine } from '../../machine/machine.ts';
import type { FixContext, Settings } from '../catalogue/fix.ts';

/** What was seen besides Windows: a probe, pasted codes, answers. */
export type SeenCase = Pick<DiagnosisModel, 'facts' | 'findings' | 'verdict'>;

export interface Surroundings {
  readonly machine: string;
  readonly settings: Settings;
  readonly target: FixContext['target'];
  /** ms since 1970. */
  readonly now: number;
}

/** Every Windows fact of the machine; those that are costly only where `onRequest`. Changes nothing. */
export async function readMachine(machine: Machine, target: FixContext['target'], onRequest: boolean, signal: AbortSignal): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (const batch of onRequest ? (['fast', 'slow', 'onRequest'] as const) : (['fast', 'slow'] as const)) {
    facts.push(...(await machine.readFacts({ batch, signal, ...(target ? { target: target.host } : {}) })));
  }
  return facts;
}

/** Facts as they are now, what else was seen, and the causes that follow from both. */
export function contextOf(windowsFacts: readonly Fact[], seen: SeenCase | null, { machine, settings, target, now }: Surroundings): FixContext {
  const facts = [...windowsFacts, ...(seen?.facts ?? []).filter((one) => one.source !== 'windows' || windowsFacts.length === 0)];
  const { causes } = judgeCase({
    facts, findings: seen?.findings ?? [], verdict: seen?.verdict ?? null, now, ...(target ? { target } : {}), ...(machine === '' ? {} : { machineSide: 'both' as const }),
  });
  return {
    machine, facts, settings, target, now, causes: causes.map(({ id, strength }) => ({ id, strength })),
    windows: factBook(facts.filter((one) => one.source === 'windows' || one.source === 'host-block')), wire: factBook(facts.filter((one) => one.source === 'wire')),
  };
}
