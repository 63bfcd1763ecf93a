import { Buffer } from 'node:buffer';
import { diagnosisModel } from '../../preload/contract/diagnosis.ts';
import { fact, type Fact } from '../../preload/contract/facts.ts';
import { WINDOWS_FACTS } from '../machine/windows-facts.ts';
import { ANSWER_NAMES } from './answers.ts';
import { rateAdvice } from './advice.ts';
import { judgeCase, studyCase } from './explain-case.ts';
import { nextAction } from './guide/next-action.ts';

type FuzzTarget = { readonly name: string; readonly seeds?: readonly Buffer[]; run(bytes: Buffer): void };

const AT = '2026-11-21T10:41:00.000Z';
const NOW = Date.parse(AT);
const WIRE = ['tcp.outcome', 'tcp.connectMs', 'tcp.closedAfterMs', 'negotiation.selected', 'negotiation.failureCode', 'tls.version', 'tls.handshakeMs', 'tls.signature', 'certificate.sha1', 'certificate.subject',
  'certificate.notBefore', 'certificate.notAfter', 'certificate.selfSigned', 'ntlm.osVersion', 'ntlm.clockSkewMs', 'ntlm.computerName', 'stability.tries', 'stability.failed', 'dns.a'];
const NAMES = [...Object.keys(WINDOWS_FACTS), ...WIRE, ...ANSWER_NAMES, 'code.disconnect', 'code.extended', 'code.hresult', 'code.at'];
const SOURCES = ['wire', 'windows', 'host-block', 'paste', 'user'] as const;
const CODES = ['HEALTHY', 'TLS_CLOSED', 'CERT_EXPIRED', 'TCP_REFUSED', 'NEGO_SSL_CERT_NOT_ON_SERVER', 'STD_RDP_ONLY', 'UNKNOWN'] as const;
const SHAPES = diagnosisModel.pick({ checks: true, causes: true, ruledOut: true, nextCheck: true });

/** Bytes as a list of facts: known names with values of any shape, from any source. */
function factsFrom(bytes: Buffer): Fact[] {
  const facts: Fact[] = [];
  for (let i = 0; i + 4 <= bytes.length && facts.length < 400; i += 4) {
    const [name, source, value] = [NAMES[bytes.readUInt16BE(i) % NAMES.length], SOURCES[(bytes[i + 2] ?? 0) % SOURCES.length], valueFrom(bytes[i + 3] ?? 0, bytes, i)];
    if (name === undefined || source === undefined) continue;
    facts.push({ name, value, source, at: (bytes[i] ?? 0) % 5 === 0 ? 'yesterday' : AT, ...((bytes[i + 1] ?? 0) % 7 === 0 ? { unknown: bytes.toString('latin1', i, i + 4) } : {}) });
  }
  return facts;
}

function valueFrom(kind: number, bytes: Buffer, at: number): Fact['value'] {
  const text = bytes.toString('utf8', at, at + 24);
  const values: Fact['value'][] = [
    null, true, false, 0, 1, -1, 2308, 4_294_967_295, text, '', [], [text, ''], [0, null, true], {}, { exists: false, sddl: text, systemDenied: true, value: null },
    [{ id: 1058, at: AT, name: text, current: true, sddl: `D:${text}(D;;FR;;;NS)`, start: 4, state: 'Stopped', protocol: 'TLS 1.2', enabled: 0 }], [{ ['__proto__']: 1, reason: 2308, at: text }], 'x'.repeat(300), 1e308, AT,
  ];
  return values[kind % values.length] ?? null;
}

function judgeAll(facts: Fact[], code: (typeof CODES)[number]): void {
  const sentence = { key: 'probe:verdict.X' };
  const input = {
    facts, findings: code === 'HEALTHY' || code === 'UNKNOWN' ? [] : [{ code, state: 'fail' as const, stage: null, sentence, facts: [] }],
    verdict: { code, stage: null, sentence, address: null }, now: NOW, machineSide: 'both' as const, target: { host: 'srv-04', port: 3389 },
  };
  SHAPES.parse(judgeCase(input));
  rateAdvice(studyCase(input));
  nextAction({ case: input, can: { probe: false, readClient: false, readHost: false }, skipped: {} });
}

/** Facts as a hostile document would bring them: whatever fits the contract. */
function fromDocument(text: string): Fact[] {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list.slice(0, 400).flatMap((one) => fact.safeParse(one).data ?? []) : [];
  } catch {
    return [];
  }
}

const SEED = [{ name: 'key.files', value: [{ name: 'f686', current: true, sddl: 'D:(A;;FA;;;SY)' }], source: 'host-block', at: AT }, { name: 'code.disconnect', value: [2308, 516], source: 'paste', at: AT }];

export const fuzzTargets: readonly FuzzTarget[] = [
  { name: 'diagnosis/judge-hostile-facts', seeds: [Buffer.alloc(64, 7), Buffer.from(NAMES.join('').slice(0, 400))], run: (bytes) => judgeAll(factsFrom(bytes.subarray(1)), CODES[(bytes[0] ?? 0) % CODES.length] ?? 'UNKNOWN') },
  { name: 'diagnosis/judge-fact-document', seeds: [Buffer.from(JSON.stringify(SEED))], run: (bytes) => judgeAll(fromDocument(bytes.toString('utf8')), 'TLS_CLOSED') },
];
