import type { TFunction } from 'i18next';

/** A span of time as people read it: `3.2 ms`, `140 ms`, `1.2 s`, `2 min 5 s`. */
export function formatMs(t: TFunction, ms: number): string {
  if (ms < 10) return t('common.ms', { value: (Math.round(ms * 10) / 10).toString() });
  if (ms < 1000) return t('common.ms', { value: Math.round(ms).toString() });
  if (ms < 60_000) return t('common.seconds', { value: (Math.floor(ms / 100) / 10).toFixed(1) });
  const seconds = Math.floor(ms / 1000);
  return t('common.minutes', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
}

/** A time of day for a row, or the text itself when it is no date. */
export function formatTime(lang: string, iso: string, withDate = false): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return visible(iso);
  return new Intl.DateTimeFormat(lang, withDate ? { dateStyle: 'medium', timeStyle: 'short' } : { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3, hourCycle: 'h23' }).format(date);
}

/** Characters that cannot be seen, or that change how others are shown. */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Variation_Selector}]/gu;

/** A value exactly as it was read, with what cannot be seen written as `\u{…}`. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}
