import { expect, it } from 'vitest';
import type { LagMeter } from './lag-meter.ts';
import { startPacer } from './pacer.ts';

function bench() {
  let tick: (lateMs: number) => void = () => {};
  const lag: LagMeter = { onTick: (listen) => { tick = listen; }, mark: () => ({ sum: 0, count: 0 }), meanSince: () => 0, total: () => ({ mean: 0, max: 0 }), stop() {} };
  const pacer = startPacer(lag);
  let begun = 0;
  const ask = (count: number) => { for (let index = 0; index < count; index++) void pacer.next().then(() => begun++); };
  const after = async (lateMs: number) => {
    const before = begun;
    tick(lateMs);
    await new Promise((resolve) => setImmediate(resolve));
    return begun - before;
  };
  return { pacer, ask, after, begun: () => begun };
}

it('lets more begin while the loop keeps up, and fewer once it is late', async () => {
  const { ask, after } = bench();
  ask(10_000);
  const onTime = [await after(0), await after(0), await after(0), await after(1), await after(0)];
  expect(onTime.slice(1)).toEqual([32, 64, 64, 64]);
  expect([await after(50), await after(50), await after(50), await after(50), await after(50), await after(50)]).toEqual([32, 16, 8, 4, 4, 4]);
  expect(await after(0)).toBe(8);
});

it('keeps nobody waiting after the end', async () => {
  const { pacer, ask, begun } = bench();
  ask(100);
  pacer.stop();
  await pacer.next();
  expect(begun()).toBe(100);
});
