import { spawn } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseRun } from '../cases/case.ts';
import { makeTempDir } from '../servers/clean-up.ts';
import type { Runtime } from './runtimes.ts';

/** The built command line, the one file that users get. */
export const COMMAND = join(import.meta.dirname, '../../../out/cli/rdp-doctor.js');

let copy: string | null = null;

/** A copy in a folder of its own: it must run with nothing beside it, and a build meanwhile cannot pull it away. */
function ownCopy(): string {
  if (copy === null) {
    copy = makeTempDir('command').file('rdp-doctor.js');
    copyFileSync(COMMAND, copy);
  }
  return copy;
}

export interface CommandResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Of the whole process, ms. */
  readonly wallMs: number;
  readonly overdue: boolean;
}

const LIMIT_MS = 45_000;

/** Runs `rdp-doctor diagnose …` under a runtime. */
export function runCommand(runtime: Runtime, run: CaseRun, options: readonly string[]): Promise<CommandResult> {
  const [command = '', ...args] = [...(run.wrap ?? []), runtime.executable, ownCopy(), 'diagnose', ...run.args, ...options];
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env: { ...process.env, NO_COLOR: '1', ...runtime.env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    let overdue = false;
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    const limit = setTimeout(() => {
      overdue = true;
      child.kill('SIGKILL');
    }, LIMIT_MS);
    void run.interruptOn?.then(() => child.kill('SIGINT'));
    child.once('error', reject);
    child.once('close', (exitCode) => {
      clearTimeout(limit);
      resolve({ exitCode, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString(), wallMs: performance.now() - start, overdue });
    });
  });
}
