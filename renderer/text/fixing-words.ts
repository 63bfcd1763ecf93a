import type fixing from '../../assets/locales/en/fixing.json';
import { sentenceOf } from './i18n.ts';

type Words = typeof fixing;
type Keys<T, P extends string = ''> = { [K in keyof T & string]: T[K] extends string ? `${P}${K}` : Keys<T[K], `${P}${K}.`> }[keyof T & string];

/** A text of the fixes' own file; the compiler knows its keys. */
export function words(key: Keys<Words>, params?: Record<string, string | number>): string {
  return sentenceOf(params ? { key: `fixing:${key}`, params } : { key: `fixing:${key}` });
}
