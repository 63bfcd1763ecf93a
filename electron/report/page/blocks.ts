import type { EndState, Stage } from '../../../preload/contract/stages.ts';

/** How a state looks, beside its word. */
export type Tone = 'pass' | 'warn' | 'fail' | 'blocked' | 'muted';

/** One rung of a ladder, as a page shows it. */
export interface Rung {
  readonly stage: Stage;
  readonly label: string;
  readonly state: EndState;
  readonly word: string;
}

export interface Table {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** How many rows are left out. */
  readonly more?: number;
}

/** What a page is made of. Every picture has the table it was made from. */
export type Block =
  | { readonly kind: 'text'; readonly text: string; readonly strong?: true }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly numbered?: true }
  | { readonly kind: 'table'; readonly table: Table; readonly folded?: true }
  | { readonly kind: 'ladder'; readonly title: string; readonly rungs: readonly Rung[]; readonly table: Table }
  | { readonly kind: 'validity'; readonly title: string; readonly from: number; readonly to: number; readonly at: number; readonly labels: readonly [from: string, to: string, at: string]; readonly table: Table }
  | { readonly kind: 'bars'; readonly title: string; readonly bars: readonly { readonly label: string; readonly word: string; readonly share: number }[]; readonly table: Table }
  | { readonly kind: 'lines'; readonly text: string };

export interface Section {
  readonly id: string;
  readonly heading: string;
  readonly blocks: readonly Block[];
}

/** A page without a form: the same for Markdown and HTML. */
export interface Page {
  readonly title: string;
  readonly about: readonly string[];
  readonly standing: { readonly tone: Tone; readonly text: string };
  readonly sections: readonly Section[];
}

export const TONES: Readonly<Record<EndState, Tone>> = {
  pass: 'pass', warn: 'warn', fail: 'fail', blocked: 'blocked', needsAdmin: 'blocked', skipped: 'muted', notApplicable: 'muted', unknown: 'warn', timedOut: 'warn', cancelled: 'muted',
};
export const MARKS: Readonly<Record<EndState, string>> = {
  pass: '✓', warn: '!', fail: '✕', blocked: '⊘', needsAdmin: '⊘', skipped: '–', notApplicable: '·', unknown: '?', timedOut: '?', cancelled: '–',
};
