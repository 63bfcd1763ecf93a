import { Resolver } from 'node:dns/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LabServer } from '../servers/lab-server.ts';
import { startDns } from './dns-server.ts';

let server: LabServer;
const resolver = new Resolver({ timeout: 1500, tries: 1 });
beforeAll(async () => {
  server = await startDns({
    'two.example': { a: ['127.0.0.1', '127.0.0.2'], aaaa: ['2001:db8::1:2', '::1', 'fe80::'] },
    'alias.example': { cname: 'two.example' }, 'empty.example': {}, 'broken.example': { fails: 'servfail' }, 'mute.example': { fails: 'silent' },
    'late.example': { a: ['127.0.0.3'], delayMs: 90 }, '9.0.0.127.in-addr.arpa': { ptr: ['two.example'] },
  });
  resolver.setServers([`127.0.0.1:${server.port}`]);
});
afterAll(() => server.stop());
const code = (promise: Promise<unknown>) => promise.then(() => 'none', (error: NodeJS.ErrnoException) => error.code);

describe('the DNS server of the lab', () => {
  it('gives addresses of both families, through an alias too', async () => {
    expect(await resolver.resolve4('two.example')).toEqual(['127.0.0.1', '127.0.0.2']);
    expect(await resolver.resolve6('two.example')).toEqual(['2001:db8::1:2', '::1', 'fe80::']);
    expect(await resolver.resolve4('alias.example')).toEqual(['127.0.0.1', '127.0.0.2']);
    expect(await resolver.resolvePtr('9.0.0.127.in-addr.arpa')).toEqual(['two.example']);
  });
  it('fails in the ways resolvers tell apart', async () => {
    expect(await code(resolver.resolve4('nobody.example'))).toBe('ENOTFOUND');
    expect(await code(resolver.resolve4('empty.example'))).toBe('ENODATA');
    expect(await code(resolver.resolve4('broken.example'))).toBe('ESERVFAIL');
    expect(await code(resolver.resolve4('mute.example'))).toBe('ETIMEOUT');
  });
  it('can be late', async () => {
    const order: string[] = [];
    await Promise.all(['late.example', 'two.example'].map((name) => resolver.resolve4(name).then(() => order.push(name))));
    expect(order).toEqual(['two.example', 'late.example']);
  });
});
