import { afterAll, beforeAll, expect, it } from 'vitest';
import { budget } from '../probe/net/deadline.ts';
import { bench, benchFolder, change } from './testing/practice-bench.ts';

let folder: ReturnType<typeof benchFolder>;
beforeAll(() => { folder = benchFolder(); });
afterAll(() => folder.remove());
const deadline = () => budget(1000, new AbortController().signal);

it('lets the cache of the PC hide what DNS says, and the hosts file hide both', async () => {
  const opened = await bench('stale-dns', folder.path);
  const ask = () => opened.ports.names.lookupName('SRV-09.corp.example', {}, deadline());
  expect(await ask()).toMatchObject({ a: { addresses: ['10.0.4.19'] }, aaaa: { kind: 'nodata' }, system: { addresses: ['10.0.4.77'] } });
  await change(opened, { primitive: 'hosts.set', args: { name: 'srv-09.corp.example', address: '10.0.4.5', tag: 't' } });
  expect(await ask()).toMatchObject({ system: { addresses: ['10.0.4.5'] } });
  await opened.close();
});

it('adds the suffix of the PC to a short name, in the system only', async () => {
  const opened = await bench('key-acl', folder.path);
  expect(await opened.ports.names.lookupName('app-02', {}, deadline())).toMatchObject({ a: { kind: 'nxdomain' }, system: { addresses: ['10.0.4.22'] } });
  expect(await opened.ports.names.lookupName('app-02', { server: '10.9.9.9' }, deadline())).not.toHaveProperty('system');
  expect(await opened.ports.names.lookupPointer('10.0.4.22', {}, deadline())).toEqual(['app-02.corp.example']);
  await opened.close();
});

it('leads nowhere outside the practice network', async () => {
  const opened = await bench('healthy', folder.path);
  expect(await opened.ports.dialer.connect({ address: '192.0.2.1', port: 3389 }, deadline())).toMatchObject({ kind: 'unreachable' });
  expect(await opened.ports.names.lookupName('example.com', {}, deadline())).toMatchObject({ system: { kind: 'nxdomain' } });
  await opened.close();
});
