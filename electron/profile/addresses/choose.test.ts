import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AddressesModel, AddressRow } from '../../../preload/contract/profile.ts';
import { parseTarget } from '../../probe/target/target.ts';
import { chooseAddress, offerFallbacks } from './choose.ts';
import { judgeSameMachine, type KnownThumbprint } from './same-machine.ts';
import { rememberSeen, seenBefore } from './seen-machines.ts';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const row = (name: string, address: string | null, sha1: string | null = A, more: Partial<AddressRow> = {}): AddressRow => ({ name, address, sha1, computerName: sha1 ? 'srv.corp.example' : null, verdict: sha1 ? 'HEALTHY' : 'DNS_NXDOMAIN', stages: [], ...more });
const targets = (...texts: string[]) => texts.map((text) => {
  const read = parseTarget(text);
  if (!read.ok) throw new Error(text);
  return read.target;
});
function model(rows: AddressRow[], known: KnownThumbprint[] = []): AddressesModel {
  const { sameMachine, because } = judgeSameMachine(rows, known);
  return { schema: 'rdp-doctor/addresses@1', cancelled: false, rows, sameMachine, because, signs: [] };
}
const chosen = (list: string[], rows: AddressRow[], known: KnownThumbprint[] = []) => {
  const found = chooseAddress(targets(...list), model(rows, known), known);
  return found && [found.address, found.place, found.sentence.key];
};
const offered = (list: string[], rows: AddressRow[], known: KnownThumbprint[] = []) => offerFallbacks(targets(...list), model(rows, known), known).map((one) => one.address);

describe('which address to use now', () => {
  const dead = row('srv', null, null);
  const direct = row('10.0.0.1', '10.0.0.1');
  it('is the primary while it works, also behind a fallback that does', () => {
    expect(chosen(['srv', '10.0.0.1'], [row('srv', '10.0.0.1'), direct])).toEqual(['srv', 0, 'profile:addresses.use.primary']);
    expect(chosen(['srv'], [row('srv', '10.0.0.1')])?.[1]).toBe(0);
  });
  it('is a fallback only with proof', () => {
    expect(chosen(['srv', '10.0.0.1'], [dead, direct])).toBeNull();
    expect(chosen(['srv', '10.0.0.9', '10.0.0.1'], [dead, direct, row('10.0.0.9', '10.0.0.9', null)], [{ sha1: A, source: 'visit' }])).toEqual(['10.0.0.1', 2, 'profile:addresses.use.fallback']);
  });
  it('is none where two machines answer and nobody knows which is right, else the right one', () => {
    const rows = [row('srv', '10.0.0.7', B, { computerName: 'print' }), direct];
    expect(chosen(['srv', '10.0.0.1'], rows)).toBeNull();
    expect(chosen(['srv', '10.0.0.1'], rows, [{ sha1: A, source: 'visit' }])?.[0]).toBe('10.0.0.1');
  });
  it('is not one that never comes to TLS', () => {
    const broken = row('srv', '10.0.0.1', A, { stages: [{ stage: 'tls', state: 'fail', ms: 1, address: '10.0.0.1' }] });
    expect(chosen(['srv'], [broken])).toBeNull();
    expect(chosen(['srv'], [row('srv', '10.0.0.1', A, { verdict: 'CERT_EXPIRED', stages: [{ stage: 'certificate', state: 'fail', ms: 1, address: '10.0.0.1' }] })])?.[1]).toBe(0);
  });
});

describe('the fallback that is offered', () => {
  const proven = [row('srv', '10.0.0.1'), row('10.0.0.1', '10.0.0.1'), row('fd00::4', 'fd00::4')];
  it('is proven, not in the list yet, IPv4 first, with the port, and says what it costs', () => {
    expect([offered(['srv'], proven), offered(['srv:3390', '10.0.0.1:3390'], proven)]).toEqual([['10.0.0.1', 'fd00::4'], ['[fd00::4]:3390']]);
    expect(offerFallbacks(targets('srv'), model(proven), [])[0]?.costs.map((one) => one.key.split('.').at(-1))).toEqual(['noKerberos', 'namePrompt', 'mayChange', 'ntlmBlocked']);
  });
  it('is none without proof, and none through what opens TLS', () => {
    const dead = row('srv', null, null);
    const opened = row('10.0.0.1', '10.0.0.1', A, { verdict: 'MIDDLEBOX_TLS_INSPECTION' });
    expect([offered(['srv'], [dead, row('10.0.0.1', '10.0.0.1')]), offered(['srv'], [dead, opened], [{ sha1: A, source: 'given' }])]).toEqual([[], []]);
    expect(offered(['srv'], [dead, row('10.0.0.1', '10.0.0.1')], [{ sha1: A, source: 'given' }])).toEqual(['10.0.0.1']);
  });
});

describe('machines seen before', () => {
  let dir = '';
  beforeEach(() => { dir = mkdtempSync(join(tmpdir(), 'rdp-doctor-seen-')); });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));
  const at = '2026-11-21T10:00:00.000Z';
  const known = async (name: string, port = 3389) => (await seenBefore(dir, [{ host: name, port }])).map((one) => one.sha1);

  it('are known by the certificate that their name showed last', async () => {
    await rememberSeen(dir, model([row('SRV', '10.0.0.1'), row('SRV', '10.0.0.2'), row('10.0.0.1', '10.0.0.1')]), 3389, at);
    expect([await known('srv'), await known('srv', 3390), await known('10.0.0.1'), await known('other')]).toEqual([[A], [], [], []]);
    await rememberSeen(dir, model([row('srv', '10.0.0.1', B)]), 3389, at);
    expect(await known('srv')).toEqual([B]);
    expect((JSON.parse(readFileSync(join(dir, 'seen-machines.json'), 'utf8')) as { machines: unknown[] }).machines).toHaveLength(1);
  });

  it.each([
    ['that says it is another', [row('alias', '10.0.0.1')]], ['that says nothing', [row('srv', '10.0.0.1', A, { computerName: null })]], ['behind what opens TLS', [row('srv', '10.0.0.1', A, { verdict: 'MIDDLEBOX_TLS_INSPECTION' })]],
    ['beside another', [row('srv', '10.0.0.1'), row('srv', '10.0.0.2', B)]],
  ])('are not remembered from a machine %s', async (_, rows) => {
    await rememberSeen(dir, model(rows), 3389, at);
    expect([await known('srv'), await known('alias')]).toEqual([[], []]);
  });

  it('are unknown where the file is damaged', async () => {
    writeFileSync(join(dir, 'seen-machines.json'), '{"version":1,"machines":[{}]}');
    expect(await known('srv')).toEqual([]);
    await rememberSeen(dir, model([row('srv', '10.0.0.1')]), 3389, at);
    expect(await known('srv')).toEqual([A]);
  });
});
