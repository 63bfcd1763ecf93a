import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressesModel } from '../../../preload/contract/profile.ts';
import { parseTarget } from '../../probe/target/target.ts';
import { runAddresses } from './run-matrix.ts';

let dataDir = '';
beforeAll(() => { dataDir = mkdtempSync(join(tmpdir(), 'rdp-doctor-matrix-')); });
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const target = (text: string) => {
  const read = parseTarget(text);
  if (!read.ok) throw new Error(text);
  return read.target;
};

async function matrix(texts: string[], signal = new AbortController().signal) {
  const result = await runAddresses({ targets: texts.map(target), mode: 'quick', dataDir }, signal);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  expect(addressesModel.safeParse(result.model).error).toBeUndefined();
  return { ...result.model, asked: result.asked };
}

describe('the address matrix over practice hosts', () => {
  it('proves one machine over its name and its address', async () => {
    const { rows, sameMachine, signs } = await matrix(['practice:healthy']);
    expect(sameMachine).toBe('proven');
    const named = rows.filter((row) => row.sha1 !== null).map((row) => [row.name, row.address, row.computerName]);
    expect(named).toContainEqual(['srv-01.corp.example', '10.0.4.11', 'srv-01.corp.example']);
    expect(named).toContainEqual(['10.0.4.11', '10.0.4.11', 'srv-01.corp.example']);
    expect(signs.map((one) => one.id)).not.toContain('dns-elsewhere');
  });

  it('finds the machine that a dead name cannot reach, and proves it by the certificate that was read on the machine itself', async () => {
    const { rows, sameMachine, because, signs } = await matrix(['practice:name-fails-ip-works']);
    expect(rows.find((row) => row.name === 'srv-11.corp.example')).toMatchObject({ address: null, verdict: 'DNS_NXDOMAIN', sha1: null });
    expect(rows.find((row) => row.name === '10.0.4.31')).toMatchObject({ verdict: 'HEALTHY', computerName: 'srv-11.corp.example' });
    expect([sameMachine, because.key, signs.map((one) => one.id)]).toEqual(['proven', 'profile:addresses.because.known.host', ['name-dead']]);
  });

  it('sees that DNS points elsewhere', async () => {
    const { sameMachine, signs, rows } = await matrix(['practice:stale-dns']);
    expect([sameMachine, signs.map((one) => one.id)]).toEqual(['different', ['dns-elsewhere', 'one-resolver-only']]);
    expect(rows.filter((row) => row.name === 'srv-09.corp.example').map((row) => [row.address, row.verdict, row.computerName])).toEqual([['10.0.4.77', 'DNS_WRONG_HOST', 'print-02.corp.example'], ['10.0.4.19', 'HEALTHY', 'srv-09.corp.example']]);
  });

  it('proves nothing where TLS is opened on every way', async () => {
    const { sameMachine, signs } = await matrix(['practice:tls-inspection']);
    expect([sameMachine, signs.map((one) => one.id)]).toEqual(['unknown', ['tls-intercepted']]);
  });

  it('names a practice host that is not there', async () => {
    expect(await runAddresses({ targets: [{ input: 'practice:nobody', host: 'nobody', port: 3389, kind: 'practice' }], mode: 'quick', dataDir }, new AbortController().signal)).toMatchObject({ ok: false, problem: { because: 'unknownName' } });
  });

  it('stops when it is cancelled, and says so', async () => {
    const stop = new AbortController();
    stop.abort();
    expect(await matrix(['practice:healthy'], stop.signal)).toMatchObject({ cancelled: true, sameMachine: 'unknown' });
  });
});
