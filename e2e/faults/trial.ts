import { runCommand, type CommandLine, type Ran } from './command.ts';
import { killAt, momentText, type Moment } from './kill-at.ts';
import { lookInto, type Subject } from './subject.ts';

/** What is killed, when, and how it is brought to an end. */
export interface Trial {
  readonly run: 'apply' | 'undo';
  readonly kill: Moment;
  readonly recover: 'finish' | 'roll-back';
  /** The first recovery is killed too. */
  readonly killRecover?: Moment;
  /** ms before each operation, so that a kill finds it under way. */
  readonly slow: number;
}

export const trialText = ({ run, kill, recover, killRecover }: Trial): string =>
  `${run} killed at ${momentText(kill)}, recover --${recover}${killRecover ? ` killed at ${momentText(killRecover)} first` : ''}`;

type Base = Omit<CommandLine, 'dataDir'>;
const on = (base: Base, subject: Subject): CommandLine => ({ ...base, dataDir: subject.dir });

export function applyArgs(subject: Subject, ...more: string[]): string[] {
  return ['apply', subject.planPath, '--machine', subject.machine, '--confirm', subject.confirm, '--keep', '--json', ...more];
}

/** Applies to the end; the entry's id. */
export async function applyWhole(base: Base, subject: Subject): Promise<string> {
  const done = await runCommand(on(base, subject), applyArgs(subject));
  const model = JSON.parse(done.stdout || '{}') as { entry?: string; outcome?: string };
  if (model.outcome !== 'kept' || model.entry === undefined) throw new Error(`apply: ${done.code} ${done.stdout} ${done.stderr}`);
  return model.entry;
}

/** Does one trial on a subject that is thrown away afterwards; every complaint is a defect. */
export async function runTrial(base: Base, subject: Subject, trial: Trial): Promise<{ complaints: string[]; killed: boolean }> {
  const complaints: string[] = [];
  const line = on(base, subject);
  const before = subject.bytes();
  const entry = trial.run === 'undo' ? await applyWhole(base, subject) : null;
  const after = subject.bytes();
  const slow = ['--slow', String(trial.slow)];
  const args = entry === null ? applyArgs(subject, ...slow) : ['undo', entry, '--machine', subject.machine, '--json', ...slow];
  const first = await runCommand(line, args, killAt(trial.kill, subject.files));
  const recoverArgs = ['recover', '--machine', subject.machine, `--${trial.recover}`, '--json'];
  if (trial.killRecover) await runCommand(line, [...recoverArgs, ...slow], killAt(trial.killRecover, subject.files));
  const last = await runCommand(line, recoverArgs);
  if (last.code !== 0) complaints.push(`recover ended with ${last.code}: ${last.stdout.slice(0, 600)} ${last.stderr}`);
  const list = await runCommand(line, ['recover', '--machine', subject.machine, '--json']);
  if (list.code !== 0) complaints.push(`something is still open: ${list.stdout.slice(0, 400)}`);
  complaints.push(...(await journalComplaints(line)));
  const found = await lookInto(subject);
  if (!found.journalOk) complaints.push('the journal does not verify');
  const phase = found.entries.at(-1)?.phase ?? 'none';
  const now = subject.bytes();
  if (phase === 'kept') {
    if (entry !== null && !now.equals(after)) complaints.push('the undo was taken back, but the machine is not exactly as after the apply');
    if (!found.asOurs) complaints.push('kept, but something does not read as the entry says');
  } else if (!now.equals(before)) complaints.push(`${phase}, but the machine is not exactly as before`);
  const wanted = expectedPhases(trial);
  if (!wanted.includes(phase)) complaints.push(`the entry ended as ${phase}, wanted ${wanted.join(' or ')}`);
  return { complaints, killed: first.killed };
}

/** A kill may come before the run began or after it had ended: then that end stands. */
function expectedPhases({ run, recover }: Trial): string[] {
  if (run === 'apply') return recover === 'finish' ? ['kept', 'none'] : ['rolledBack', 'none', 'kept'];
  return recover === 'finish' ? ['undone', 'kept'] : ['kept', 'undone'];
}

async function journalComplaints(line: CommandLine): Promise<string[]> {
  const check: Ran = await runCommand(line, ['journal', 'verify', '--json']);
  const model = JSON.parse(check.stdout || '{}') as { ok?: boolean; tornTail?: boolean };
  return check.code === 0 && model.ok === true ? [] : [`journal verify: ${check.code} ${check.stdout} ${check.stderr}`];
}
