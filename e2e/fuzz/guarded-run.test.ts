import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guardedRun } from './guarded-run.ts';
import { targetsIn } from './target.ts';

const planted = await targetsIn(join(import.meta.dirname, 'testing/planted-bugs.ts'));

async function fuzz(name: string, ms = 1500) {
  const found = planted.find(({ target }) => target.name === name);
  if (found === undefined) throw new Error(name);
  return guardedRun(found, 1, ms);
}

describe('the fuzzer', () => {
  it('follows coverage to a bug that chance would not find, and shortens the input', async () => {
    const { findings } = await fuzz('planted/throws', 15_000);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ complaint: { kind: 'threw' } });
    expect(findings[0]?.input.toString('latin1')).toBe('RDP!');
  });

  it.each([['planted/hangs', 'endless'], ['planted/waits', 'endless'], ['planted/hoards', 'memory'], ['planted/rejects-later', 'threw']])('%s is found as %s', async (name, kind) => {
    const { findings } = await fuzz(name);
    expect(findings[0]?.complaint.kind).toBe(kind);
  }, 40_000);

  it('has nothing to say about sound code', async () => {
    const { findings, result } = await fuzz('planted/sound', 500);
    expect(findings).toEqual([]);
    expect(result?.inputs).toBeGreaterThan(100);
  });
});
