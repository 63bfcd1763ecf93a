import { spawn } from 'node:child_process';

export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** The working folder; otherwise that of the tests. */
  readonly cwd?: string;
  /** Milliseconds after which it is ended. */
  readonly limitMs?: number;
  /** Called with the process once it has written to stderr or stdout for the first time. */
  readonly onWord?: (kill: (signal: NodeJS.Signals) => void) => void;
}

/** Runs a program to its end. */
export function runPacked(program: string, args: readonly string[], { env = {}, stdin = '', cwd, limitMs = 30_000, onWord }: RunOptions = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'pipe'], ...(cwd !== undefined && { cwd }), timeout: limitMs, killSignal: 'SIGKILL' });
    let [stdout, stderr, spoke] = ['', '', false];
    const heard = () => {
      if (!spoke) onWord?.((signal) => void child.kill(signal));
      spoke = true;
    };
    child.stdout.setEncoding('utf8').on('data', (text: string) => { stdout += text; heard(); });
    child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text; heard(); });
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
    child.stdin.on('error', () => {});
    child.stdin.end(stdin);
  });
}

/** Chromium refuses its sandbox to uid 0, and a release refuses to start without it: root starts it as nobody. */
export function asPerson(program: string, args: readonly string[]): [string, string[]] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['setpriv', ['--reuid=65534', '--regid=65534', '--clear-groups', program, ...args]] : [program, [...args]];
}
