import type { DiagnosisDocument } from '../../../preload/contract/diagnosis.ts';
import type { Stage } from '../../../preload/contract/stages.ts';
import { STAGES } from '../../../preload/contract/words.ts';
import { FINDING_ONLY_CODES } from '../../../preload/contract/verdict-codes.ts';

/** What each address has a row of, whatever happens. */
const PER_ADDRESS: readonly Stage[] = ['tcp', 'negotiation', 'tls', 'certificate', 'nla'];

/** What holds for every document whatever the case (contract §2); each complaint is one sentence. */
export function documentComplaints(document: DiagnosisDocument): string[] {
  return [...rowComplaints(document), ...verdictComplaints(document), ...factComplaints(document)];
}

type Row = DiagnosisDocument['stages'][number];

function rowComplaints({ stages, target, mode }: DiagnosisDocument): string[] {
  const complaints: string[] = [];
  const dns = stages.filter((row) => row.stage === 'dns');
  if (dns.length !== 1 || stages[0] !== dns[0]) complaints.push(`there must be one dns row, the first, not ${dns.length}`);
  if (dns.some((row) => row.address !== null)) complaints.push('the dns row has an address');
  for (const [where, rows] of byAddress(stages.filter((row) => row.stage !== 'dns'))) {
    const names = rows.map((row) => row.stage);
    const sorted = [...names].sort((a, b) => STAGES.indexOf(a) - STAGES.indexOf(b));
    if (names.join() !== sorted.join()) complaints.push(`the rows of ${where} are not in order: ${names.join(' ')}`);
    if (new Set(names).size !== names.length) complaints.push(`a row of ${where} comes twice: ${names.join(' ')}`);
    const lacking = PER_ADDRESS.filter((stage) => !names.includes(stage));
    if (lacking.length > 0) complaints.push(`${where} has no row for ${lacking.join(' ')}`);
    if (mode === 'deep' && where !== 'null' && !names.includes('stability')) complaints.push(`${where} has no row for stability in deep mode`);
  }
  const addresses = new Set(stages.flatMap((row) => (row.address === null ? [] : [row.address])));
  for (const address of target.addresses) if (!addresses.has(address)) complaints.push(`${address} is an address of the target without rows`);
  for (const row of stages) complaints.push(...blockedComplaints(row));
  return complaints;
}

function blockedComplaints({ stage, state, blockedBy, address }: Row): string[] {
  const at = `${stage} of ${address ?? 'no address'}`;
  if (state === 'blocked' && blockedBy === undefined) return [`${at} is blocked by nothing`];
  if (state !== 'blocked' && blockedBy !== undefined) return [`${at} is ${state} and has blockedBy ${blockedBy}`];
  if (blockedBy !== undefined && STAGES.indexOf(blockedBy) >= STAGES.indexOf(stage)) return [`${at} is blocked by ${blockedBy}, which comes later`];
  return [];
}

function byAddress(rows: readonly Row[]): Map<string, Row[]> {
  const map = new Map<string, Row[]>();
  for (const row of rows) map.set(String(row.address), [...(map.get(String(row.address)) ?? []), row]);
  return map;
}

function verdictComplaints({ verdict, findings, cancelled, stages }: DiagnosisDocument): string[] {
  const complaints: string[] = [];
  const open = ['HEALTHY', 'CANCELLED', 'UNKNOWN'].includes(verdict.code);
  if (verdict.code === 'HEALTHY' && verdict.stage !== null) complaints.push('HEALTHY has a stage');
  if (!open && verdict.stage === null) complaints.push(`${verdict.code} has no stage`);
  if ((FINDING_ONLY_CODES as readonly string[]).includes(verdict.code)) complaints.push(`${verdict.code} is never a verdict`);
  if (cancelled !== (verdict.code === 'CANCELLED') && cancelled === false) complaints.push('CANCELLED without cancelled: true');
  if (!open && !findings.some((one) => one.code === verdict.code && one.state === 'fail')) complaints.push(`the verdict ${verdict.code} is no failed finding`);
  if (verdict.sentence.trim() === '' || /\{\{|probe:/.test(verdict.sentence)) complaints.push(`the verdict's sentence is unfinished: ${verdict.sentence}`);
  if (!open && !stages.some((row) => row.stage === verdict.stage && row.address === verdict.address)) complaints.push('the verdict shows where there is no row');
  if (verdict.code === 'HEALTHY' && findings.some((one) => one.state === 'fail')) complaints.push('HEALTHY with a failed finding');
  return complaints;
}

function factComplaints({ facts, findings, checks }: DiagnosisDocument): string[] {
  const names = new Set(facts.map((one) => one.name));
  const missing = [...findings, ...checks].flatMap((one) => one.facts).filter((name) => !names.has(name));
  return missing.length > 0 ? [`findings or checks rest on facts that are not there: ${[...new Set(missing)].join(' ')}`] : [];
}
