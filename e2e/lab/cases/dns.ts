import { startDns, type Zone } from '../misbehaving/dns-server.ts';
import { startWindowsLike } from '../misbehaving/windows-server.ts';
import { freePort } from '../servers/index.ts';
import type { Expectation, LabCase } from './case.ts';

const NAME = 'srv-04.corp.example';
const ALIVE = '127.0.0.1';
const DEAD = '127.0.0.77';

/** The name as our own DNS server tells it; the Windows-like host listens on 127.0.0.1 alone. */
function named(name: string, zones: Readonly<Record<string, Zone>>, expect: Expectation, more: { args?: string[]; needs?: LabCase['needs'] } = {}): LabCase {
  return {
    name: `dns-${name}`, needs: ['openssl', ...(more.needs ?? [])], expect,
    async setUp(bed) {
      const host = await bed.put(startWindowsLike());
      const dns = await bed.put(startDns(zones));
      return { args: [`${NAME}:${host.port}`, '--dns-server', `127.0.0.1:${dns.port}`, ...(more.args ?? [])] };
    },
  };
}

const fails = (verdict: Expectation['verdict'], more: Partial<Expectation> = {}): Expectation => ({
  verdict, stage: 'dns', rows: { dns: 'fail', tcp: 'blocked', negotiation: 'blocked', tls: 'blocked', certificate: 'blocked', nla: 'blocked' }, maxMs: 4500, ...more,
});
const healthy: Expectation = { verdict: 'HEALTHY', stage: null, maxMs: 3000 };

/** Names: what a DNS server may say, and addresses of which some are dead. */
export const dnsCases: LabCase[] = [
  named('healthy', { [NAME]: { a: [ALIVE] } }, { ...healthy, facts: { 'dns.addresses': [ALIVE] }, rows: { dns: 'pass' } }),
  named('cname', { [NAME]: { cname: 'host7.corp.example' }, 'host7.corp.example': { a: [ALIVE] } }, healthy),
  named('nxdomain', {}, fails('DNS_NXDOMAIN')),
  named('no-data', { [NAME]: {} }, fails('DNS_NO_ADDRESS')),
  named('servfail', { [NAME]: { fails: 'servfail' } }, fails('DNS_SERVFAIL', { maxMs: 5500 })),
  named('refused', { [NAME]: { fails: 'refused' } }, fails('DNS_SERVFAIL', { maxMs: 5500 })),
  named('silent', { [NAME]: { fails: 'silent' } }, fails('DNS_TIMEOUT', { maxMs: 5500 })),
  named('slow', { [NAME]: { a: [ALIVE], delayMs: 1150 } }, { ...healthy, findings: ['DNS_SLOW'], maxMs: 5500 }),
  named('partial', { [NAME]: { a: [ALIVE, DEAD] } }, { verdict: 'DNS_PARTIAL', stage: 'tcp', findings: ['TCP_REFUSED'], maxMs: 4000 }),
  named('partial-dead-first', { [NAME]: { a: [DEAD, ALIVE] } }, { verdict: 'DNS_PARTIAL', stage: 'tcp', maxMs: 4000 }),
  named('ipv6-broken', { [NAME]: { a: [ALIVE], aaaa: ['::1'] } }, { verdict: 'DNS_IPV6_BROKEN', stage: 'tcp', maxMs: 4000 }, { needs: ['ipv6'] }),
  named('all-dead', { [NAME]: { a: [DEAD, '127.0.0.78'] } }, { verdict: 'TCP_REFUSED', stage: 'tcp', without: ['DNS_PARTIAL'], maxMs: 4000 }),
  named('stale-name-gone', {}, { verdict: 'DNS_STALE', stage: 'dns', maxMs: 6000 }, { args: ['--known-address', ALIVE] }),
  named('stale-address', { [NAME]: { a: [DEAD] } }, { verdict: 'DNS_STALE', stage: 'tcp', maxMs: 6000 }, { args: ['--known-address', ALIVE] }),
  named('known-address-dead-too', { [NAME]: { a: [DEAD] } }, { verdict: 'TCP_REFUSED', stage: 'tcp', without: ['DNS_STALE'], maxMs: 6000 }, { args: ['--known-address', '127.0.0.79'] }),
  named('pointer-mismatch', { [NAME]: { a: [ALIVE] }, '1.0.0.127.in-addr.arpa': { ptr: ['printer.corp.example'] } }, { ...healthy, findings: ['DNS_PTR_MISMATCH'] }),
  named('pointer-match', { [NAME]: { a: [ALIVE] }, '1.0.0.127.in-addr.arpa': { ptr: [NAME] } }, { ...healthy, without: ['DNS_PTR_MISMATCH'] }),
  {
    name: 'dns-no-server', expect: { verdict: 'DNS_TIMEOUT', stage: 'dns', maxMs: 5500 },
    setUp: async () => ({ args: [`${NAME}:3389`, '--dns-server', `127.0.0.1:${await freePort()}`] }),
  },
];
