import { useTranslation } from 'react-i18next';
import type texts from '../../assets/locales/en/reportscreen.json';
import type { CallError } from '../../preload/contract/errors.ts';
import { errorText } from './error-text.ts';
import { sentenceOf } from './i18n.ts';

type Keys<T, P extends string = ''> = { [K in keyof T & string]: T[K] extends string ? `${P}${K}` : Keys<T[K], `${P}${K}.`> }[keyof T & string];
export type ReportWords = (key: Keys<typeof texts>, params?: Record<string, string | number>) => string;

/** A text of the report side; the compiler knows its keys. */
const words: ReportWords = (key, params) => sentenceOf(params ? { key: `reportscreen:${key}`, params } : { key: `reportscreen:${key}` });

/** The texts of the report side, anew when the language changes. */
export function useReportWords(): { words: ReportWords; lang: string; errorText: (error: CallError) => string } {
  const { i18n } = useTranslation();
  return { words, lang: i18n.language, errorText: (error) => errorText(error) };
}
