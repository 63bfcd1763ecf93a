import { describe, expect, it } from 'vitest';
import type { RunKind } from './run-queue.ts';
import { createRunQueue } from './run-queue.ts';

const never = new AbortController().signal;
const tick = () => new Promise((done) => setTimeout(done, 0));

describe('the queue', () => {
  it('lets four reads in and the fifth wait', async () => {
    const queue = createRunQueue();
    let inside = 0;
    const leaves: (() => void)[] = [];
    for (let i = 0; i < 5; i += 1) {
      void queue.enter('read', never).then((leave) => {
        inside += 1;
        if (leave) leaves.push(leave);
      });
    }
    await tick();
    expect(inside).toBe(4);
    leaves[0]?.();
    leaves[0]?.();
    await tick();
    expect(inside).toBe(5);
  });

  it('runs a write alone, and lets no read that came later pass it', async () => {
    const queue = createRunQueue();
    const order: string[] = [];
    const job = async (name: string, kind: RunKind) => {
      const leave = await queue.enter(kind, never);
      order.push(`+${name}`);
      await tick();
      order.push(`-${name}`);
      leave?.();
    };
    await Promise.all([job('r1', 'read'), job('r2', 'read'), job('w1', 'write'), job('r3', 'read'), job('w2', 'write')]);
    expect(order).toEqual(['+r1', '+r2', '-r1', '-r2', '+w1', '-w1', '+r3', '-r3', '+w2', '-w2']);
  });

  it('lets a waiting one leave by its signal, and those behind it go on', async () => {
    const queue = createRunQueue();
    const first = await queue.enter('read', never);
    const controller = new AbortController();
    const write = queue.enter('write', controller.signal);
    const read = queue.enter('read', never);
    controller.abort();
    expect(await write).toBeNull();
    expect(await read).not.toBeNull();
    first?.();
    expect(await queue.enter('read', controller.signal)).toBeNull();
  });
});
