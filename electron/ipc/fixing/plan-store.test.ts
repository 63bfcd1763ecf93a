import { describe, expect, it } from 'vitest';
import type { PlanModel } from '../../../preload/contract/plan.ts';
import { PLAN_MS, planStore } from './plan-store.ts';

const stored = (id: string) => ({ machine: 'practice:key-acl', plan: { id } as PlanModel });

describe('plans that wait to be applied', () => {
  it('gives each a token of 32 bytes that opens it once', () => {
    const store = planStore();
    const [one, other] = [store.put(stored('a')), store.put(stored('b'))];
    expect(one.token).toMatch(/^[0-9a-f]{64}$/);
    expect(one.token).not.toBe(other.token);
    expect(store.take(one.token)).toEqual({ ok: true, stored: stored('a') });
    expect(store.take(one.token)).toEqual({ ok: false, because: 'unknown' });
    expect(store.take(other.token).ok).toBe(true);
  });

  it('refuses what it never gave out, near misses included', () => {
    const store = planStore();
    const { token } = store.put(stored('a'));
    for (const forged of ['', '0'.repeat(64), token.toUpperCase() === token ? `${token} ` : token.toUpperCase(), `${token}0`, token.slice(1), '__proto__']) {
      expect(store.take(forged)).toEqual({ ok: false, because: 'unknown' });
    }
    expect(store.take(token).ok).toBe(true);
  });

  it('forgets a plan after five minutes, and when the clock goes back behind it', () => {
    let time = 1_000_000;
    const store = planStore(() => time);
    const [late, spent, back] = [store.put(stored('a')), store.put(stored('b')), store.put(stored('c'))];
    expect(late.expiresAt).toBe(1_000_000 + PLAN_MS);
    time = late.expiresAt;
    expect(store.take(spent.token).ok).toBe(true);
    time += 1;
    expect(store.take(late.token)).toEqual({ ok: false, because: 'expired' });
    expect(store.take(late.token)).toEqual({ ok: false, because: 'unknown' });
    time = 999_999;
    expect(store.take(back.token)).toEqual({ ok: false, because: 'expired' });
  });

  it('keeps a few only', () => {
    const store = planStore();
    const tokens = Array.from({ length: 7 }, (_, n) => store.put(stored(String(n))).token);
    expect(tokens.map((token) => store.take(token).ok)).toEqual([false, false, true, true, true, true, true]);
  });
});

describe('a worker that waits for a plan', () => {
  const looking = (endsAt = Number.POSITIVE_INFINITY) => {
    let there = true;
    return { endsAt, alive: () => there, end: () => { there = false; }, read: () => Promise.resolve(null), see: () => Promise.reject(new Error('unused')), begin: () => Promise.reject(new Error('unused')) };
  };

  it('ends with a plan that is dropped, pushed out or too old, and goes with one that is taken', () => {
    let time = 1_000_000;
    const store = planStore(() => time);
    const [dropped, taken, late] = [looking(), looking(), looking(1_000_000 + 60_000)];
    store.drop(store.put({ ...stored('a'), looking: dropped }).token);
    const kept = store.take(store.put({ ...stored('b'), looking: taken }).token);
    expect([dropped.alive(), kept.ok && kept.stored.looking, taken.alive()]).toEqual([false, taken, true]);
    const { token, expiresAt } = store.put({ ...stored('c'), looking: late });
    expect(expiresAt).toBeLessThan(late.endsAt);
    time = late.endsAt;
    expect([store.take(token), late.alive()]).toEqual([{ ok: false, because: 'expired' }, false]);
  });

  it('is one: the next plan ends the worker of the last', () => {
    const store = planStore();
    const [one, other] = [looking(), looking()];
    store.put({ ...stored('a'), looking: one });
    store.put({ ...stored('b'), looking: other });
    expect([one.alive(), other.alive()]).toEqual([false, true]);
  });
});
