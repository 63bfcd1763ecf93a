import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRowLog, readPage, rowsIn } from './row-file.ts';
import { keptRowOf } from './testing.ts';
import type { KeptRow } from './window-row.ts';

let dir: string;
let path: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'row-file-'));
  path = join(dir, 'rows.jsonl');
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const write = async (rows: readonly KeptRow[]) => {
  const log = await openRowLog(path);
  await log.append(rows);
  await log.close();
};
const hosts = async () => {
  const all: string[] = [];
  for await (const { host } of rowsIn(path)) all.push(host);
  return all;
};
const many = (count: number, from = 0) => Array.from({ length: count }, (_, index) => keptRowOf(`srv-${from + index}`, { issuer: 'x'.repeat((index * 37) % 900) }));

describe('the rows of a run', () => {
  it('come back page by page in their order, with what the window needs', async () => {
    await write(many(3000));
    expect(await hosts()).toEqual(many(3000).map(({ host }) => host));
    const page = await readPage(path, 0, 7);
    expect(page.rows).toEqual(many(7));
    expect((await readPage(path, page.next ?? 0, 1)).rows[0]?.host).toBe('srv-7');
  });

  it('go on after a line that a power cut left half', async () => {
    await write(many(2));
    await appendFile(path, '{"schema":"rdp-doctor/radar-row@1","host":"ha');
    await write(many(1, 2));
    expect(await hosts()).toEqual(['srv-0', 'srv-1', 'srv-2']);
  });

  it.each([['nothing', null], ['an empty file', ''], ['garbage', '\u0000\u0000'.repeat(700_000)], ['a value of another kind', '{"host":1}\n[]\nnull\n']])('are none in %s', async (_what, text) => {
    if (text !== null) await writeFile(path, text);
    expect(await hosts()).toEqual([]);
  });

  it('are found behind half a megabyte without an end of line', async () => {
    await writeFile(path, `${'y'.repeat(1_300_000)}\n`);
    await write(many(2));
    expect(await hosts()).toEqual(['srv-0', 'srv-1']);
  });
});
