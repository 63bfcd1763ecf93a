import { execFile } from 'node:child_process';
import { powershellPath, shellEnvironment, systemFolder } from '../../machine/powershell/locate.ts';

/** How PowerShell answered: what it printed, or null when it did not end well. */
export type Asked = (file: string) => Promise<string | null>;

const VARIABLE = 'RDP_DOCTOR_UPDATE';
/** Status and subject, a line each. The file comes through the environment: a path on a command line could be read as something else. */
const QUESTION = `[Console]::OutputEncoding = [Text.Encoding]::UTF8; $s = Get-AuthenticodeSignature -LiteralPath $env:${VARIABLE}; [int]$s.Status; $s.SignerCertificate.Subject`;

/**
 * Whether a downloaded installer bears a valid signature of one of our publishers; null where it does, otherwise why it is not taken.
 * In the place of electron-updater's own check, which asks whatever `powershell.exe` is found first, and takes the file where PowerShell does not answer.
 */
export async function verifyPublisher(publishers: readonly string[], file: string, ask: Asked = askWindows): Promise<string | null> {
  const answer = await ask(file);
  if (answer === null) return 'the signature could not be read';
  const [status = '', subject = ''] = answer.replace(/^\uFEFF/, '').split(/\r?\n/).map((line) => line.trim());
  // SignatureStatus.Valid of System.Management.Automation.
  if (status !== '0') return `the signature is not valid (status ${/^\d{1,3}$/.test(status) ? status : 'unknown'})`;
  return publishers.some((each) => isSubject(subject, each)) ? null : 'the signature is that of another publisher';
}

/** A publisher is named by the whole subject, or by its common name alone, as electron-builder writes it. */
function isSubject(subject: string, publisher: string): boolean {
  const [found, wanted] = [namesIn(subject), namesIn(publisher)];
  if (wanted.size === 0) return publisher !== '' && found.get('CN') === publisher;
  return [...wanted].every(([name, value]) => found.get(name) === value);
}

/** `CN=…, O="…, Inc."` by name (RFC 2253, as .NET writes it). */
function namesIn(text: string): Map<string, string> {
  const parts = [...text.matchAll(/(?:^|,)\s*([A-Za-z][A-Za-z0-9.]*)=("(?:[^"]|"")*"|[^,]*)/g)];
  return new Map(parts.map(([, name = '', value = '']) => [name.toUpperCase(), value.trim().replace(/^"(.*)"$/s, '$1').replaceAll('""', '"')]));
}

function askWindows(file: string): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(powershellPath(process.env), ['-NoProfile', '-NonInteractive', '-InputFormat', 'None', '-Command', QUESTION],
      { env: { ...shellEnvironment(process.env, ''), [VARIABLE]: file }, cwd: systemFolder(process.env), timeout: 60_000, windowsHide: true, maxBuffer: 100_000 },
      (error, stdout, stderr) => resolve(error !== null || stderr.trim() !== '' ? null : stdout));
  });
}
