import type { Fact } from '../../../preload/contract/facts.ts';
import type { FixesModel } from '../../../preload/contract/fixes.ts';
import type { Message } from '../../../preload/contract/text.ts';
import { say } from '../../locale/say.ts';
import { CATALOGUE } from '../catalogue/catalogue.ts';
import type { Fix, FixContext, Manner } from '../catalogue/fix.ts';
import { checkGuards, refusing } from '../guards/check-guards.ts';
import { reasonsFor } from './evidence.ts';
import { contextOf, sideOf, type SeenCase, type Surroundings } from './gather.ts';
import { guardSentence } from './plan-texts.ts';

export interface ListInput {
  /** What Windows said, where a machine was read. */
  readonly windows?: readonly Fact[];
  /** A case: what the wire showed, codes, answers. */
  readonly seen?: SeenCase | null;
  readonly machine?: string;
  readonly target?: Surroundings['target'];
  /** ms since 1970. */
  readonly now: number;
}

type Row = FixesModel['fixes'][number];

/** The whole catalogue; with facts, each fix as offered or not and why. Pure. */
export function listFixes(input: ListInput): FixesModel {
  const known = input.windows !== undefined || (input.seen !== undefined && input.seen !== null);
  const context = contextOf(input.windows ?? [], input.seen ?? null, { machine: input.machine ?? '', settings: {}, target: input.target, now: input.now });
  return { schema: 'rdp-doctor/fixes@1', fixes: CATALOGUE.map((fix) => rowOf(fix, sideOf(fix, context), known, input.windows !== undefined)) };
}

function rowOf(fix: Fix, context: FixContext, known: boolean, machine: boolean): Row {
  const { tier, wayBack, timeBoxMinutes, keepWithinMinutes }: Manner = fix.kind === 'automatic' ? fix : { tier: 0, wayBack: 'none', timeBoxMinutes: null, keepWithinMinutes: null };
  const reasons = reasonsFor(fix, context);
  const offer = known ? judge(fix, context, reasons.filter((one) => one.present).map((one) => one.sentence), machine) : { offered: false, because: say('fixes:offer.noFacts') };
  return {
    id: fix.id, number: fix.number, kind: fix.kind, title: say(`fixes:fix.${fix.id}.title`), sentence: say(`fixes:fix.${fix.id}.sentence`),
    side: fix.side, who: fix.who, minutes: fix.minutes, causes: [...fix.causes], tier, wayBack, timeBoxMinutes, keepWithinMinutes,
    operations: fix.kind === 'automatic' ? [...fix.primitives] : [],
    evidence: reasons.map(({ id, facts, present }) => ({ id, facts: [...facts], present: known ? present : null })),
    settings: fix.kind === 'automatic' ? fix.settings.map(({ key, allowed, required }) => ({ name: key, allowed, required: required === true })) : [],
    ...offer,
    texts: {
      whoNotices: fix.kind === 'automatic' ? say(`fixes:notices.${fix.notices}`) : say('fixes:notices.person'),
      wayBack: fix.kind === 'automatic' ? say(`fixes:wayBack.${fix.back ?? 'full'}`) : say('fixes:wayBack.person'),
      owner: fix.kind === 'guided' && fix.ownerText ? say(`fixes:fix.${fix.id}.owner`) : null,
    },
    steps: Array.from({ length: fix.steps }, (_, index) => say(`fixes:fix.${fix.id}.steps.${index + 1}`)),
    sources: [...fix.sources],
  };
}

function judge(fix: Fix, context: FixContext, present: readonly Message[], machine: boolean): { offered: boolean; because: Message } {
  const first = present[0];
  if (!first) return { offered: false, because: say('fixes:offer.noEvidence') };
  if (fix.kind === 'guided' || !machine) return { offered: true, because: first };
  const against = refusing(checkGuards(fix, context), fix.tier);
  if (against) return { offered: false, because: guardSentence(against) };
  const work = fix.operations(context);
  if (work.kind === 'nothing') return { offered: false, because: say('fixes:refusal.nothing-to-do') };
  if (work.kind === 'blocked') return { offered: false, because: say(`fixes:refusal.${work.by}`) };
  if (work.kind === 'unread') return { offered: false, because: say('fixes:unread', { facts: work.facts.join(', ') }) };
  return { offered: true, because: first };
}
