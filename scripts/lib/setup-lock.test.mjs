import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { oneAtATime } from './setup-lock.mjs';

describe('setting up what is shared', () => {
  const name = () => `test ${process.pid} ${Math.random()}`;

  it('happens one after the other', async () => {
    const shared = name();
    /** @type {string[]} */
    const order = [];
    const step = (/** @type {string} */ id) => oneAtATime(shared, async () => {
      order.push(`${id} begins`);
      await sleep(50);
      order.push(`${id} ends`);
    });
    await Promise.all([step('a'), step('b')]);
    expect(order[1]).toBe(order[0]?.replace('begins', 'ends'));
  });

  it('frees the lock when a step fails', async () => {
    const shared = name();
    await expect(oneAtATime(shared, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await oneAtATime(shared, async () => 'free')).toBe('free');
  });

  it('waits for a child that outlived its killed parent, and takes over when that is gone too', async () => {
    const shared = name();
    const module = JSON.stringify(new URL('./setup-lock.mjs', import.meta.url).href);
    const parent = spawn(process.execPath, ['--input-type=module', '-e', `
      import { spawn } from 'node:child_process';
      const { oneAtATime } = await import(${module});
      await oneAtATime(${JSON.stringify(shared)}, async (alsoHeldBy) => {
        const child = spawn(process.execPath, ['-e', 'setTimeout(() => undefined, 1500)'], { detached: true, stdio: 'ignore' });
        alsoHeldBy(child.pid);
        console.log('held');
        await new Promise(() => setInterval(() => undefined, 1000));
      });`], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(parent.stdout, 'data');
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    const start = performance.now();
    await oneAtATime(shared, async () => undefined);
    expect(performance.now() - start).toBeGreaterThan(700);
  });
});
