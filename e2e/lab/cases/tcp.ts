import { everyKth } from '../misbehaving/choose.ts';
import { sequence } from '../misbehaving/peer.ts';
import { fin, read, reset, wait } from '../misbehaving/steps.ts';
import { windowsHost } from '../misbehaving/windows-server.ts';
import { freePort, startSocat } from '../servers/index.ts';
import { byAddress, prepared, scripted, type LabCase } from './case.ts';

const nothingAfterTcp = { negotiation: 'blocked', tls: 'blocked', certificate: 'blocked', nla: 'blocked' } as const;

/** The port itself: who closes, how, and when. */
export const tcpCases: LabCase[] = [
  {
    name: 'tcp-refused',
    expect: { verdict: 'TCP_REFUSED', stage: 'tcp', rows: { tcp: 'fail', ...nothingAfterTcp }, maxMs: 2000 },
    setUp: async () => ({ args: byAddress(await freePort()) }),
  },
  scripted('tcp-accept-fin', fin, { verdict: 'TCP_ACCEPT_THEN_CLOSE', stage: 'tcp', facts: { 'tcp.closedBy': 'fin' }, rows: nothingAfterTcp, maxMs: 4000 }),
  scripted('tcp-accept-reset', reset, { verdict: 'TCP_ACCEPT_THEN_RESET', stage: 'tcp', facts: { 'tcp.closedBy': 'reset' }, rows: nothingAfterTcp, maxMs: 4000 }),
  scripted('tcp-accept-fin-after-300ms', sequence(wait(300), fin), {
    verdict: 'TCP_ACCEPT_THEN_CLOSE', stage: 'tcp', facts: { 'tcp.closedAfterMs': between(250, 700) }, maxMs: 5000,
  }),
  scripted('tcp-accept-reset-after-300ms', sequence(wait(300), reset), { verdict: 'TCP_ACCEPT_THEN_RESET', stage: 'tcp', maxMs: 5000 }),
  scripted('tcp-accept-fin-after-2s', sequence(wait(2000), fin), {
    verdict: 'TCP_ACCEPT_THEN_CLOSE', stage: 'tcp', facts: { 'tcp.closedAfterMs': between(1900, 2600) }, maxMs: 6000,
  }),
  scripted('tcp-fin-after-request', sequence(read, fin), { verdict: 'RDP_CLOSED_AFTER_REQUEST', stage: 'negotiation', facts: { 'tcp.closedBy': 'fin' }, rows: { tcp: 'pass', tls: 'blocked' }, maxMs: 5000 }),
  scripted('tcp-reset-after-request', sequence(read, reset), { verdict: 'RDP_RESET_AFTER_REQUEST', stage: 'negotiation', facts: { 'tcp.closedBy': 'reset' }, maxMs: 5000 }),
  scripted('tcp-fin-2s-after-request', sequence(read, wait(2000), fin), { verdict: 'RDP_CLOSED_AFTER_REQUEST', stage: 'negotiation', facts: { 'tcp.closedAfterMs': between(1900, 2600) }, maxMs: 9000 }),
  {
    name: 'socat-close', needs: ['socat'],
    expect: { verdict: 'TCP_ACCEPT_THEN_CLOSE', stage: 'tcp', maxMs: 5000 },
    setUp: async (bed) => ({ args: byAddress((await bed.put(startSocat({ role: 'close' }))).port) }),
  },
  prepared('tcp-flapping', async () => everyKth(2, sequence(read, fin), await windowsHost()), {
    verdict: 'INTERMITTENT', stage: 'negotiation', maxMs: 6000,
  }, { alone: true, needs: ['openssl'] }),
];

function between(low: number, high: number) {
  return { says: `between ${low} and ${high}`, holds: (value: unknown) => typeof value === 'number' && value >= low && value <= high };
}
