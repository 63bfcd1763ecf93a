import { describe, expect, it } from 'vitest';
import { checkInput, describeComplaint } from './check-input.ts';
import { loadRegressions } from './regressions.ts';
import { allTargets } from './target.ts';

const targets = (await allTargets()).map(({ target }) => target);
const regressions = await loadRegressions();

describe('what fuzzing starts from', () => {
  it.each(targets.flatMap((target) => (target.seeds ?? []).map((input, index) => ({ target, input, index }))))('$target.name takes its seed $index', async ({ target, input }) => {
    const complaint = await checkInput(target, input);
    expect(complaint === undefined ? '' : describeComplaint(complaint)).toBe('');
  });
});

describe.runIf(regressions.length > 0)('what fuzzing once found', () => {
  it.each(regressions)('$file', async ({ target: name, input }) => {
    const target = targets.find((each) => each.name === name);
    if (target === undefined) throw new Error(`the target ${name} is gone; move or delete its regression files`);
    const complaint = await checkInput(target, input);
    expect(complaint === undefined ? '' : describeComplaint(complaint)).toBe('');
  });
});
