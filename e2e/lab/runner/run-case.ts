import { diagnosisDocument, type DiagnosisDocument } from '../../../preload/contract/diagnosis.ts';
import type { LabCase } from '../cases/case.ts';
import { makeBed } from './bed.ts';
import { documentComplaints } from './check-document.ts';
import { expectationComplaints, expectedExit } from './check-expectation.ts';
import { uncleanText } from './check-text.ts';
import { runCommand, type CommandResult } from './run-command.ts';
import type { Runtime } from './runtimes.ts';

export interface CaseResult {
  readonly complaints: string[];
  /** Present once the output was a document. */
  readonly document?: DiagnosisDocument;
  readonly wallMs: number;
  /** What the servers printed and the command's stderr, for a failed case. */
  readonly trace: string;
}

/** Starts a case's servers, runs the command line against them once, and judges what it said. */
export async function runCase(one: LabCase, runtime: Runtime): Promise<CaseResult> {
  const bed = makeBed();
  try {
    const run = await one.setUp(bed);
    const result = await runCommand(runtime, run, ['--json', '--lang', 'en']);
    const judged = judge(one, result);
    judged.complaints.push(...(run.verify?.() ?? []));
    if (one.hostile) judged.complaints.push(...peopleComplaints(await runCommand(runtime, run, ['--lang', 'en'])));
    return { ...judged, wallMs: result.wallMs, trace: `${result.stderr}\n${bed.log()}`.trim() };
  } catch (error) {
    return { complaints: [`the servers did not start: ${error instanceof Error ? error.message : String(error)}`], wallMs: 0, trace: bed.log() };
  } finally {
    await bed.clear();
  }
}

/** A process that is started, read and ended costs so much beside its run, ms. */
const PROCESS_MS = 20_000;

function judge(one: LabCase, result: CommandResult): { complaints: string[]; document?: DiagnosisDocument } {
  const complaints: string[] = [];
  if (result.overdue) return { complaints: ['it did not end and was killed'] };
  const unclean = uncleanText(result.stdout, 'stdout') ?? uncleanText(result.stderr, 'stderr');
  if (unclean) complaints.push(unclean);
  if (/^\s+at .+:\d+:\d+\)?$/m.test(result.stderr)) complaints.push('a stack trace on stderr');
  const exit = expectedExit(one.expect);
  if (result.exitCode !== exit) complaints.push(`exit code ${result.exitCode}, not ${exit}`);
  const parsed = parse(result.stdout);
  if ('because' in parsed) return { complaints: [...complaints, parsed.because] };
  const { document } = parsed;
  complaints.push(...documentComplaints(document), ...expectationComplaints(document, one.expect));
  if (document.cancelled !== (exit === 130)) complaints.push(`cancelled is ${document.cancelled}`);
  if (result.wallMs > document.durationMs + PROCESS_MS) complaints.push(`the process took ${Math.round(result.wallMs)} ms, its run ${document.durationMs}`);
  return { complaints, document };
}

function parse(text: string): { document: DiagnosisDocument } | { because: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { because: `stdout is no JSON: ${JSON.stringify(text.slice(0, 200))}` };
  }
  const result = diagnosisDocument.safeParse(value);
  if (result.success) return { document: result.data };
  return { because: `not a diagnosis document: ${result.error.issues.slice(0, 3).map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}` };
}

function peopleComplaints(result: CommandResult): string[] {
  const unclean = uncleanText(result.stdout, 'stdout for people') ?? uncleanText(result.stderr, 'stderr for people');
  return [...(unclean ? [unclean] : []), ...(result.stdout.trim() === '' ? ['nothing for people on stdout'] : [])];
}
