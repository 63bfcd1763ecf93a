import type { KeptRow } from './window-row.ts';

/** A row for tests. */
export function keptRowOf(host: string, change: Partial<KeptRow> = {}): KeptRow {
  return {
    schema: 'rdp-doctor/radar-row@1', host, port: 3389, verdict: 'HEALTHY', notAfter: '2027-02-11T00:00:00.000Z', daysLeft: 0, issuer: 'CN=corp-ca', sha1: 'a'.repeat(40),
    computerName: `${host}.corp.example`, osVersion: '10.0.20348', ms: 12, notBefore: '2026-08-11T00:00:00.000Z', selfSigned: false, ...change,
  };
}

export async function* each<T>(list: readonly T[]): AsyncGenerator<T> {
  yield* list;
}
