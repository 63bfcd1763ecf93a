import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RadarSummary } from '../../preload/contract/radar.ts';
import { onPath } from '../lab/servers/on-path.ts';
import { notMeasured, type Claim } from './claim.ts';
import { median } from './measure.ts';
import { runProgram } from './program.ts';
import { loopbackAddresses, startRadarHosts, type RadarHosts } from './radar-hosts.ts';

const COMMAND = process.env['RDP_DOCTOR_CLI'] ?? join(import.meta.dirname, '../../out/cli/rdp-doctor.js');
const HOSTS = 3000;
const PROMISED = 600;
const ROUNDS = 3;
/** What nmap is given: all of them would take it minutes. */
const SHARED = 1000;

/** Many hosts at once, beside nmap on the same hosts in the same run; the responder works on the same processor. */
export async function radar(): Promise<readonly Claim[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rdp-doctor-radar-'));
  const addresses = loopbackAddresses(HOSTS);
  const silent = new Set(loopbackAddresses(HOSTS / 10, 1));
  const hosts = await startRadarHosts([...addresses, ...silent], silent);
  const list = (name: string, targets: readonly string[]): string => {
    const path = join(folder, name);
    writeFileSync(path, targets.map((address) => `${address}:${hosts.port}\n`).join(''));
    return path;
  };
  try {
    return [
      ...await speed(list('all', addresses)),
      await withSilent(list('silent', [...addresses.slice(silent.size), ...silent].sort(() => Math.random() - 0.5)), silent.size),
      await atOnce(hosts),
      await besideNmap(list('shared', addresses.slice(0, SHARED)), addresses.slice(0, SHARED), hosts.port, folder),
      await memory(list('thousand', addresses.slice(0, 1000)), list('hundred-thousand', [...addresses.slice(0, 1000), ...loopbackAddresses(99_000, 100)])),
    ];
  } finally {
    await hosts.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function speed(list: string): Promise<Claim[]> {
  const runs: RadarSummary[] = [];
  for (let round = 0; round <= ROUNDS; round++) runs.push((await scan([list, '--concurrency', '32'])).summary);
  const rates = runs.slice(1).map((run) => run.done / run.seconds);
  const healthy = runs.every((run) => run.byVerdict['HEALTHY'] === HOSTS);
  return [
    { what: `Radar, ${HOSTS} hosts, 32 at once`, measured: `${Math.round(median(rates))} hosts/s${healthy ? '' : ', not all of them HEALTHY'}`, limit: `≥ ${PROMISED} hosts/s`, holds: healthy && median(rates) >= PROMISED },
    { what: '… its own loop\'s lag, mean and worst', measured: `${runs.at(-1)?.loopLagMs.mean ?? 0} ms, ${runs.at(-1)?.loopLagMs.max ?? 0} ms`, limit: '', holds: null },
  ];
}

/** The silent ones hold their places for the whole of their time; the others may lose no more than that. */
async function withSilent(list: string, silent: number): Promise<Claim> {
  const [concurrency, budget] = [256, 1000];
  const { summary } = await scan([list, '--concurrency', String(concurrency), '--budget', String(budget)]);
  const limit = HOSTS / PROMISED + (silent * budget) / concurrency / 1000 + budget / 1000;
  return {
    what: `Radar, ${HOSTS} hosts, a tenth silent, ${concurrency} at once, ${budget} ms each`, measured: `${summary.seconds.toFixed(1)} s, ${summary.byVerdict['HEALTHY'] ?? 0} HEALTHY`,
    limit: `≤ ${limit.toFixed(1)} s`, holds: summary.seconds <= limit && summary.byVerdict['HEALTHY'] === HOSTS - silent,
  };
}

async function atOnce(hosts: RadarHosts): Promise<Claim> {
  const { most } = await hosts.counts();
  return { what: '… connections at once to one host', measured: String(most), limit: '≤ 1', holds: most <= 1 };
}

async function besideNmap(list: string, addresses: readonly string[], port: number, folder: string): Promise<Claim> {
  const what = `Radar against nmap's rdp-ntlm-info and ssl-cert, ${addresses.length} hosts`;
  const nmap = onPath('nmap');
  if (nmap === null) return notMeasured(what, 'nmap is not installed');
  const plain = join(folder, 'nmap-list');
  writeFileSync(plain, addresses.join('\n'));
  const time = async (run: () => Promise<unknown>): Promise<number> => {
    const start = performance.now();
    await run();
    return performance.now() - start;
  };
  const own = await time(() => scan([list, '--concurrency', '32']));
  const theirs = await time(() => runProgram(nmap, ['-Pn', '-n', '-sT', '-T4', '-p', String(port), '--script', '+rdp-ntlm-info,+ssl-cert', '-iL', plain, '-oN', '/dev/null']));
  return { what, measured: `${(theirs / own).toFixed(1)} × (${(own / 1000).toFixed(1)} s : ${(theirs / 1000).toFixed(1)} s)`, limit: 'faster', holds: own < theirs };
}

async function memory(small: string, large: string): Promise<Claim> {
  const [few, many] = [await scan([small]), await scan([large])];
  return {
    what: 'Radar, memory from 1,000 to 100,000 targets', measured: `${few.peakMb.toFixed(0)} MB to ${many.peakMb.toFixed(0)} MB`, limit: '≤ 1.3 ×', holds: many.peakMb <= few.peakMb * 1.3 && many.summary.done === 100_000,
  };
}

/** Runs the built command line; gives its summary and the most memory it had (Linux; NaN elsewhere). */
function scan(args: readonly string[]): Promise<{ summary: RadarSummary; peakMb: number }> {
  return new Promise((resolve, reject) => {
    let peakMb = Number.NaN;
    const child = execFile(process.execPath, [COMMAND, 'radar', ...args, '--json'], { maxBuffer: 256 * 1024 * 1024, timeout: 300_000 }, (_, stdout) => {
      clearInterval(timer);
      const last = stdout.trimEnd().split('\n').at(-1) ?? '';
      try {
        resolve({ summary: JSON.parse(last) as RadarSummary, peakMb });
      } catch {
        reject(new Error(`the radar printed no summary: ${last.slice(0, 200)}`));
      }
    });
    const timer = setInterval(() => {
      peakMb = peakOf(child.pid) ?? peakMb;
    }, 50);
  });
}

function peakOf(pid: number | undefined): number | null {
  try {
    const match = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return match ? Number(match[1]) / 1024 : null;
  } catch {
    return null;
  }
}
