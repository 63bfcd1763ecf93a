import type { Mode } from '../../preload/contract/diagnosis.ts';
import type { CallError } from '../../preload/contract/errors.ts';
import type { ExplanationModel } from '../../preload/contract/explanation.ts';
import type { Place } from '../../preload/contract/study.ts';

/** What is being typed on the start screen. */
export interface Draft {
  /** The smart field: an error text or a computer. */
  readonly text: string;
  /** The computer the error is about; null until somebody types there, then the error's own target no longer matters. */
  readonly computer: string | null;
  readonly control: string;
  readonly mode: Mode;
  /** Which computer this program runs on. */
  readonly where: Place;
  /** What the error in `text` says; null when there is none, or not yet. */
  readonly explanation: ExplanationModel | null;
  readonly problem: DraftProblem | null;
}

export type DraftProblem =
  | { readonly field: 'text' | 'computer'; readonly missing: true }
  | { readonly field: 'text' | 'computer' | 'control'; readonly missing: false; readonly error: CallError };

export const EMPTY_DRAFT: Draft = { text: '', computer: null, control: '', mode: 'quick', where: 'elsewhere', explanation: null, problem: null };

/** Longer input is cut: the contract carries this much. */
export const MAX_TEXT = 100_000;

/** Whether the smart field holds an error. A name or an address is no error, whatever digits it has. */
export function isError({ text, explanation }: Draft): boolean {
  if (text.trim() === '') return false;
  return looksLikeProse(text) || (explanation !== null && explanation.codes.length + explanation.unknownCodes.length > 0);
}

/** Several lines or several words cannot be a computer's name. */
export function looksLikeProse(text: string): boolean {
  return /\S\s+\S/.test(text.trim());
}

/** True for what can be nothing but a name or an address, so that nobody has to be asked whether it is a code. */
export function isPlainlyTarget(text: string): boolean {
  return /^[\w.:[\]-]{1,300}$/.test(text.trim()) && !/0x/i.test(text) && /[g-z.:[]/i.test(text);
}

/** The computer to check, as far as it is known. */
export function computerOf(draft: Draft): string {
  if (!isError(draft)) return draft.text.trim();
  return (draft.computer ?? draft.explanation?.target ?? '').trim();
}

/** A paste on the start screen: an error goes into the smart field, and a name that stood there becomes the computer. */
export function pasted(draft: Draft, text: string): Draft {
  const before = isError(draft) ? draft.computer : draft.text.trim();
  return { ...draft, text: text.trim().slice(0, MAX_TEXT), computer: looksLikeProse(text) && before ? before : draft.computer, explanation: null, problem: null };
}
