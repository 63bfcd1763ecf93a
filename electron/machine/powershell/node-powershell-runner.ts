import type { ScriptRequest } from './request-line.ts';
import { requestLine } from './request-line.ts';
import { hasRecord, readRecord } from './result-record.ts';
import type { PowerShellRunner, RunOptions, RunOutcome } from './runner.ts';
import { createRunQueue } from './run-queue.ts';
import type { ShellSession } from './shell-session.ts';
import { startShell } from './shell-session.ts';

/** Output after which a run is ended: a record is some 100 KB; the library's buffers get slow beyond. Characters. */
const OUTPUT_CAP = 4 * 1024 * 1024;
/** After a record has come, how long the line may take to end by itself. In Constrained Language its end is never seen. */
const SETTLE_MS = 300;
const NOISE_KEPT = 2000;
/** The library brackets every line on both streams with 16 letters of its own. */
const END_MARKS = /^[0-9A-Za-z]{16}\r?$/gm;

interface RunnerOptions {
  readonly executable: string;
  /** Absolute path of `run.ps1`. */
  readonly scriptPath: string;
  readonly env: Record<string, string>;
  readonly cwd?: string;
}

type Ending = 'record' | 'lineDone' | 'gone' | 'timeout' | 'cancelled' | 'tooLarge';

/** The runner of this app: node-powershell, a fresh process for every request, reads four at a time, writes alone. */
export function createNodePowerShellRunner(options: RunnerOptions): PowerShellRunner {
  const queue = createRunQueue();
  return {
    async run(request, run) {
      const leave = await queue.enter(run.kind, run.signal);
      if (!leave) return { ok: false, because: 'cancelled', detail: 'cancelled before it started' };
      try {
        return await runOnce(options, request, run);
      } finally {
        leave();
      }
    },
  };
}

async function runOnce(options: RunnerOptions, request: ScriptRequest, run: RunOptions): Promise<RunOutcome> {
  let session: ShellSession;
  try {
    session = startShell(options);
  } catch (problem) {
    return { ok: false, because: 'missing', detail: text(problem) };
  }
  let output = '';
  let noise = '';
  let startProblem: Error | null = null;
  let done = false;

  const ending = await new Promise<Ending>((resolve) => {
    const timer = setTimeout(() => finish('timeout'), run.deadlineMs);
    const cancel = () => finish('cancelled');
    let settle: NodeJS.Timeout | undefined;
    const finish = (how: Ending) => {
      done = true;
      clearTimeout(timer);
      clearTimeout(settle);
      run.signal.removeEventListener('abort', cancel);
      resolve(how);
    };
    run.signal.addEventListener('abort', cancel, { once: true });

    session.onOutput((chunk) => {
      if (done) return;
      output += chunk;
      if (output.length > OUTPUT_CAP) finish('tooLarge');
      else if (settle === undefined && chunk.includes('@') && hasRecord(output, request.id)) settle = setTimeout(() => finish('record'), SETTLE_MS);
    });
    let noiseLength = 0;
    session.onNoise((chunk) => {
      if (done) return;
      noiseLength += chunk.length;
      noise = (noise + chunk).slice(-NOISE_KEPT);
      if (noiseLength > OUTPUT_CAP) finish('tooLarge');
    });
    void session.gone.then((problem) => {
      startProblem = problem;
      finish('gone');
    });
    void session.send(requestLine(options.scriptPath, request)).then(() => {
      if (done) return;
      if (hasRecord(output, request.id)) finish('record');
      // When the process died, `gone` follows once its last output is read; it then knows more.
      else settle ??= setTimeout(() => finish('lineDone'), SETTLE_MS);
    });
  });

  await session.end();
  return judge(ending, readRecord(output, request.id), { noise: noise.replaceAll(END_MARKS, '').trim(), startProblem, output });
}

function judge(ending: Ending, read: ReturnType<typeof readRecord>, seen: { noise: string; startProblem: Error | null; output: string }): RunOutcome {
  if (ending === 'timeout') return { ok: false, because: 'timeout', detail: 'no answer within its time' };
  if (ending === 'cancelled') return { ok: false, because: 'cancelled', detail: 'cancelled' };
  if (ending === 'tooLarge') return { ok: false, because: 'tooLarge', detail: 'it printed more than 4 MB' };
  if (seen.startProblem) return { ok: false, because: 'missing', detail: seen.startProblem.message };
  if (read.ok) return { ok: true, record: read.record, noise: seen.noise };
  const tail = `${read.detail}; ${(seen.noise || seen.output).trim().slice(-400)}`;
  return { ok: false, because: read.because === 'noRecord' && ending === 'gone' ? 'died' : read.because, detail: tail };
}

function text(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem);
}
