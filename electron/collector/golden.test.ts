import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readHostBlock } from './read-block.ts';

/** Blocks that were sent once must be read for ever: a collector may lie on a host for years. */
const golden = (name: string) => readHostBlock(readFileSync(join(import.meta.dirname, 'testing/golden', name), 'utf8'), '2026-11-21T10:00:00.000Z');

it.each([['any.txt', 95], ['constrained.txt', 95], ['azure.json', 95], ['intune.csv', 26]])('reads %s', (name, count) => {
  const reading = golden(name);
  expect(reading).toMatchObject({ ok: true, machine: 'APP-02' });
  if (!reading.ok) return;
  expect(reading.facts).toHaveLength(count);
  expect(reading.facts.find((one) => one.name === 'os.build')).toEqual({ name: 'os.build', value: 20348, source: 'host-block', at: '2026-11-21T09:58:00Z' });
  expect(reading.facts.find((one) => one.name === 'key.files')?.value).toMatchObject([{ networkService: false }]);
});
