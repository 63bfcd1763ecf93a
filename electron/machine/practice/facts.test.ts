import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fact } from '../../../preload/contract/facts.ts';
import { SCENARIO_IDS } from '../../practice/scenario-list.ts';
import { bench, benchFolder } from '../../practice/testing/practice-bench.ts';
import { WINDOWS_FACTS, type WindowsFactSpec } from '../windows-facts.ts';

let folder: ReturnType<typeof benchFolder>;
beforeAll(() => { folder = benchFolder(); });
afterAll(() => folder.remove());
const signal = new AbortController().signal;

async function read(name: string) {
  const opened = await bench(name, folder.path);
  const { machine, target } = opened;
  const lists = [];
  for (const batch of ['fast', 'slow', 'onRequest'] as const) lists.push(await machine.readFacts({ batch, target: target.host, signal }));
  await opened.close();
  return lists.flat();
}

function shapeOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.length === 0 ? ['strings', 'records'] : [typeof value[0] === 'object' ? 'records' : 'strings'];
  return [typeof value === 'object' ? 'record' : typeof value];
}

describe('facts of practice hosts', () => {
  it.each(SCENARIO_IDS)('%s gives every fact of the vocabulary in its shape', async (name) => {
    const facts = await read(name);
    expect(facts.map((one) => one.name).sort()).toEqual(Object.keys(WINDOWS_FACTS).sort());
    for (const one of facts) {
      expect(fact.safeParse(one).success, one.name).toBe(true);
      expect(one.unknown, one.name).not.toBe('not part of this practice host');
      if (name !== 'xrdp-key') expect(one.unknown, one.name).toBeUndefined();
      const spec: WindowsFactSpec = WINDOWS_FACTS[one.name as keyof typeof WINDOWS_FACTS];
      if (one.value !== null) expect(shapeOf(one.value), one.name).toContain(spec.shape);
      const fields = spec.shape === 'records' ? (one.value as Record<string, unknown>[] | null)?.[0] : spec.shape === 'record' ? (one.value as Record<string, unknown> | null) : null;
      if (fields && spec.fields) expect(Object.keys(fields).sort(), one.name).toEqual([...spec.fields].sort());
    }
  });

  it('gives no fact of the host where the far end is Linux', async () => {
    const facts = await read('xrdp-key');
    expect(facts.find((one) => one.name === 'service.list')?.unknown).toBe('the far end is not a Windows host');
    expect(facts.find((one) => one.name === 'client.mstscVersion')?.value).toBe('10.0.22621.4317');
  });

  it('reads the loopback probe of the host itself, past firewall and boxes', async () => {
    const verdict = async (name: string) => (await read(name)).find((one) => one.name === 'loopback.verdict')?.value;
    expect(await verdict('firewall-public')).toBe('HEALTHY');
    expect(await verdict('tunnel-loopback')).toBe('HEALTHY');
    expect(await verdict('key-acl')).toBe('TLS_CLOSED');
  });

  it('judges the rights on the key file by its SDDL', async () => {
    expect((await read('healthy')).find((one) => one.name === 'key.files')?.value).toMatchObject([{ current: true, networkService: true, system: true }]);
    const files = (await read('expired-and-key-acl')).find((one) => one.name === 'key.files')?.value;
    expect(files).toMatchObject([{ current: true, networkService: false, system: true, third: '' }]);
  });

  it('finds its own probe in the logs of the host it reaches, and not where the name leads elsewhere', async () => {
    const arrivals = async (name: string) => ((await read(name)).flatMap((one) => (one.name === 'events.rdpCore' ? one.value : [])) as { id: number; at: string | null; clientIp: string }[])
      .filter((row) => row.id === 131 && row.at === null).map((row) => row.clientIp);
    expect(await arrivals('key-acl')).toEqual(['10.0.8.31']);
    expect(await arrivals('proxy-protocol')).toEqual(['10.0.4.90']);
    for (const name of ['stale-dns', 'name-fails-ip-works', 'firewall-public', 'port-moved']) expect(await arrivals(name), name).toEqual([]);
  });
});
