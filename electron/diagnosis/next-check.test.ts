import { describe, expect, it } from 'vitest';
import { rank } from './rank.ts';
import { CANDIDATES, nextCheck, type NextCheckInput } from './next-check.ts';
import type { EvidenceId } from './weights.ts';

const ask = (ids: EvidenceId[], more: Partial<NextCheckInput> = {}) => nextCheck({ causes: rank(ids.map((id) => ({ id }))).causes, seen: new Set(ids), run: new Set(), answered: new Set(), rights: { admin: true, hostAccess: true }, ...more });
const QUESTIONS = new Set(CANDIDATES.flatMap((one) => one.answer ?? []));
const E1: EvidenceId[] = ['code-0x904', 'tcp-ok', 'rdp-answered', 'tls-closed-on-hello', 'only-this-host'];

describe('nextCheck', () => {
  it('asks the cheap question first, then the host', () => {
    expect(ask(E1)?.costMinutes).toBeLessThanOrEqual(1);
    expect(['h05', 'h10']).toContain(ask(E1, { answered: new Set([...QUESTIONS].filter((name) => name !== 'scope.loopbackTest')) })?.id);
  });
  it('tells the two causes it parts', () => {
    const check = ask(['tls-alert-mismatch', 'event-no-common-cipher'], { answered: QUESTIONS });
    expect(['h14', 'h15']).toContain(check?.id);
    expect([...(check?.splits ?? [])].sort()).toEqual(['tls-cipher', 'tls-protocol']);
  });
  it('does not send anybody to a host that cannot be reached, or that is not Windows', () => {
    expect(ask(E1, { answered: QUESTIONS, rights: { admin: false, hostAccess: false } })?.needs).not.toBe('host access');
    expect(ask([...E1, 'target-not-windows'], { answered: QUESTIONS })?.needs).not.toBe('host access');
  });
  it('never proposes what was run, answered or given up', () => {
    const done = new Set<string>();
    for (let i = 0; i < CANDIDATES.length + 1; i++) {
      const next = ask(E1, { run: done });
      if (!next) break;
      expect(done.has(next.id)).toBe(false);
      done.add(next.id);
    }
    expect(ask(E1, { run: done })).toBeNull();
    expect(done.size).toBeGreaterThan(5);
    expect(ask(E1, { skipped: done })).toBeNull();
  });
  it('is null when a cause is proven and when there is none', () => {
    expect(ask([...E1, 'loopback-fails-tls', 'key-acl-bad'])).toBeNull();
    expect(ask([])).toBeNull();
  });
  it('costs count: of two that part alike the cheaper comes', () => {
    expect(ask(['tcp-refused'], { answered: QUESTIONS })?.id).toMatch(/^h0[234]$/);
  });
});
