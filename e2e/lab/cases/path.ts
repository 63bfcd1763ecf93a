import { everyKth, firstOnes, throttle } from '../misbehaving/choose.ts';
import { sequence } from '../misbehaving/peer.ts';
import { fin, read, reset } from '../misbehaving/steps.ts';
import { silenceOnHello, finOnHello } from '../misbehaving/tls-breaks.ts';
import { swallowLarge } from '../misbehaving/tampered-stream.ts';
import { startWindowsLike, windowsHost } from '../misbehaving/windows-server.ts';
import { type FilterRule, startFilter } from '../servers/index.ts';
import { byAddress, prepared, type Expectation, type LabCase } from './case.ts';
import { hostWithTls } from './tls.ts';

function filtered(name: string, rule: FilterRule, expect: Expectation, args: readonly string[] = []): LabCase {
  return {
    name: `filter-${name}`, needs: ['openssl', 'nft'], expect,
    async setUp(bed) {
      const host = await bed.put(startWindowsLike());
      await bed.put(startFilter(host.port, rule));
      return { args: [...byAddress(host.port), ...args] };
    },
  };
}

/** A network of its own without any interface but a route that says no: nothing of this computer is touched. */
const inNamespace = (name: string, route: string, expect: Expectation): LabCase => ({
  name: `route-${name}`, needs: ['namespace'], expect,
  setUp: async () => ({ args: ['203.0.113.77:3389'], wrap: ['unshare', '--map-root-user', '--net', 'sh', '-c', `ip link set lo up && ip route add ${route} 203.0.113.77/32 && exec "$@"`, 'sh'] }),
});

const shared = { needs: ['openssl'] as const };
/** Their point is how fast connections follow one another. */
const once = { alone: true, ...shared };

/** The way to the server: filters, routes, small packets only, faults that come and go. */
export const pathCases: LabCase[] = [
  filtered('drop', { kind: 'drop' }, { verdict: 'TCP_TIMEOUT', stage: 'tcp', rows: { tcp: 'fail', negotiation: 'blocked' }, maxMs: 4500 }),
  filtered('admin-prohibited', { kind: 'reject', icmp: 'admin-prohibited' }, { verdict: 'TCP_UNREACHABLE', stage: 'tcp', maxMs: 4000 }),
  filtered('host-unreachable', { kind: 'reject', icmp: 'host-unreachable' }, { verdict: 'TCP_UNREACHABLE', stage: 'tcp', maxMs: 4000 }),
  filtered('net-unreachable', { kind: 'reject', icmp: 'net-unreachable' }, { verdict: 'TCP_UNREACHABLE', stage: 'tcp', maxMs: 4000 }),
  filtered('mtu-down', { kind: 'dropLargeAnswers', above: 700 }, { verdict: 'MTU_BLACKHOLE', stage: 'tls', findings: ['TLS_TIMEOUT'], maxMs: 12_000 }),
  filtered('mtu-up-deep', { kind: 'dropLargeRequests', above: 1500 }, { verdict: 'HEALTHY', stage: null, findings: ['MTU_UPLOAD_SUSPECT'], maxMs: 30_000 }, ['--deep']),
  inNamespace('unreachable', 'unreachable', { verdict: 'TCP_UNREACHABLE', stage: 'tcp', maxMs: 4000 }),
  inNamespace('prohibited-here', 'prohibit', { verdict: 'TCP_LOCALLY_BLOCKED', stage: 'tcp', rows: { tcp: 'fail', negotiation: 'blocked' }, maxMs: 4000 }),
  prepared('path-large-answers-lost', hostWithTls({ tamper: swallowLarge(600) }), {
    verdict: 'MTU_BLACKHOLE', stage: 'tls', findings: ['TLS_TIMEOUT'], facts: { 'negotiation.selected': 'HYBRID' }, maxMs: 12_000,
  }, shared),
  prepared('path-one-answer-lost', async () => firstOnes(1, silenceOnHello, await windowsHost()), { verdict: 'UNSTABLE_PATH', stage: 'tls', maxMs: 11_500 }, shared),
  prepared('path-tls-fails-every-second', async () => everyKth(2, finOnHello, await windowsHost()), { verdict: 'INTERMITTENT', stage: 'tls', maxMs: 6000 }, shared),
  prepared('path-reset-every-third', async () => everyKth(3, sequence(read, reset), await windowsHost()), { verdict: 'INTERMITTENT', stage: 'negotiation', maxMs: 6000 }, shared),
  prepared('path-throttled-deep', async () => throttle(700, sequence(read, fin), await windowsHost()), {
    verdict: 'CONN_THROTTLED', stage: 'stability', maxMs: 30_000, unsteady: true,
  }, { ...once, args: ['--deep'] }),
  prepared('path-flapping-deep', async () => everyKth(4, sequence(read, fin), firstOnes(0, fin, await windowsHost())), {
    verdict: 'INTERMITTENT', stage: 'negotiation', maxMs: 30_000, unsteady: true,
  }, { ...once, args: ['--deep'] }),
];
