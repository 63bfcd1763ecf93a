import type { Lang } from '../../preload/contract/text.ts';
import { showable } from '../locale/clean-text.ts';
import { say } from '../locale/say.ts';
import type { Translate } from '../locale/translator.ts';
import type { Report } from './model/report.ts';
import { speak } from './words/own-words.ts';

/** A report in one language, at one place on earth. */
export interface View {
  readonly report: Report;
  readonly lang: Lang;
  /** A sentence of `report.json`. */
  readonly t: (key: string, params?: Record<string, string | number>) => string;
  /** A sentence of a case, in this language where it is ours, fit for one line anywhere. */
  readonly say: (text: string) => string;
  /** A message of another room. */
  readonly tell: (key: string) => string;
  /** Date and time where the report is made, with its distance from UTC. */
  readonly local: (iso: string) => string;
  readonly utc: (iso: string) => string;
  /** Sections of the page that are left out, by their id. */
  readonly without: ReadonlySet<string>;
}

/** Longest sentence shown. */
const MAX_SENTENCE = 1200;

/** `offsetMinutes`: how far local time is ahead of UTC at a moment; the computer's own by default. */
export function viewOf(report: Report, translate: Translate, lang: Lang, offsetMinutes: (at: Date) => number = (at) => -at.getTimezoneOffset(), without: ReadonlySet<string> = new Set()): View {
  return {
    report, lang, without,
    t: (key, params) => translate(say(`report:${key}`, params)),
    tell: (key) => translate(say(key)),
    say: (text) => oneLine(speak(text, translate)),
    local: (iso) => stamp(iso, offsetMinutes),
    utc: (iso) => stamp(iso, () => 0).replace(' +00:00', ' UTC'),
  };
}

/** One line without anything that could move, hide or turn text. */
export function oneLine(text: string, max = MAX_SENTENCE): string {
  return showable(text.replace(/[\r\n\t]+/g, ' '), max);
}

function stamp(iso: string, offsetMinutes: (at: Date) => number): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return oneLine(iso, 40);
  const offset = offsetMinutes(at);
  const there = new Date(at.getTime() + offset * 60_000).toISOString();
  const size = Math.abs(offset);
  return `${there.slice(0, 10)} ${there.slice(11, 16)} ${offset < 0 ? '-' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
}
