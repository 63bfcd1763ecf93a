import { describe, expect, it } from 'vitest';
import { allCases } from '../cases/index.ts';
import { repeatedNames, uncovered } from './coverage.ts';

describe('the table of cases', () => {
  it('produces every verdict code of the contract', () => {
    expect(uncovered(allCases)).toEqual([]);
  });
  it('notices a code without a case', () => {
    expect(uncovered(allCases.filter((one) => one.expect.verdict !== 'MTU_BLACKHOLE'))).toEqual(['MTU_BLACKHOLE']);
    expect(uncovered(allCases.filter((one) => !one.expect.verdict.startsWith('TLS_ALERT')))).toHaveLength(2);
  });
  it('gives every case its own name', () => {
    expect(repeatedNames(allCases)).toEqual([]);
  });
});
