import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { radarRowDocument, radarSummaryDocument, type RadarRow, type RadarSummary } from '../../preload/contract/radar.ts';
import { loopbackAddresses, type RadarHosts } from '../bench/radar-hosts.ts';
import type { CommandOptions, CommandResult } from './command.ts';

export const HOSTS = 300;

export interface CaseContext {
  readonly hosts: RadarHosts;
  /** Takes connections there and says nothing. */
  readonly silent: string;
  readonly folder: string;
  radar(args: readonly string[], options?: CommandOptions): Promise<CommandResult>;
}

type Case = (context: CaseContext) => Promise<void>;

const rowsOf = (result: CommandResult): RadarRow[] => result.documents.slice(0, -1).map((document) => radarRowDocument.parse(document));
const summaryOf = (result: CommandResult): RadarSummary => radarSummaryDocument.parse(result.documents.at(-1));

function file(context: CaseContext, name: string, content: string | Buffer): string {
  const path = join(context.folder, name);
  writeFileSync(path, content);
  return path;
}

const targets = (context: CaseContext, count = HOSTS): string[] => loopbackAddresses(count).map((address) => `${address}:${context.hosts.port}`);

const cancelAndResume: Case = async (context) => {
  const list = file(context, 'all.txt', targets(context).join('\n'));
  const first = await context.radar([list, '--json', '--concurrency', '8'], { stopAfterLines: 100 });
  assert.equal(first.exit, 130, first.stderr);
  const [rows, summary] = [rowsOf(first), summaryOf(first)];
  assert.ok(rows.length >= 100 && rows.length < HOSTS, `${rows.length} rows before the cancel`);
  assert.deepEqual([summary.cancelled, summary.done, summary.resumed], [true, rows.length, 0]);
  const saved = file(context, 'saved.jsonl', first.stdout);
  const csv = join(context.folder, 'resumed.csv');
  const second = await context.radar([list, '--json', '--resume', saved, '--csv', csv]);
  assert.equal(second.exit, 0, second.stderr);
  const rest = rowsOf(second);
  assert.equal(rest.length, HOSTS - rows.length);
  assert.equal(new Set([...rows, ...rest].map((row) => row.host)).size, HOSTS);
  const { targets: all, done, resumed, byVerdict } = summaryOf(second);
  assert.deepEqual({ all, done, resumed, byVerdict }, { all: HOSTS, done: HOSTS, resumed: rows.length, byVerdict: { HEALTHY: HOSTS } });
  assert.equal(readFileSync(csv, 'utf8').trimEnd().split('\r\n').length, HOSTS + 1);
  assert.equal((await context.hosts.counts()).most, 1, 'connections at once to one host');
};

const since: Case = async (context) => {
  const list = file(context, 'since.txt', targets(context, 6).join('\n'));
  const rows = rowsOf(await context.radar([list, '--json']));
  const other = (host: string, changes: Partial<RadarRow>): RadarRow => ({ ...(rows[0] as RadarRow), host, ...changes });
  const hosts = loopbackAddresses(6);
  const earlier = [...rows.filter((row) => row.host !== hosts[5]), other('127.0.9.9', {})].map((row) => ({
    ...row, ...(row.host === hosts[0] ? { verdict: 'CERT_EXPIRED' } : {}), ...(row.host === hosts[1] ? { sha1: '0123456789'.repeat(4) } : {}),
  }));
  const saved = file(context, 'earlier.jsonl', earlier.map((row) => JSON.stringify(row)).join('\n'));
  const result = await context.radar([list, '--json', '--since', saved]);
  const summary = summaryOf(result);
  assert.deepEqual(summary.since?.counts, { new: 1, gone: 1, verdict: 1, certificate: 1, ending: 0 });
  assert.deepEqual(summary.since?.changes.map((one) => `${one.kind} ${one.host}`).sort(), [`certificate ${hosts[1]}`, 'gone 127.0.9.9', `new ${hosts[5]}`, `verdict ${hosts[0]}`].sort());
  assert.deepEqual(Object.keys(rowsOf(result)[0] ?? {}), Object.keys(rows[0] ?? {}), 'a row has the same fields');
  const text = (await context.radar([list, '--since', saved])).stdout;
  assert.match(text, /Changed since the earlier run \(4\):/);
  assert.equal((await context.radar([list, '--since', file(context, 'none', 'x\ny\n')])).exit, 65);
  assert.equal((await context.radar([list, '--since', join(context.folder, 'missing')])).exit, 74);
};

const whatARowSays: Case = async (context) => {
  const [row] = rowsOf(await context.radar(['-', '--json'], { input: targets(context, 1).join('\n') }));
  assert.ok(row);
  assert.deepEqual(Object.keys(row), ['schema', 'host', 'port', 'verdict', 'notAfter', 'daysLeft', 'issuer', 'sha1', 'computerName', 'osVersion', 'ms']);
  assert.deepEqual([row.verdict, row.computerName, row.osVersion, row.issuer], ['HEALTHY', 'SRV-04.corp.example', '10.0.20348', 'CN=SRV-04.corp.example']);
  assert.equal(row.daysLeft, Math.floor((Date.parse(row.notAfter ?? '') - Date.now()) / 86_400_000));
};

const names: Case = async (context) => {
  const list = `host,port,name\n127.0.1.1,${context.hosts.port},srv-04.corp.example\n127.0.1.2,${context.hosts.port},other.corp.example\n`;
  const result = await context.radar(['-', '--json'], { input: Buffer.from(`\ufeff${list}`, 'utf16le') });
  assert.equal(result.exit, 10);
  assert.deepEqual(rowsOf(result).map((row) => `${row.host} ${row.verdict}`).sort(), ['127.0.1.1 HEALTHY', '127.0.1.2 DNS_WRONG_HOST']);
};

const badLines: Case = async (context) => {
  const [good = ''] = targets(context, 1);
  const result = await context.radar(['-', '--json'], { input: `no host\n${good}\nsrv:0\n${good}\n` });
  assert.equal(result.exit, 0, result.stderr);
  assert.deepEqual([summaryOf(result).targets, summaryOf(result).skippedLines], [1, 2]);
  for (const line of [1, 3, 4]) assert.match(result.stderr, new RegExp(`Line ${line}\\b`));
};

const problems: Case = async (context) => {
  const { port } = context.hosts;
  const result = await context.radar(['-', '--json', '--budget', '1200'], { input: `127.0.1.1:${port}\n127.0.1.1:1\n${context.silent}:${port}\n` });
  assert.equal(result.exit, 10, result.stderr);
  assert.deepEqual(summaryOf(result).byVerdict, { HEALTHY: 1, RDP_NO_ANSWER: 1, TCP_REFUSED: 1 });
  const unknown = await context.radar(['-', '--json', '--budget', '200'], { input: `${context.silent}:${port}\n` });
  assert.deepEqual([unknown.exit, summaryOf(unknown).byVerdict], [11, { UNKNOWN: 1 }]);
  const soon = await context.radar(['-', '--json', '--warn-days', '400'], { input: `127.0.1.1:${port}\n` });
  assert.equal(soon.exit, 10, 'an end within the days that were named');
};

const files: Case = async (context) => {
  const list = file(context, 'few.txt', targets(context, 5).join('\n'));
  const [csv, ics] = [join(context.folder, 'out.csv'), join(context.folder, 'out.ics')];
  assert.equal((await context.radar([list, '--csv', csv, '--ics', ics])).exit, 0);
  const calendar = readFileSync(ics, 'utf8');
  assert.equal(calendar.split('BEGIN:VEVENT').length, 6);
  assert.match(calendar, /^BEGIN:VCALENDAR\r\n[^]*END:VCALENDAR\r\n$/);
  writeFileSync(csv, 'mine');
  const kept = await context.radar([list, '--csv', csv]);
  assert.deepEqual([kept.exit, readFileSync(csv, 'utf8'), kept.stdout], [30, 'mine', '']);
  assert.equal((await context.radar([list, '--csv', csv, '--force'])).exit, 0);
  assert.match(readFileSync(csv, 'utf8'), /^\ufeffhost,port,verdict/);
  assert.equal((await context.radar([list, '--csv', join(context.folder, 'none/x.csv')])).exit, 74);
  assert.deepEqual(readdirSync(context.folder).filter((name) => name.endsWith('.tmp')), []);
};

const refusals: Case = async (context) => {
  const missing = join(context.folder, 'missing');
  assert.equal((await context.radar([missing, '--json'])).exit, 74);
  assert.equal((await context.radar(['-', '--json'], { input: '\n# nothing\n' })).exit, 65);
  assert.equal((await context.radar(['-', '--json'], { input: '127.9.0.0/16\n' })).exit, 30);
  assert.equal((await context.radar(['-', '--json', '--resume', file(context, 'garbage', 'x\ny\n')], { input: 'srv\n' })).exit, 65);
  for (const args of [['--concurrency', '0'], ['--budget', '5'], ['--warn-days', 'x'], ['--csv', ''], ['a', 'b'], ['--csv', 'a', '--ics', 'a']]) assert.equal((await context.radar(args)).exit, 64, args.join(' '));
  assert.equal(existsSync('a'), false);
};

const ranges: Case = async (context) => {
  const result = await context.radar(['-', '--json', '--concurrency', '100'], { input: '127.77.0.0/24\n' });
  assert.deepEqual([result.exit, summaryOf(result).targets, summaryOf(result).byVerdict], [10, 254, { TCP_REFUSED: 254 }]);
  const wide = await context.radar(['-', '--json', '--yes', '--concurrency', '100'], { input: '127.77.0.0/22\n' });
  assert.equal(summaryOf(wide).targets, 1022);
};

/** By name, in order. */
export const CASES: Readonly<Record<string, Case>> = {
  'a cancel in the middle of 300 hosts, and a resume': cancelAndResume, 'changes since an earlier run': since, 'what a row says': whatARowSays, 'CSV in UTF-16 with names': names, 'bad lines': badLines,
  'problems and exit codes': problems, 'calendar and CSV': files, 'what is refused': refusals, ranges,
};
