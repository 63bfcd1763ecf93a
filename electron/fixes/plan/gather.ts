import type { DiagnosisModel } from '../../../preload/contract/diagnosis.ts';
import type { Fact } from '../../../preload/contract/facts.ts';
import { studyCase } from '../../diagnosis/explain-case.ts';
import type { Machine } from '../../machine/machine.ts';
import type { Fix, FixContext, Settings } from '../catalogue/fix.ts';

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
  const { judgement, books } = studyCase({
    facts, findings: seen?.findings ?? [], verdict: seen?.verdict ?? null, now, ...(target ? { target } : {}), ...(machine === '' ? {} : { machineSide: 'both' as const }),
  });
  return {
    machine, facts, settings, target, now, causes: judgement.causes.map(({ id, strength }) => ({ id, strength })),
    windows: books.host, client: books.client, host: books.host, wire: books.wire,
  };
}

/** The context as one fix sees it: a fix for the user's PC is judged by that PC's facts. */
export function sideOf(fix: Fix, context: FixContext): FixContext {
  return { ...context, windows: fix.side === 'client' ? context.client : context.host };
}
