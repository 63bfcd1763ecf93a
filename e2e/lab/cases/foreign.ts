import * as banners from '../misbehaving/banners.ts';
import { sequence } from '../misbehaving/peer.ts';
import { answer, echo, flood } from '../misbehaving/steps.ts';
import { startSocat } from '../servers/index.ts';
import { byAddress, scripted, type LabCase } from './case.ts';

const quick = { stage: 'negotiation', rows: { tcp: 'pass', negotiation: 'fail', tls: 'blocked', certificate: 'blocked', nla: 'blocked' }, maxMs: 4000 } as const;

/** Something else listens on the port. */
export const foreignCases: LabCase[] = [
  scripted('foreign-http', banners.http, { verdict: 'NOT_RDP_HTTP', ...quick }),
  scripted('foreign-ssh', banners.ssh, { verdict: 'NOT_RDP_SSH', ...quick }),
  scripted('foreign-vnc', banners.vnc, { verdict: 'NOT_RDP_VNC', ...quick }),
  scripted('foreign-echo', echo, { verdict: 'NOT_RDP_ECHO', ...quick }),
  scripted('foreign-ftp', banners.ftp, { verdict: 'NOT_RDP', ...quick }),
  scripted('foreign-hostile-banner', banners.hostileBanner, { verdict: 'NOT_RDP', ...quick }, { hostile: true }),
  scripted('foreign-noise', answer(Buffer.alloc(200, 0xfe)), { verdict: 'NOT_RDP', ...quick }),
  scripted('foreign-flood', sequence(flood(Buffer.alloc(65_536, 0x41))), { verdict: 'NOT_RDP', ...quick, maxMs: 7000 }),
  {
    name: 'socat-echo', needs: ['socat'], expect: { verdict: 'NOT_RDP_ECHO', ...quick },
    setUp: async (bed) => ({ args: byAddress((await bed.put(startSocat({ role: 'echo' }))).port) }),
  },
  {
    name: 'socat-silent', needs: ['socat'], expect: { verdict: 'RDP_NO_ANSWER', ...quick, maxMs: 10_000 },
    setUp: async (bed) => ({ args: byAddress((await bed.put(startSocat({ role: 'silent' }))).port) }),
  },
];
