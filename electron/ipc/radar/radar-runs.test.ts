import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { radarEvent, type RadarEvent } from '../../../preload/contract/radar-window.ts';
import type { RadarHooks, RadarRequest, runRadar } from '../../radar/run-radar.ts';
import { radarRuns, type RadarAsked } from './radar-runs.ts';
import { radarStore, type RadarStore } from './radar-store.ts';
import { rowsIn } from './row-file.ts';
import { keptRowOf } from './testing.ts';

let dir: string;
let store: RadarStore;
let events: RadarEvent[];
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'radar-runs-'));
  store = radarStore(join(dir, 'radar'));
  events = [];
});
afterEach(() => rm(dir, { recursive: true, force: true }));

/** An engine without a network: answers for each target; waits for a cancel after `stopAt` of them. */
function engine(stopAt = Number.POSITIVE_INFINITY): { probe: typeof runRadar; probed: string[] } {
  const probed: string[] = [];
  const probe = async ({ targets, saved }: RadarRequest, { signal, onRow }: RadarHooks) => {
    let [all, resumed] = [0, 0];
    for await (const { host, port } of targets) {
      all++;
      if (saved?.take({ host, port }) !== undefined) {
        resumed++;
        continue;
      }
      probed.push(host);
      const row = keptRowOf(host, { port });
      await onRow(row, { ...row, notBefore: row.notBefore, selfSigned: row.selfSigned });
      if (probed.length >= stopAt) {
        if (!signal.aborted) await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
        break;
      }
    }
    return { targets: all, done: probed.length + resumed, resumed, cancelled: signal.aborted, byVerdict: {}, seconds: 1, loopLagMs: { mean: 0, max: 0 } };
  };
  return { probe, probed };
}
const start = (probe: typeof runRadar) => radarRuns({ store, send: (event) => void events.push(event), report: (defect) => { throw defect; }, probe });
const asked = (text: string, change: Partial<RadarAsked> = {}): RadarAsked => ({ list: { kind: 'bytes', bytes: Buffer.from(text) }, source: null, concurrency: 8, warnDays: 30, wideRanges: false, ...change });
const ended = () => expect.poll(() => events.at(-1)?.event.type, { timeout: 5000 }).toMatch(/finished|failed/);
const list = (count: number) => Array.from({ length: count }, (_, index) => `srv-${index}`).join('\n');
const kept = async (path = store.rows) => {
  const hosts: string[] = [];
  for await (const { host } of rowsIn(path)) hosts.push(host);
  return hosts;
};

describe('a radar run of the window', () => {
  it('keeps every row, tells them in batches without a gap, and is there after a restart', async () => {
    const { probe } = engine();
    expect(await start(probe).start(asked(list(2500)))).toMatchObject({ ok: true, value: { kind: 'started', run: { targets: 2500, running: true } } });
    await ended();
    expect(events.map((one) => radarEvent.parse(one).seq)).toEqual(events.map((_, index) => index));
    const firsts = events.flatMap(({ event }) => (event.type === 'rows' ? [event.first, event.first + event.rows.length] : []));
    expect([firsts[0], firsts.at(-1)]).toEqual([0, 2500]);
    expect(await kept()).toHaveLength(2500);
    expect(await start(probe).last()).toMatchObject({ targets: 2500, running: false, complete: true, counts: { done: 2500, states: { ok: 2500 } } });
  });

  it('is stopped, goes on after a restart with what is left, and is whole then', async () => {
    const first = engine(40);
    const runs = start(first.probe);
    await runs.start(asked(list(100)));
    await expect.poll(() => first.probed.length).toBe(40);
    expect(await runs.start(asked('other'))).toMatchObject({ ok: false, error: { code: 'busy' } });
    expect(runs.stop()).toBe(true);
    await ended();
    expect(await runs.last()).toMatchObject({ complete: false, running: false, counts: { done: 40 } });
    const second = engine();
    events = [];
    const later = start(second.probe);
    expect(await later.resume()).toMatchObject({ ok: true, value: { kind: 'started', run: { counts: { done: 40 } } } });
    await ended();
    expect(second.probed).toHaveLength(60);
    expect(new Set(await kept()).size).toBe(100);
    expect(events[0]?.event).toMatchObject({ type: 'rows', first: 40, counts: { done: 100 } });
    expect(await later.last()).toMatchObject({ complete: true, counts: { done: 100 } });
  });

  it('makes the last whole run the one before, and never half a run', async () => {
    await start(engine().probe).start(asked('a\nb'));
    await ended();
    events = [];
    const half = start(engine(1).probe);
    await half.start(asked('c\nd', { source: 'hosts.csv' }));
    expect(await kept(store.before)).toEqual(['a', 'b']);
    await expect.poll(() => half.stop()).toBe(true);
    await ended();
    events = [];
    const again = start(engine().probe);
    await again.start(asked('', { list: { kind: 'kept' } }));
    await ended();
    expect([await kept(store.before), await kept()]).toEqual([['a', 'b'], ['c', 'd']]);
    expect(await again.last()).toMatchObject({ source: 'hosts.csv' });
  });

  it('sends nothing for wide ranges, an empty list, or no list at all', async () => {
    const { probe, probed } = engine();
    const runs = start(probe);
    expect(await runs.start(asked('10.0.0.0/16'))).toMatchObject({ ok: true, value: { kind: 'needsConsent', addresses: 65_536 } });
    expect(await runs.start(asked('no host\n\n'))).toMatchObject({ ok: true, value: { kind: 'empty', badLines: [{ line: 1 }] } });
    expect(await runs.start(asked('', { list: { kind: 'kept' } }))).toMatchObject({ ok: false, error: { code: 'ioFailed', detail: 'ENOENT', text: { key: 'radarscreen:problem.list' } } });
    expect(await runs.start(asked('', { list: { kind: 'file', path: join(dir, 'none') } }))).toMatchObject({ ok: false, error: { detail: 'ENOENT' } });
    expect(await runs.resume()).toMatchObject({ ok: false, error: { code: 'notFound' } });
    expect([probed, await runs.last(), runs.stop()]).toEqual([[], null, false]);
  });

  it('says when the disk refuses, and forgets everything when asked', async () => {
    const runs = start(engine().probe);
    await runs.start(asked('a\nb'));
    await ended();
    expect(await readFile(join(dir, 'radar/list.txt'), 'utf8')).toBe('a\nb');
    expect(await runs.clear()).toEqual({ ok: true, value: {} });
    expect(await runs.last()).toBeNull();
    await writeFile(join(dir, 'radar'), 'in the way');
    expect(await runs.start(asked('a'))).toMatchObject({ ok: false, error: { code: 'ioFailed', text: { key: 'radarscreen:problem.list' } } });
  });
});
