import type { PlanModel } from '../../../preload/contract/plan.ts';
import type { Message } from '../../../preload/contract/text.ts';

/** Why there is no plan. `guard` is a guard's id, or what stood against it otherwise (`nothing-to-do`, `manual`, `unread`, `capture`). */
export type NoPlan =
  | { readonly ok: false; readonly because: 'unknownFix'; readonly sentence: Message }
  | { readonly ok: false; readonly because: 'setting'; readonly key: string; readonly sentence: Message }
  | { readonly ok: false; readonly because: 'refused' | 'needsAdmin'; readonly guard: string; readonly sentence: Message }
  | { readonly ok: false; readonly because: 'cancelled'; readonly sentence: Message };

/** A plan that can be carried out, or why there is none. */
export type PlanResult = { readonly ok: true; readonly plan: PlanModel } | NoPlan;
