import { writeFileSync } from 'node:fs';
import { makeLine, FIRST_PREV } from '../../electron/fixes/journal/line.ts';
import type { JournalEvent, Reading } from '../../electron/fixes/journal/events.ts';

const SHA = 'a'.repeat(64);
const acl = (rights: string): Reading => ({ sddl: `O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FR;;;BA)${rights}` });
const certificate = (thumbprint: string): Reading => ({ certificate: { der: 'MIIC6jCCAdKgAwIBAgIQ'.repeat(50), thumbprint, subject: 'CN=srv-04.corp.example', notAfter: '2026-11-07T15:44:34.000Z' }, index: 0 });

/** The lines of one kept change, by turns a right on a key file and a new certificate. */
function linesOf(at: number): JournalEvent[] {
  const key = at % 2 === 0;
  const [fix, primitive, target, before, ours]: [string, string, string, Reading, Reading] = key
    ? ['fix-rdp-key-acl', 'acl.set', 'C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys\\f686aace', acl(''), acl('(A;;FR;;;NS)')]
    : ['renew-rdp-cert', 'certificate.create', 'CN=srv-04.corp.example', certificate('7'.repeat(40)), certificate('9'.repeat(40))];
  return [
    {
      type: 'intended', machine: `practice:${key ? 'key-acl' : 'expired-cert'}`, captured: [before, { service: { start: 3, state: 'running' } }], before: { code: 'TLS_CLOSED', stage: 'tls' }, factsBefore: {}, timer: null, keep: 'keep',
      plan: { id: `plan-${at}`, sha256: SHA, fix, operations: [{ primitive, target, args: {} }, { primitive: 'service.restart', target: 'SessionEnv', args: {} }], timeBoxMinutes: null, keepWithinMinutes: null, proof: { facts: [], probe: true } },
    },
    { type: 'applying', op: 0 }, { type: 'applied', op: 0, reading: ours }, { type: 'applying', op: 1 }, { type: 'applied', op: 1, reading: { service: { start: 3, state: 'running' } } },
    { type: 'verified', ours: [ours, { service: { start: 3, state: 'running' } }], after: { code: 'HEALTHY', stage: null } }, { type: 'keeping' }, { type: 'kept' },
  ];
}

/** Writes a journal of so many kept changes, a minute apart, with a whole chain; gives its size in bytes. */
export function writeJournal(path: string, entries: number, begin = Date.parse('2026-01-01T00:00:00Z')): number {
  const parts: Buffer[] = [];
  let after = { seq: 0, hash: FIRST_PREV };
  for (let entry = 0; entry < entries; entry += 1) {
    const at = new Date(begin + entry * 60_000).toISOString();
    for (const event of linesOf(entry)) {
      const line = makeLine(at, `e-${String(entry).padStart(6, '0')}`, event, after);
      parts.push(line.bytes);
      after = { seq: after.seq + 1, hash: line.hash };
    }
  }
  const bytes = Buffer.concat(parts);
  writeFileSync(path, bytes);
  return bytes.length;
}
