import { randomBytes } from 'node:crypto';
import type { PlanModel } from '../../../preload/contract/plan.ts';
import type { LookingWorker } from '../../machine/powershell/elevation/looking-worker.ts';
import type { Target } from '../../probe/target/target.ts';

/** How long a plan can be applied, ms: the machine may be another one after that. */
export const PLAN_MS = 5 * 60_000;
/** A worker that waits should still be there when its plan comes, ms. */
const SPARE_MS = 10_000;
/** More than a person looks at within five minutes; the oldest goes first. */
const MAX_KEPT = 5;

/** A plan that main made, with what was asked to get it. */
export interface StoredPlan {
  readonly plan: PlanModel;
  /** `practice:NAME` or `this`. */
  readonly machine: string;
  /** Whom the user of this PC wants to reach: a change of the client shows only there. */
  readonly wanted?: Target | undefined;
  /** The worker that read what only an administrator may read, and waits for this plan. Whoever takes the plan ends it. */
  readonly looking?: LookingWorker;
}

/** Why a token opens nothing: it was never given out or is spent already, or its time is over. */
type NoPlan = 'unknown' | 'expired';

/** Plans that wait to be applied. The window has only their tokens. */
export interface PlanStore {
  /** Keeps a plan: a token for one apply, and until when. */
  put(stored: StoredPlan): { token: string; expiresAt: number };
  /** Spends the token, whatever comes of it. */
  take(token: string): { ok: true; stored: StoredPlan } | { ok: false; because: NoPlan };
  /** Forgets a plan that nobody wants; its worker ends and has changed nothing. */
  drop(token: string): void;
}

export function planStore(now: () => number = () => Date.now()): PlanStore {
  const plans = new Map<string, { stored: StoredPlan; madeAt: number; expiresAt: number }>();
  const drop = (token: string) => {
    plans.get(token)?.stored.looking?.end();
    plans.delete(token);
  };
  return {
    put(stored) {
      const token = randomBytes(32).toString('hex');
      const madeAt = now();
      const { looking } = stored;
      const expiresAt = looking ? Math.min(madeAt + PLAN_MS, looking.endsAt - SPARE_MS) : madeAt + PLAN_MS;
      // One worker waits, for the plan that is looked at.
      if (looking) for (const old of plans.values()) old.stored.looking?.end();
      plans.set(token, { stored, madeAt, expiresAt });
      for (const old of [...plans.keys()].slice(0, -MAX_KEPT)) drop(old);
      if (looking) setTimeout(() => drop(token), Math.max(0, expiresAt - madeAt)).unref();
      return { token, expiresAt };
    },
    take(token) {
      const found = plans.get(token);
      plans.delete(token);
      if (!found) return { ok: false, because: 'unknown' };
      const time = now();
      // A clock that was set back says nothing about the age.
      if (time >= found.madeAt && time <= found.expiresAt) return { ok: true, stored: found.stored };
      found.stored.looking?.end();
      return { ok: false, because: 'expired' };
    },
    drop,
  };
}
