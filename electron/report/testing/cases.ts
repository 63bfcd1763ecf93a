import type { DiagnosisDocument } from '../../../preload/contract/diagnosis.ts';
import type { DoneStep } from '../../../preload/contract/report.ts';
import { readCase, type OpenedCase } from '../model/read-case.ts';
import { buildReport, type Report } from '../model/report.ts';

const AT = '2026-11-21T10:41:00.000Z';
const SHA1 = '5296901c734c5a99b7bed83d243ceae40af99159';

const fact = (name: string, value: DiagnosisDocument['facts'][number]['value'], source: 'wire' | 'windows' | 'user' = 'wire'): DiagnosisDocument['facts'][number] => ({ name, value, source, at: AT });

/** A host whose certificate has ended, as `diagnose --out` writes it. */
export function brokenCase(changes: Partial<DiagnosisDocument> = {}): DiagnosisDocument {
  const ended = 'The certificate of srv-04.corp.example ended 14 days ago (2026-11-07). It is self-signed: Windows normally makes a new one before the old one ends, and here that has not happened.';
  return {
    schema: 'rdp-doctor/diagnosis@1', tool: { name: 'rdp-doctor', version: '0.1.0', runtime: 'Node 24.21.0' }, startedAt: AT, durationMs: 57.5, mode: 'quick', cancelled: false,
    target: { input: 'practice:expired-cert', host: 'srv-04.corp.example', port: 3389, addresses: ['10.0.4.14'] },
    verdict: { code: 'CERT_EXPIRED', stage: 'certificate', sentence: ended, address: '10.0.4.14' },
    stages: [
      { stage: 'dns', state: 'pass', ms: 1, address: null, detail: '10.0.4.14' }, { stage: 'tcp', state: 'pass', ms: 14.4, address: '10.0.4.14', detail: 'Port 3389 is open.' },
      { stage: 'certificate', state: 'fail', ms: 0.7, address: '10.0.4.14', detail: ended }, { stage: 'nla', state: 'blocked', ms: 0, address: '10.0.4.14', blockedBy: 'certificate' },
    ],
    findings: [{ code: 'CERT_EXPIRED', state: 'fail', stage: 'certificate', sentence: ended, facts: ['certificate.notAfter'], address: '10.0.4.14' }, { code: 'CERT_SELF_SIGNED', state: 'info', stage: 'certificate', sentence: 'The certificate is self-signed, as Windows makes it by default.', facts: ['certificate.selfSigned'] }],
    checks: [{ id: 'n01', name: 'tcp-port', state: 'pass', sentence: 'Port 3389 is open.', facts: ['tcp.outcome'] }, { id: 'h10', name: 'key-acl', state: 'needsAdmin', sentence: 'Port 3389 is open.', facts: ['key.files'] }, { id: 'h23', name: 'licensing', state: 'notApplicable', sentence: 'Administration mode: no licence is needed.', facts: [] }],
    facts: [
      fact('dns.addresses', ['10.0.4.14']), fact('certificate.subject', 'CN=srv-04.corp.example,O=Tanaka Works'), fact('certificate.notBefore', '2026-05-09T15:35:16Z'), fact('certificate.notAfter', '2026-11-07T15:35:16Z'), fact('certificate.sha1', SHA1),
      fact('ntlm.computerName', 'SRV-04'), fact('ntlm.domainName', 'CORP'), fact('code.disconnect', 2308), fact('code.extended', 7), fact('process.user', 'CORP\\adm-sato', 'windows'), fact('scope.otherClients', 'work', 'user'),
      fact('client.attempts', [{ at: '2026-11-21T10:40:00.000Z', connected: false, reason: 2308, server: 'srv-04.corp.example' }], 'windows'),
    ],
    causes: [
      { id: 'host-cert-expired', strength: 'strong', title: 'The host\'s Remote Desktop certificate has ended and was not renewed', for: [{ fact: 'certificate.notAfter', sentence: 'The certificate on the wire has ended.' }], against: [], fixes: ['renew-rdp-cert'] },
      { id: 'tls-cipher', strength: 'weak', title: 'Client and host have no cipher suite in common', for: [], against: [{ fact: 'tls.version', sentence: 'The TLS handshake completed.' }], fixes: ['cipher-suites'] },
    ],
    ruledOut: [{ id: 'listener', title: 'Nothing of Remote Desktop listens on this port of the host', because: 'TermService listens on the host.', facts: ['listener.owner'] }],
    nextCheck: { id: 'ask-other-clients', sentence: 'Does another computer reach this host?', splits: ['host-cert-expired'], costMinutes: 0.5, needs: 'nothing' },
    ...changes,
  };
}

/** The same host after the repair. */
export function healthyCase(): DiagnosisDocument {
  const { stages } = brokenCase();
  return brokenCase({
    startedAt: '2026-11-21T10:53:00.000Z', verdict: { code: 'HEALTHY', stage: null, sentence: 'Port 3389 is open.', address: null }, findings: [], causes: [], nextCheck: null,
    stages: stages.map(({ stage, ms, address }) => ({ stage, ms, address, state: 'pass' as const })),
  });
}

export function opened(document: unknown): OpenedCase {
  const read = readCase(Buffer.from(JSON.stringify(document)));
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return read.opened;
}

export const step: DoneStep = {
  id: '20261121-wq9c5', at: '2026-11-21T10:52:00.000Z', fix: 'renew-rdp-cert', machine: 'practice:expired-cert', state: 'kept', before: 'CERT_EXPIRED', after: 'HEALTHY', due: null,
  operations: [{ primitive: 'certificate.remove', target: `Cert:\\LocalMachine\\Remote Desktop\\${SHA1}`, captured: { subject: 'CN=srv-04.corp.example' }, ours: null, readBack: null }],
};

/** A report of the repair: before, change, after, a note. */
export function fixedReport(): Report {
  return buildReport({
    opened: { ...opened(healthyCase()), done: [step] }, before: opened(brokenCase()).after, files: ['case.json'], madeAt: '2026-11-21T11:00:00.000Z',
    notes: [{ at: '2026-11-21T10:45:00.000Z', text: 'Called by adm-sato, extension 12; SRV-04 at 10.0.4.14' }], timer: { startedAt: '2026-11-21T10:39:00.000Z', seconds: 840 },
  });
}

/** A report of the fault alone. */
export function brokenReport(changes: Partial<DiagnosisDocument> = {}): Report {
  return buildReport({ opened: opened(brokenCase(changes)), madeAt: '2026-11-21T11:00:00.000Z' });
}
