import { join } from 'node:path';
import { onPath } from '../lab/servers/on-path.ts';
import { atMost, fasterThan, ms, notMeasured, type Claim } from './claim.ts';
import { compare, type Contestant } from './measure.ts';
import { runProgram } from './program.ts';

const command = join(import.meta.dirname, '../../out/cli/rdp-doctor.js');

/** The command line, process start included, beside the tools people use today. */
export async function wholeProcess(port: number): Promise<readonly Claim[]> {
  const own: Contestant = { name: 'rdp-doctor', run: () => runProgram(process.execPath, [command, 'diagnose', `127.0.0.1:${port}`, '--json']) };
  const [sslscan, nmap] = [onPath('sslscan'), onPath('nmap')];
  const others: Contestant[] = [
    ...(sslscan === null ? [] : [{ name: 'sslscan', run: () => runProgram(sslscan, ['--rdp', `127.0.0.1:${port}`]) }]),
    // The plus makes the scripts run although the port is not 3389.
    ...(nmap === null ? [] : [{ name: 'nmap', run: () => runProgram(nmap, ['-Pn', '-n', '-sT', '-p', String(port), '--script', '+rdp-enum-encryption,+rdp-ntlm-info,+ssl-cert', '127.0.0.1']) }]),
  ];
  const timings = await compare([own, ...others]);
  const time = (name: string): number | undefined => timings.find((each) => each.name === name)?.median;
  const mine = time('rdp-doctor') ?? NaN;
  const [theirs, scripts] = [time('sslscan'), time('nmap')];
  return [
    atMost('Command line, whole process', mine, 350),
    theirs === undefined ? notMeasured('… against sslscan --rdp', 'sslscan is not installed') : fasterThan('… against sslscan --rdp', mine, theirs, 1),
    scripts === undefined ? notMeasured('… against nmap\'s three scripts', 'nmap is not installed') : fasterThan('… against nmap\'s three scripts', mine, scripts, 10),
    { what: '… slowest and fastest of nine', measured: (timings[0]?.all ?? []).toSorted((a, b) => a - b).filter((_, index, all) => index === 0 || index === all.length - 1).map(ms).join(' to '), limit: '', holds: null },
  ];
}
