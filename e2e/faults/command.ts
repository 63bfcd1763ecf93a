import { spawn, type ChildProcess } from 'node:child_process';

export interface Ran {
  readonly code: number | null;
  readonly killed: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** How the command line is called: a program and what stands before the arguments. */
export interface CommandLine {
  readonly program: string;
  readonly before: readonly string[];
  readonly dataDir: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Longer than any command here takes, ms. */
const LIMIT_MS = 60_000;

/** Runs one command to its end. `during` is given the process, to do something to it on the way. */
export function runCommand({ program, before, dataDir, env }: CommandLine, args: readonly string[], during: (child: ChildProcess) => () => void = () => () => {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...before, ...args, '--data-dir', dataDir, '--lang', 'en'], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => out.push(part));
    child.stderr.on('data', (part: Buffer) => err.push(part));
    const stop = during(child);
    const limit = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(limit);
      stop();
      resolve({ code, killed: signal === 'SIGKILL', stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() });
    });
  });
}
