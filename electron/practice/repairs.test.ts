import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Operation } from '../machine/operation.ts';
import type { OpenPractice } from './open-practice.ts';
import { KEYS } from './windows/registry.ts';
import { bench, benchFolder, change, probe, wireFact } from './testing/practice-bench.ts';

let folder: ReturnType<typeof benchFolder>;
beforeAll(() => { folder = benchFolder(); });
afterAll(() => folder.remove());

const never = new AbortController().signal;
const restart = (name: string): Operation => ({ primitive: 'service.restart', args: { name } });
const dword = (path: string, name: string, data: number): Operation => ({ primitive: 'registry.set', args: { path, name, value: { type: 'dword', data } } });
const GOOD_KEY = 'O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FR;;;NS)';

async function facts(opened: OpenPractice) {
  const all = await Promise.all((['fast', 'slow'] as const).map((batch) => opened.machine.readFacts({ batch, signal: never })));
  return (name: string) => all.flat().find((one) => one.name === name)?.value;
}

async function keyPath(opened: OpenPractice): Promise<string> {
  const files = (await facts(opened))('key.files') as { path: string }[];
  return files[0]?.path ?? '';
}

async function thumbprint(opened: OpenPractice): Promise<string> {
  const store = (await facts(opened))('store.remoteDesktop') as { thumbprint: string }[];
  return store[0]?.thumbprint ?? '';
}

const removeCertificate = async (opened: OpenPractice): Promise<Operation> => ({ primitive: 'certificate.remove', args: { store: 'Remote Desktop', thumbprint: await thumbprint(opened) } });

/** What repairs each host, as a fix of the catalogue would, and the verdict afterwards. */
const REPAIRS: Record<string, (opened: OpenPractice) => Promise<Operation[]>> = {
  'expired-cert': async (opened) => [await removeCertificate(opened), restart('SessionEnv')],
  'key-acl': async (opened) => [{ primitive: 'acl.set', args: { kind: 'file', path: await keyPath(opened), sddl: GOOD_KEY } }],
  'expired-and-key-acl': async (opened) => [{ primitive: 'acl.set', args: { kind: 'file', path: await keyPath(opened), sddl: GOOD_KEY } }, await removeCertificate(opened), restart('SessionEnv')],
  'store-deny': async () => [
    { primitive: 'acl.set', args: { kind: 'registry', path: 'HKLM\\SOFTWARE\\Microsoft\\SystemCertificates\\Remote Desktop', sddl: 'O:BAG:SYD:AI(A;CIID;KA;;;BA)(A;CIID;KA;;;SY)' } }, restart('SessionEnv'),
  ],
  'pinned-gone': async () => [{ primitive: 'certificate.bind', args: { thumbprint: null } }],
  'machinekeys-hardened': async () => [
    { primitive: 'acl.set', args: { kind: 'file', path: 'C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys', sddl: 'O:SYG:SYD:PAI(A;;0x12019f;;;WD)(A;;FA;;;BA)' } }, restart('SessionEnv'),
  ],
  'keyiso-disabled': async () => [{ primitive: 'service.setStartup', args: { name: 'KeyIso', start: 3 } }, { primitive: 'service.start', args: { name: 'KeyIso' } }, restart('SessionEnv')],
  'tls12-off': async () => [dword(`${KEYS.schannel}\\TLS 1.2\\Server`, 'Enabled', 1)],
  'cipher-empty': async () => [{ primitive: 'registry.remove', args: { path: KEYS.cipherPolicy, name: 'Functions' } }],
  'security-layer-range': async () => [dword(KEYS.listener, 'SecurityLayer', 2)],
  weakened: async () => [dword(KEYS.listener, 'SecurityLayer', 2), dword(KEYS.listener, 'UserAuthentication', 1), dword(KEYS.listener, 'MinEncryptionLevel', 3)],
  'port-moved': async () => [dword(KEYS.listener, 'PortNumber', 3389), restart('TermService')],
  'service-stopped': async () => [{ primitive: 'service.setStartup', args: { name: 'TermService', start: 3 } }, { primitive: 'service.start', args: { name: 'TermService' } }],
  'firewall-public': async () => [{ primitive: 'network.setCategory', args: { interfaceIndex: 5, category: 'Private' } }],
  'instance-limit': async () => [dword(KEYS.listener, 'MaxInstanceCount', 0xffffffff)],
  'stale-dns': async () => [{ primitive: 'dns.flush', args: {} }],
  'name-fails-ip-works': async () => [{ primitive: 'hosts.set', args: { name: 'srv-11.corp.example', address: '10.0.4.31', tag: 'RDP Doctor 1' } }],
};

describe('a repaired state changes the wire', () => {
  it.concurrent.each(Object.keys(REPAIRS))('%s', async (name) => {
    const opened = await bench(name, folder.path);
    const operations = (await REPAIRS[name]?.(opened)) ?? [];
    const before: { operation: Operation; captured: Record<string, unknown> }[] = [];
    const broken = (await probe(opened)).verdict.code;
    for (const operation of operations) {
      const captured = await opened.machine.capture(operation, never);
      if (!captured.ok) throw new Error(captured.detail);
      before.unshift({ operation, captured: captured.value });
      await change(opened, operation);
    }
    expect((await probe(opened)).verdict.code).toBe('HEALTHY');
    for (const { operation, captured } of before) await opened.machine.restore(operation, captured, never);
    expect((await probe(opened)).verdict.code).toBe(broken);
    await opened.close();
  }, 30_000);

  it('shows a new certificate after the ended one was removed and SessionEnv restarted', async () => {
    const other = benchFolder();
    const opened = await bench('expired-cert', other.path);
    const old = wireFact(await probe(opened), 'certificate.sha1');
    await change(opened, await removeCertificate(opened), restart('SessionEnv'));
    const model = await probe(opened);
    const made = wireFact(model, 'certificate.sha1');
    expect(made).not.toBe(old);
    expect((await facts(opened))('binding.selfSigned')).toBe(made);
    expect(((await facts(opened))('events.certificate') as { id: number }[])[0]?.id).toBe(1056);
    await opened.close();
    const again = await bench('expired-cert', other.path);
    expect(wireFact(await probe(again), 'certificate.sha1')).toBe(made);
    await again.close();
    other.remove();
  });

  it('does not help where the cause is still there: the certificate cannot be made', async () => {
    const other = benchFolder();
    const opened = await bench('keyiso-disabled', other.path);
    await change(opened, restart('SessionEnv'));
    expect((await probe(opened)).verdict.code).toBe('NEGO_SSL_CERT_NOT_ON_SERVER');
    expect(((await facts(opened))('events.certificate') as { id: number }[])[0]?.id).toBe(1057);
    expect(await opened.machine.apply(restart('KeyIso'), never)).toMatchObject({ ok: false, because: 'failed' });
    await opened.close();
    other.remove();
  });

  it('needs the restart to move the port, as Windows does', async () => {
    const other = benchFolder();
    const opened = await bench('port-moved', other.path);
    await change(opened, dword(KEYS.listener, 'PortNumber', 3389));
    expect((await probe(opened)).verdict.code).toBe('TCP_REFUSED');
    await opened.close();
    other.remove();
  });
});
