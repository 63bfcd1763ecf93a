import { sequence, type Step } from '../misbehaving/peer.ts';
import { answer, drip, read, silence, wait } from '../misbehaving/steps.ts';
import { silenceOnHello } from '../misbehaving/tls-breaks.ts';
import { startScripted } from '../misbehaving/server.ts';
import { windowsHost } from '../misbehaving/windows-server.ts';
import { confirm, confirmBytes, HYBRID } from '../misbehaving/x224.ts';
import { startDns } from '../misbehaving/dns-server.ts';
import { byAddress, prepared, scripted, type Expectation, type LabCase } from './case.ts';

/** Ctrl+C a little after the server took these steps and fell silent. */
function cancelled(name: string, until: Step, expect: Expectation): LabCase {
  return {
    name: `cancel-${name}`, expect,
    async setUp(bed) {
      let reached: () => void = () => {};
      const interruptOn = new Promise<void>((resolve) => { reached = resolve; });
      const server = await bed.put(startScripted(sequence(until, wait(300), async () => reached(), silence)));
      return { args: byAddress(server.port), interruptOn };
    },
  };
}

/** Budgets and Ctrl+C: whatever a server does, the run ends in time and says what it knows. */
export const boundsCases: LabCase[] = [
  scripted('budget-cuts-negotiation', silence, { verdict: 'UNKNOWN', stage: 'negotiation', rows: { negotiation: 'timedOut' }, maxMs: 500 }, { args: ['--budget', '300'] }),
  scripted('budget-cuts-tls', silenceOnHello, { verdict: 'UNKNOWN', stage: 'tls', rows: { negotiation: 'pass', tls: 'timedOut' }, facts: { 'negotiation.selected': 'HYBRID' }, maxMs: 600 }, { args: ['--budget', '400'] }),
  prepared('budget-enough', () => windowsHost(), { verdict: 'HEALTHY', stage: null, maxMs: 700 }, { args: ['--budget', '700'], needs: ['openssl'], by: 'name' }),
  scripted('budget-drip', sequence(read, drip(confirmBytes(HYBRID), 200)), { verdict: 'RDP_TOO_SLOW', stage: 'negotiation', maxMs: 1700 }, { args: ['--budget', '1500'] }),
  {
    name: 'budget-cuts-dns', expect: { verdict: 'UNKNOWN', stage: 'dns', rows: { dns: 'timedOut' }, maxMs: 500 },
    async setUp(bed) {
      const dns = await bed.put(startDns({ 'srv-04.corp.example': { fails: 'silent' } }));
      return { args: ['srv-04.corp.example', '--dns-server', `127.0.0.1:${dns.port}`, '--budget', '300'] };
    },
  },
  cancelled('negotiation', read, { verdict: 'CANCELLED', stage: 'negotiation', rows: { tcp: 'pass', negotiation: 'cancelled' }, maxMs: 2000 }),
  cancelled('tls', sequence(confirm(HYBRID), read), { verdict: 'CANCELLED', stage: 'tls', rows: { negotiation: 'pass', tls: 'cancelled' }, facts: { 'negotiation.selected': 'HYBRID' }, maxMs: 2000 }),
  scripted('slow-in-every-stage', sequence(answer(confirmBytes(HYBRID)), read, silence), { verdict: 'TLS_TIMEOUT', stage: 'tls', maxMs: 12_000 }),
];
