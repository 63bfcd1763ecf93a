import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { radarRowDocument, type RadarRow } from '../../preload/contract/radar.ts';
import type { Dialer, Endpoint } from '../probe/net/dialer.ts';
import type { RadarTarget } from './input/read-targets.ts';
import { runRadar, type RadarRequest } from './run-radar.ts';
import { readSavedRows } from './saved-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'radar-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A network where every host refuses after a while, and that counts who is connected. */
function countingDialer(ms = 3) {
  const now = new Map<string, number>();
  const seen = { total: 0, most: 0, mostToOne: 0, all: 0 };
  const dialer: Dialer = {
    async connect({ address }: Endpoint) {
      now.set(address, (now.get(address) ?? 0) + 1);
      seen.all++;
      seen.total++;
      seen.most = Math.max(seen.most, seen.total);
      seen.mostToOne = Math.max(seen.mostToOne, now.get(address) ?? 0);
      await new Promise((resolve) => setTimeout(resolve, ms));
      now.set(address, (now.get(address) ?? 0) - 1);
      seen.total--;
      return { kind: 'refused', ms, code: 'ECONNREFUSED' };
    },
    exchangeUdp: () => Promise.resolve({ kind: 'silent', ms: 0 }),
  };
  return { dialer, seen };
}

async function* list(hosts: readonly string[]): AsyncGenerator<RadarTarget> {
  for (const [index, text] of hosts.entries()) {
    const [host = '', port = '3389'] = text.split(':');
    yield { line: index + 1, host, port: Number(port), kind: 'address', name: host };
  }
}
const addresses = (count: number) => Array.from({ length: count }, (_, index) => `10.0.${index >> 8}.${index & 255}`);

async function run(hosts: readonly string[], changes: Partial<RadarRequest> = {}, stopAfter = Number.POSITIVE_INFINITY) {
  const { dialer, seen } = countingDialer();
  const controller = new AbortController();
  const rows: RadarRow[] = [];
  const duplicates: string[] = [];
  const result = await runRadar({ targets: list(hosts), concurrency: 16, budgetMs: 2000, ...changes }, {
    signal: controller.signal,
    onRow(row) {
      rows.push(row);
      if (rows.length === stopAfter) controller.abort();
    },
    onDuplicate: ({ host }) => void duplicates.push(host),
  }, dialer);
  return { rows, result, seen, duplicates };
}

describe('the radar', () => {
  it('connects to so many at once, and as many when it can', async () => {
    const { rows, result, seen } = await run(addresses(200));
    expect([seen.most, seen.mostToOne, seen.all, rows.length]).toEqual([16, 1, 200, 200]);
    expect(result).toMatchObject({ targets: 200, done: 200, resumed: 0, cancelled: false, byVerdict: { TCP_REFUSED: 200 } });
    for (const row of rows) radarRowDocument.parse(row);
  });

  it('never connects twice to a host at a time, whatever the port', async () => {
    const { rows, seen } = await run(addresses(4).flatMap((host) => Array.from({ length: 10 }, (_, index) => `${host}:${3389 + index}`)));
    expect([seen.mostToOne, rows.length, seen.most]).toEqual([1, 40, 4]);
  });

  it('gives a host that waits for its turn the whole of its time', async () => {
    const { result } = await run(Array.from({ length: 40 }, (_, index) => `10.0.0.1:${3000 + index}`), { budgetMs: 100 });
    expect(result.byVerdict).toEqual({ TCP_REFUSED: 40 });
  });

  it('checks a target once however often it is named', async () => {
    const { rows, result, duplicates } = await run(['10.0.0.1', '10.0.0.2', '10.0.0.1', '10.0.0.1:3390']);
    expect([rows.length, result.targets, duplicates]).toEqual([3, 3, ['10.0.0.1']]);
  });

  it('stops at a cancel and tells what was done', async () => {
    const { rows, result, seen } = await run(addresses(1000), {}, 50);
    expect(result.cancelled).toBe(true);
    expect(result.done).toBe(rows.length);
    expect(seen.all).toBeLessThan(100);
  });

  it('ends at a cancel though the list itself never ends', async () => {
    const controller = new AbortController();
    async function* silent(): AsyncGenerator<RadarTarget> {
      yield* list(['10.0.0.1']);
      await new Promise(() => {});
    }
    const { dialer } = countingDialer();
    const result = await runRadar({ targets: silent(), concurrency: 4, budgetMs: 500 }, { signal: controller.signal, onRow: () => controller.abort() }, dialer);
    expect(result).toMatchObject({ cancelled: true, done: 1 });
  });

  it('stops when its rows cannot be taken, and fails as that failed', async () => {
    const { dialer, seen } = countingDialer();
    const failing = runRadar({ targets: list(addresses(1000)), concurrency: 4, budgetMs: 500 }, { signal: new AbortController().signal, onRow: () => Promise.reject(new Error('gone')) }, dialer);
    await expect(failing).rejects.toThrow('gone');
    expect(seen.all).toBeLessThan(20);
  });
});

describe('resume', () => {
  const save = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };

  it('probes what is not saved and counts both', async () => {
    const hosts = addresses(100);
    const first = await run(hosts, {}, 30);
    const lines = first.rows.map((row) => JSON.stringify({ ...row, verdict: 'HEALTHY' }));
    const saved = await readSavedRows(save('a.jsonl', `${lines.join('\n')}\n{"schema":"rdp-doctor/radar-summary@1","targets":3}\n{"schema":"rdp-doctor/radar-r`));
    expect([saved.rows, saved.badLines]).toEqual([first.rows.length, []]);
    const second = await run(hosts, { saved });
    expect(second.rows.length).toBe(100 - first.rows.length);
    expect(second.result).toMatchObject({ targets: 100, done: 100, resumed: first.rows.length, byVerdict: { HEALTHY: first.rows.length, TCP_REFUSED: 100 - first.rows.length } });
    const hostsOf = (rows: readonly RadarRow[]) => rows.map((row) => row.host).sort();
    expect(hostsOf([...first.rows, ...second.rows])).toEqual([...hosts].sort());
    const taken: RadarRow[] = [];
    for await (const row of saved.taken()) taken.push(row);
    expect(hostsOf(taken)).toEqual(hostsOf(first.rows));
  });

  it('leaves rows of other lists aside and names damaged lines', async () => {
    const row = JSON.stringify({ schema: 'rdp-doctor/radar-row@1', host: '192.0.2.1', port: 3389, verdict: 'HEALTHY', notAfter: null, daysLeft: null, issuer: null, sha1: null, computerName: null, osVersion: null, ms: 1 });
    const saved = await readSavedRows(save('b.jsonl', `garbage\n${row}\n{"a":1}\n${row.replace('3389', '99999')}\n${row}\n`));
    expect([saved.rows, saved.badLines]).toEqual([2, [1, 3, 4]]);
    expect((await run(['10.0.0.1'], { saved })).result).toMatchObject({ targets: 1, done: 1, resumed: 0 });
  });
});
