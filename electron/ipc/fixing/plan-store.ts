import { randomBytes } from 'node:crypto';
import type { PlanModel } from '../../../preload/contract/plan.ts';
import type { Target } from '../../probe/target/target.ts';

/** How long a plan can be applied, ms: the machine may be another one after that. */
export const PLAN_MS = 5 * 60_000;
/** More than a person looks at within five minutes; the oldest goes first. */
const MAX_KEPT = 5;

/** A plan that main made, with what was asked to get it. */
export interface StoredPlan {
  readonly plan: PlanModel;
  /** `practice:NAME` or `this`. */
  readonly machine: string;
  /** Whom the user of this PC wants to reach: a change of the client shows only there. */
  readonly wanted?: Target | undefined;
}

/** Why a token opens nothing: it was never given out or is spent already, or its time is over. */
type NoPlan = 'unknown' | 'expired';

/** Plans that wait to be applied. The window has only their tokens. */
export interface PlanStore {
  /** Keeps a plan: a token for one apply, and until when. */
  put(stored: StoredPlan): { token: string; expiresAt: number };
  /** Spends the token, whatever comes of it. */
  take(token: string): { ok: true; stored: StoredPlan } | { ok: false; because: NoPlan };
}

export function planStore(now: () => number = () => Date.now()): PlanStore {
  const plans = new Map<string, { stored: StoredPlan; madeAt: number }>();
  return {
    put(stored) {
      const token = randomBytes(32).toString('hex');
      const madeAt = now();
      plans.set(token, { stored, madeAt });
      for (const old of [...plans.keys()].slice(0, -MAX_KEPT)) plans.delete(old);
      return { token, expiresAt: madeAt + PLAN_MS };
    },
    take(token) {
      const found = plans.get(token);
      plans.delete(token);
      if (!found) return { ok: false, because: 'unknown' };
      const age = now() - found.madeAt;
      // A clock that was set back says nothing about the age.
      return age < 0 || age > PLAN_MS ? { ok: false, because: 'expired' } : { ok: true, stored: found.stored };
    },
  };
}
