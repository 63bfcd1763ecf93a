import { spawn } from 'node:child_process';
import type { Runtime } from '../lab/runner/runtimes.ts';

export interface CommandResult {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Each line of standard output that is JSON. */
  readonly documents: readonly Record<string, unknown>[];
}

export interface CommandOptions {
  readonly input?: string | Buffer;
  /** Presses Ctrl+C once so many lines were printed. */
  readonly stopAfterLines?: number;
}

const LIMIT_MS = 120_000;

/** Runs the built command line to its end. */
export function runCommand(file: string, args: readonly string[], runtime: Runtime, options: CommandOptions = {}): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(runtime.executable, [file, ...args], { env: { ...process.env, ...runtime.env, NO_COLOR: '1' }, stdio: 'pipe', timeout: LIMIT_MS });
    let [stdout, stderr] = ['', ''];
    let stopped = false;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      if (stopped || options.stopAfterLines === undefined || stdout.split('\n').length <= options.stopAfterLines) return;
      stopped = true;
      child.kill('SIGINT');
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text; });
    child.stdin.on('error', () => {});
    child.stdin.end(options.input ?? '');
    child.once('error', reject);
    child.once('close', (exit) => resolve({ exit, stdout, stderr, documents: stdout.split('\n').flatMap(parse) }));
  });
}

function parse(line: string): Record<string, unknown>[] {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? [value as Record<string, unknown>] : [];
  } catch {
    return [];
  }
}
