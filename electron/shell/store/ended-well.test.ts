import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lastEnd } from './ended-well.ts';

let dir: string;
beforeEach(() => { dir = mkdtempSync(join(tmpdir(), 'ended-')); });
afterEach(() => rmSync(dir, { recursive: true, force: true }));

it('tells a start after a crash from one after a proper end', () => {
  const first = lastEnd(dir);
  expect(first.endedWell).toBe(true);
  // Nobody called end: it crashed.
  const second = lastEnd(dir);
  expect(second.endedWell).toBe(false);
  second.end();
  expect(lastEnd(dir).endedWell).toBe(true);
});

it('complains of nothing where the folder is not there', () => {
  const nowhere = lastEnd(join(dir, 'not', 'there'));
  expect(nowhere.endedWell).toBe(true);
  nowhere.end();
});
