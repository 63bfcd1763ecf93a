const DAY_MS = 86_400_000;
/** What a host may call itself; the first rows of a saved run do. */
const HOSTILE = ['\u202Egnp.exe\u202C', '<img src=x onerror="globalThis.pwned=1">', '{{host}} $t(window:rail.help)', 'x'.repeat(300), '\u0007\u0000\u200b', '=HYPERLINK("http://x")'];

/** The files of a run that ended, and of one before it, as the app keeps them: so many hosts in every state. */
export function savedRun(count: number): Record<string, string> {
  const now = Date.now();
  const row = (index: number, end: number | null, verdict: string, sha1 = 'a'): string => {
    const hostile = HOSTILE[index];
    return JSON.stringify({
      schema: 'rdp-doctor/radar-row@1', host: `srv-${String(index).padStart(5, '0')}`, port: index % 50 === 7 ? 3390 : 3389, verdict,
      notAfter: end === null ? null : new Date(now + end * DAY_MS).toISOString(), daysLeft: end, issuer: end === null ? null : (hostile ?? (index % 3 === 0 ? `CN=srv-${index}` : 'CN=corp-ca,DC=corp,DC=example')),
      sha1: end === null ? null : sha1.repeat(40), computerName: end === null ? null : (hostile ?? `SRV-${index}.corp.example`), osVersion: end === null ? null : '10.0.20348', ms: 12,
      notBefore: end === null ? null : new Date(now + (end - 180) * DAY_MS).toISOString(), selfSigned: end === null ? null : index % 3 === 0,
    });
  };
  const state = (index: number, sha1 = 'a'): string => {
    if (index % 20 === 3) return row(index, null, 'TLS_CLOSED');
    if (index % 40 === 4) return row(index, -12, 'CERT_EXPIRED', sha1);
    if (index % 15 === 5) return row(index, 3 + (index % 25), 'HEALTHY', sha1);
    if (index % 33 === 6) return row(index, 120, 'CERT_NAME_MISMATCH', sha1);
    return row(index, 31 + ((index * 7) % 149), 'HEALTHY', sha1);
  };
  const run = (days: number): string => JSON.stringify({
    runId: `run-${days}`, startedAt: new Date(now - days * DAY_MS).toISOString(), source: 'hosts.csv', targets: count, concurrency: 64, warnDays: 30, wideRanges: false,
    badLines: [{ line: 12, because: { key: 'radar:line.quotes' } }], skipped: 1, complete: true,
  });
  const all = (write: (index: number) => string): string => Array.from({ length: count }, (_, index) => `${write(index)}\n`).join('');
  return { 'run.json': run(0), 'before.json': run(1), 'rows.jsonl': all((index) => state(index)), 'before.jsonl': all((index) => state(index + (index % 100 === 50 ? 5 : 0), index % 90 === 8 ? 'b' : 'a')) };
}
