import { describe, expect, it } from 'vitest';
import { readProgramReport } from './suites/program.mjs';
import { readVitestReport } from './suites/unit.mjs';
import { readPlaywrightReport } from './suites/window.mjs';
import { brokenSuite, lastLine, skippedSuite, sum, tally, withSecondTry } from './tally.mjs';

describe('the last line', () => {
  it('counts everything, and names skips only when there are some', () => {
    expect(lastLine(sum([tally({ passed: 3 }), tally({ passed: 4 })]))).toBe('7 passed, 0 failed');
    expect(lastLine(sum([tally({ passed: 3 }), brokenSuite('x'), skippedSuite('y')]))).toBe('3 passed, 1 failed, 1 skipped');
  });
});

describe('a vitest report', () => {
  const file = (/** @type {object} */ part) => ({ name: '/x/a.test.ts', status: 'passed', assertionResults: [], ...part });

  it('counts passed, failed and skipped tests and keeps what failed', () => {
    const report = { testResults: [file({ status: 'failed', assertionResults: [
      { status: 'passed', fullName: 'one' }, { status: 'failed', fullName: 'two', failureMessages: ['expected 1'] }, { status: 'skipped', fullName: 'three' }] })] };
    expect(readVitestReport(report)).toMatchObject({ passed: 1, failed: 1, skipped: 1, failures: [expect.stringMatching(/two\nexpected 1/)] });
  });

  it('counts a file that could not be loaded as failed', () => {
    expect(readVitestReport({ testResults: [file({ status: 'failed', message: 'no such module' })] })).toMatchObject({ failed: 1 });
  });
});

describe('a Playwright report', () => {
  it('counts nested suites and names what passed on a second try only', () => {
    const spec = (/** @type {'expected' | 'flaky' | 'skipped'} */ status) => ({ title: status, tests: [{ status, results: [{ errors: [{ message: 'why' }] }] }] });
    const report = { suites: [{ title: 'a.spec.ts', specs: [spec('expected')], suites: [{ title: 'inner', specs: [spec('flaky'), spec('skipped')] }] }] };
    expect(readPlaywrightReport(report)).toMatchObject({ passed: 2, failed: 0, skipped: 1, failures: [], again: ['a.spec.ts › inner › flaky'] });
  });

  it('counts an error outside of any test', () => {
    expect(readPlaywrightReport({ suites: [], errors: [{ message: 'no config' }] })).toMatchObject({ failed: 1, failures: ['no config'] });
  });
});

describe('the report of a suite of ours', () => {
  it('reads counts and failures', () => {
    expect(readProgramReport({ passed: 1, failed: 2, skipped: 3, failures: ['a', 'b'] })).toEqual({ passed: 1, failed: 2, skipped: 3, failures: ['a', 'b'] });
  });

  it.each([[null], ['text'], [{}], [{ passed: -1, failed: 0 }], [{ passed: '1', failed: 0 }]])('refuses %j', (document) => {
    expect(readProgramReport(document)).toBeUndefined();
  });
});

describe('a second try', () => {
  const first = tally({ passed: 8, failed: 2, failures: ['a.test.ts › one\nwhy', 'b.test.ts › two\nwhy'] });

  it('counts what passed then, and names it', () => {
    const all = withSecondTry(first, tally({ passed: 9 }), ['a.test.ts', 'b.test.ts']);
    expect(all).toMatchObject({ passed: 10, failed: 0, again: ['a.test.ts', 'b.test.ts'] });
  });

  it('keeps what failed twice', () => {
    const all = withSecondTry(first, tally({ passed: 8, failed: 1, failures: ['b.test.ts › two\nwhy'] }), ['a.test.ts', 'b.test.ts']);
    expect(all).toMatchObject({ passed: 9, failed: 1, failures: [expect.stringContaining('two')], again: ['a.test.ts'] });
  });
});
