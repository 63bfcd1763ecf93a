import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type texts from '../../../assets/locales/en/radarscreen.json';
import { chipOf } from '../case/verdict-look.ts';
import { sentenceOf } from '../../text/i18n.ts';

type Path<T> = T extends string ? never : { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Path<T[K]>}` }[keyof T & string];

/** A text of the radar screen. */
export type WordKey = Path<typeof texts>;
export type Words = (key: WordKey, params?: Record<string, string | number>) => string;

const words: Words = (key, params) => sentenceOf({ key: `radarscreen:${key}`, ...(params && { params }) });

/** The texts of the radar screen, anew when the language changes. */
export function useWords(): { words: Words; lang: string } {
  const { i18n } = useTranslation();
  return { words, lang: i18n.language };
}

/** What a verdict is called in a few words; the same function until the language changes. */
export function useVerdictText(): (verdict: string) => string {
  const { t } = useTranslation();
  return useCallback((verdict) => t(`chip.${chipOf(verdict)}`), [t]);
}
