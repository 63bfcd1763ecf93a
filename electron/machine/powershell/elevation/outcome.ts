import type { Message } from '../../../../preload/contract/text.ts';

/** Why the elevated worker did not do its work. Each is an outcome with a sentence and a manual way, never an exception. */
export type ElevationProblem =
  /** "No" in the permission prompt of Windows (Win32 1223). */
  | { readonly kind: 'refusedPrompt' }
  | { readonly kind: 'promptUnanswered'; readonly seconds: number }
  | { readonly kind: 'cancelled' }
  /** It was there and is gone: ended by somebody, by security software, by a crash. */
  | { readonly kind: 'workerKilled' }
  /** It is there and gave no answer in time. */
  | { readonly kind: 'workerSilent'; readonly seconds: number }
  /** Windows does not run the script: application control, execution policy, a blocked program. */
  | { readonly kind: 'blockedByPolicy'; readonly detail: string }
  | { readonly kind: 'scriptRemoved'; readonly file: string }
  | { readonly kind: 'scriptChanged'; readonly file: string }
  /** The program lies where any user could change its scripts. */
  | { readonly kind: 'notInstalled' }
  /** The account that was given in the prompt is no administrator, or the plan is not what was confirmed. */
  | { readonly kind: 'notElevated' }
  | { readonly kind: 'planRefused'; readonly detail: string }
  /** The part that reads for a plan ended, or its five minutes were over, before a plan was confirmed. */
  | { readonly kind: 'lookEnded' }
  /** This copy does not ask: how it was installed, or a policy. */
  | { readonly kind: 'notAllowed'; readonly byPolicy: boolean; readonly sentence: Message }
  | { readonly kind: 'failed'; readonly detail: string };

/** What happened, what can be done by hand, and both in one, as texts to be. */
export function elevationMessages(problem: ElevationProblem): { readonly says: Message; readonly manual: Message; readonly both: Message } {
  if (problem.kind === 'notAllowed') return { says: problem.sentence, manual: problem.sentence, both: problem.sentence };
  const { kind, ...values } = problem;
  const params = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? printable(value) : value]));
  const filled = Object.keys(params).length === 0 ? {} : { params };
  const text = (part: string): Message => ({ key: `elevation:${kind}.${part}`, ...filled });
  return { says: text('says'), manual: text('manual'), both: text('both') };
}

/** Details come from another process: no control, direction or invisible characters, and not without end. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{FFFD}').slice(0, 400);
}
