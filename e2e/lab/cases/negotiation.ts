import { pause, sequence } from '../misbehaving/peer.ts';
import { answer, drip, fin, flood, read, send, silence, wait } from '../misbehaving/steps.ts';
import { classicConfirm, confirm, confirmBytes, disconnectRequest, failureBytes, frame, MCS_DISCONNECT, RDP, refuse } from '../misbehaving/x224.ts';
import { windowsHost } from '../misbehaving/windows-server.ts';
import { prepared, scripted, type LabCase } from './case.ts';

const malformed = { verdict: 'RDP_MALFORMED', stage: 'negotiation', rows: { tcp: 'pass', negotiation: 'fail', tls: 'blocked' }, maxMs: 7000 } as const;
const standardOnly = { verdict: 'STD_RDP_ONLY', stage: 'negotiation', maxMs: 3000 } as const;

const failures: LabCase[] = ([
  [1, 'NEGO_SSL_REQUIRED'], [2, 'STD_RDP_ONLY'], [3, 'NEGO_SSL_CERT_NOT_ON_SERVER'], [4, 'NEGO_INCONSISTENT_FLAGS'], [5, 'NEGO_HYBRID_REQUIRED'],
  [6, 'NEGO_SSL_WITH_USER_AUTH_REQUIRED'], [99, 'NEGO_FAILURE_UNKNOWN'],
] as const).map(([code, verdict]) => scripted(`nego-failure-${code}`, sequence(refuse(code), fin), {
  verdict, stage: 'negotiation', facts: { 'negotiation.failureCode': code }, rows: { negotiation: 'fail', tls: 'blocked', certificate: 'blocked', nla: 'blocked' }, maxMs: 3000,
}));

const shortLength = (length: number) => scripted(`tpkt-length-${length}`, answer(frame(0xd0, Buffer.alloc(0), length)), malformed);

/** The X.224 exchange: all it may answer, and all it may not. */
export const negotiationCases: LabCase[] = [
  ...failures,
  scripted('nego-classic-confirm', classicConfirm, { ...standardOnly, facts: { 'negotiation.selected': 'RDP' } }),
  scripted('nego-selected-rdp', confirm(RDP), { ...standardOnly, facts: { 'negotiation.selected': 'RDP' } }),
  scripted('nego-silent', silence, { verdict: 'RDP_NO_ANSWER', stage: 'negotiation', rows: { tcp: 'pass', negotiation: 'fail', tls: 'blocked' }, maxMs: 10_000 }),
  scripted('nego-drip', sequence(read, drip(confirmBytes(2), 1000), silence), { verdict: 'RDP_TOO_SLOW', stage: 'negotiation', maxMs: 7000 }),
  prepared('nego-slow-answer', async () => {
    const host = await windowsHost();
    return async (peer) => {
      await pause(peer, 1600);
      await host(peer);
    };
  }, { verdict: 'HEALTHY', stage: null, findings: ['SERVER_SLOW'], maxMs: 4000 }, { needs: ['openssl'] }),
  scripted('nego-mcs-disconnect', sequence(answer(MCS_DISCONNECT), fin), { verdict: 'RDP_REQUEST_REJECTED', stage: 'negotiation', maxMs: 3000 }),
  scripted('nego-disconnect-request', sequence(disconnectRequest(1), fin), { verdict: 'RDP_DISCONNECT_REQUEST', stage: 'negotiation', maxMs: 3000 }),
  scripted('nego-glued-frames', sequence(answer(Buffer.concat([failureBytes(3), MCS_DISCONNECT])), fin), {
    verdict: 'NEGO_SSL_CERT_NOT_ON_SERVER', stage: 'negotiation', facts: { 'negotiation.failureCode': 3 }, maxMs: 3000,
  }),
  scripted('nego-in-two-pieces', sequence(read, send(failureBytes(5).subarray(0, 3)), wait(300), send(failureBytes(5).subarray(3))), { verdict: 'NEGO_HYBRID_REQUIRED', stage: 'negotiation', maxMs: 3000 }),
  ...[0, 4, 6].map(shortLength),
  scripted('tpkt-length-65535', sequence(answer(frame(0xd0, Buffer.alloc(0), 65_535)), flood(Buffer.alloc(4096))), malformed),
  scripted('tpkt-flood', sequence(read, flood(Buffer.alloc(16_384, 3))), malformed),
  scripted('nego-bad-length', answer(frame(0xd0, Buffer.from('0200ff0002000000', 'hex'))), malformed),
  scripted('nego-unknown-type', answer(frame(0xd0, Buffer.from('0900080002000000', 'hex'))), malformed),
  scripted('nego-selected-unknown', confirm(0x40), malformed),
  scripted('nego-selected-two', confirm(3), malformed),
  scripted('nego-selected-not-asked', confirm(4), malformed),
  scripted('nego-cut-short', sequence(answer(confirmBytes(2).subarray(0, 9)), fin), malformed),
  scripted('nego-unknown-x224-code', answer(frame(0x70)), malformed),
  scripted('nego-slow-and-silent', sequence(read, send({ hex: '0300' }), wait(20_000)), { verdict: 'RDP_TOO_SLOW', stage: 'negotiation', maxMs: 7000 }),
];
