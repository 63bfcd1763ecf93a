import { expect, it } from 'vitest';
import type { CaseFix } from '../../../preload/contract/channels.ts';
import { afterFailures } from './after-failures.ts';

const fix = (id: string, ...causes: string[]) => ({ id, against: causes.map((cause) => ({ id: cause, title: { key: cause } })) }) as unknown as CaseFix;
const list = [fix('a', 'key'), fix('b', 'key', 'cert'), fix('c', 'cert'), fix('d', 'key')];
const order = (failures: Record<string, number>) => {
  const { fixes, gone } = afterFailures(list, (cause) => failures[cause] ?? 0);
  return [fixes.map((one) => one.id).join(''), gone.map((one) => one.id).join(' ')];
};

it('leaves the order while a cause has failed once at most', () => {
  expect(order({})).toEqual(['abcd', '']);
  expect(order({ key: 1, cert: 1 })).toEqual(['abcd', '']);
});

it('puts what helps against a twice failed cause alone behind the others, and names the cause', () => {
  expect(order({ key: 2 })).toEqual(['bcad', 'key']);
  expect(order({ key: 3, cert: 2 })).toEqual(['abcd', 'key cert']);
});
