import { startWindowsLike } from '../misbehaving/windows-server.ts';
import { freePort, type LabServer, startHaproxy, startNginxStream, startStunnel, startXrdp } from '../servers/index.ts';
import { byAddress, type Bed, type Expectation, type LabCase, type Need } from './case.ts';

function proxy(name: string, needs: readonly Need[], start: (bed: Bed) => Promise<LabServer>, expect: Expectation): LabCase {
  return {
    name, needs: ['openssl', ...needs], expect: { maxMs: 8000, ...expect },
    setUp: async (bed) => ({ args: byAddress((await bed.put(start(bed))).port) }),
  };
}

const windows = async (bed: Bed) => (await bed.put(startWindowsLike())).port;
const healthy: Expectation = { verdict: 'HEALTHY', stage: null, facts: { 'ntlm.computerName': 'SRV-04' } };
const ended: Expectation = { verdict: 'MIDDLEBOX_TLS_TERMINATION', stage: 'negotiation' };

/** What stands between: load balancers, tunnels, and a box that ends TLS itself. */
export const proxyCases: LabCase[] = [
  proxy('haproxy-pass-through', ['haproxy'], async (bed) => startHaproxy({ backends: [{ port: await windows(bed) }] }), healthy),
  proxy('haproxy-cookie-rule', ['haproxy'], async (bed) => startHaproxy({ rdpCookie: 'mstshash', backends: [{ port: await windows(bed) }] }), healthy),
  proxy('haproxy-other-cookie-rule', ['haproxy'], async (bed) => startHaproxy({ rdpCookie: 'msts', backends: [{ port: await windows(bed) }] }), { verdict: 'RDP_CLOSED_AFTER_REQUEST', stage: 'negotiation' }),
  proxy('haproxy-no-backend', ['haproxy'], () => startHaproxy({ backends: [] }), { verdict: 'TCP_ACCEPT_THEN_CLOSE', stage: 'tcp' }),
  proxy('haproxy-dead-backend', ['haproxy'], async () => startHaproxy({ backends: [{ port: await freePort() }] }), {
    verdict: 'TCP_ACCEPT_THEN_CLOSE', stage: 'tcp', facts: { 'tcp.closedAfterMs': { says: 'at least 1500', holds: (value) => typeof value === 'number' && value >= 1500 } }, maxMs: 12_000,
  }),
  proxy('haproxy-round-robin', ['haproxy'], async (bed) => startHaproxy({ retries: 0, backends: [{ port: await freePort() }, { port: await windows(bed) }] }), { verdict: 'INTERMITTENT', stage: 'negotiation' }),
  proxy('haproxy-send-proxy', ['haproxy', 'xrdp'], async (bed) => startHaproxy({ backends: [{ port: (await bed.put(startXrdp())).port, sendProxy: true }] }), { verdict: 'RDP_REQUEST_REJECTED', stage: 'negotiation' }),
  proxy('haproxy-accept-proxy', ['haproxy'], async (bed) => startHaproxy({ acceptProxy: true, backends: [{ port: await windows(bed) }] }), { verdict: 'RDP_RESET_AFTER_REQUEST', stage: 'negotiation' }),
  proxy('haproxy-ends-tls', ['haproxy'], async (bed) => startHaproxy({ tls: true, backends: [{ port: await windows(bed) }] }), ended),
  proxy('nginx-pass-through', ['nginx'], async (bed) => startNginxStream({ backendPort: await windows(bed) }), healthy),
  proxy('nginx-dead-backend', ['nginx'], async () => startNginxStream({ backendPort: await freePort() }), { verdict: 'TCP_ACCEPT_THEN_CLOSE', stage: 'tcp' }),
  proxy('nginx-ends-tls', ['nginx'], async (bed) => startNginxStream({ tls: true, backendPort: await windows(bed) }), ended),
  proxy('stunnel-ends-tls', ['stunnel'], async (bed) => startStunnel({ backendPort: await windows(bed) }), ended),
];
