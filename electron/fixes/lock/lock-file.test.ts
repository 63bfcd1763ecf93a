import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isHeld, takeLock } from './lock-file.ts';

let dir: string;
let path: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'lock-'));
  path = join(dir, 'locks', 'one.lock');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

it('is held by one, tells who, and is free again after', async () => {
  const first = await takeLock(path, 'apply');
  expect(await takeLock(path, 'undo')).toEqual({ ok: false, because: 'held', pid: process.pid, what: 'apply' });
  expect(await isHeld(path)).toBe(true);
  if (first.ok) await first.release();
  expect(await isHeld(path)).toBe(false);
  expect((await takeLock(path, 'undo')).ok).toBe(true);
  expect(readdirSync(join(dir, 'locks'))).toEqual(['one.lock']);
});

it('is taken over from a process that was killed', async () => {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 30000)']);
  await takeLock(path, 'apply');
  const holder = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  writeFileSync(path, JSON.stringify({ ...holder, pid: child.pid, began: null }));
  expect((await takeLock(path, 'undo')).ok).toBe(false);
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  expect((await takeLock(path, 'undo')).ok).toBe(true);
});

it.runIf(process.platform === 'linux')('is not fooled by another process that was given the same number', async () => {
  await takeLock(path, 'apply');
  const holder = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  writeFileSync(path, JSON.stringify({ ...holder, began: 'another boot 1' }));
  expect(await isHeld(path)).toBe(false);
  expect((await takeLock(path, 'undo')).ok).toBe(true);
});

it('lets one at a time through where many wait', async () => {
  let inside = 0;
  let most = 0;
  await Promise.all(Array.from({ length: 8 }, async () => {
    const lock = await takeLock(path, 'line', 5000);
    if (!lock.ok) throw new Error(lock.because);
    most = Math.max(most, ++inside);
    await new Promise((resolve) => { setTimeout(resolve, 5); });
    inside--;
    await lock.release();
  }));
  expect(most).toBe(1);
});

it('says why it cannot be made', async () => {
  writeFileSync(join(dir, 'locks'), '');
  expect(await takeLock(path, 'apply')).toMatchObject({ ok: false, because: 'io' });
});
