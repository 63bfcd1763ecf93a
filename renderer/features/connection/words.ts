import { useTranslation } from 'react-i18next';
import type texts from '../../../assets/locales/en/connection.json';
import { sentenceOf, textIfKnown } from '../../text/i18n.ts';

type Path<T> = T extends string ? never : { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Path<T[K]>}` }[keyof T & string];

/** A text of the connection screen. */
export type WordKey = Path<typeof texts>;
type Words = (key: WordKey, params?: Record<string, string | number>) => string;

const words: Words = (key, params) => sentenceOf({ key: `connection:${key}`, ...(params && { params }) });

/** The texts of the connection screen, anew when the language changes. */
export function useWords(): { words: Words; lang: string } {
  const { i18n } = useTranslation();
  return { words, lang: i18n.language };
}

/** What a documented setting is for, or its own name where nobody documented it. */
export const settingText = (key: string): string => textIfKnown(`profile:key.${key}`) ?? key;
