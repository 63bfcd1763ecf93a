import type { Operation } from '../../machine/operation.ts';
import type { TimerSpec } from '../journal/events.ts';
import { isAsPlanned, sameExactly } from '../apply/readings.ts';
import type { Run } from '../apply/run.ts';

/** The task that takes an entry back, as the machine's scheduler keeps it. */
export function taskOperation(name: string, dueAt: string, entry: string): Operation {
  return { primitive: 'task.register', args: { name, dueAt, entry } };
}

export const taskName = (entry: string): string => `RDP Doctor ${entry}`;

/** Registers the entry's restore task and reads it back; why not, in the machine's words, or null. Nothing to do where it has none. */
export async function setTask(run: Run): Promise<string | null> {
  const { intent, id } = run.entry();
  if (!intent.timer) return null;
  const task = operationOf(intent.timer, id);
  if (!isAsPlanned(task, await run.look(task))) {
    const done = await run.apply(task);
    if (!done.ok) return `${done.because}: ${done.detail}`;
    if (!isAsPlanned(task, await run.look(task))) return 'the task reads otherwise';
  }
  await run.write({ type: 'timerSet' });
  return null;
}

/** Takes the entry's restore task away; why not, in the machine's words, or null. */
export async function clearTask(run: Run): Promise<string | null> {
  const { intent, id } = run.entry();
  const { timer } = intent;
  if (!timer?.captured) return null;
  const task = operationOf(timer, id);
  if (sameExactly(await run.look(task), timer.captured)) return null;
  const done = await run.restore(task, timer.captured);
  return done.ok ? null : `${done.because}: ${done.detail}`;
}

const operationOf = ({ name, dueAt }: TimerSpec, entry: string): Operation => taskOperation(name, dueAt, entry);
