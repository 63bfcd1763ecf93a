import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type journalTexts from '../../assets/locales/en/journal.json';
import type windowTexts from '../../assets/locales/en/window.json';
import type { Lang, Message } from '../../preload/contract/text.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'window';
    resources: { window: typeof windowTexts; journal: typeof journalTexts };
  }
}

type Part = () => Promise<{ texts: Record<string, Record<string, unknown>> }>;

/** The first screen waits for its own texts in one language, a tenth of all; the page has begun to fetch them (electron.vite.config.ts). */
const files: Readonly<Record<Lang, { first: Part; rest: Part }>> = {
  en: { first: () => import('./en.ts'), rest: () => import('./en-rest.ts') },
  ja: { first: () => import('./ja.ts'), rest: () => import('./ja-rest.ts') },
};

/** Prepares the texts of the first screen in one language; call once, before anything is rendered. */
export async function startTexts(lang: Lang): Promise<void> {
  i18next.on('languageChanged', (next) => {
    if (typeof document !== 'undefined') document.documentElement.lang = next;
  });
  await i18next.use(initReactI18next).init({
    lng: lang,
    defaultNS: 'window',
    resources: { [lang]: await textsOf(files[lang].first) },
    // React escapes. Values of the wire must never be read as placeholders or as references to other texts.
    interpolation: { escapeValue: false, skipOnVariables: true },
    // What is on the screen follows when the rest is added.
    react: { useSuspense: false, bindI18nStore: 'added' },
  });
}

const added = new Map<Lang, Promise<void>>();

/** Adds the texts of every other screen in a language, by default the present one; done when they are there. */
export function restOfTexts(lang = i18next.language as Lang): Promise<void> {
  const adding = added.get(lang) ?? add(lang, files[lang].rest);
  added.set(lang, adding);
  return adding;
}

async function add(lang: Lang, part: Part): Promise<void> {
  for (const [namespace, texts] of Object.entries(await textsOf(part))) i18next.addResourceBundle(lang, namespace, texts);
}

/** Switches to a language, whose texts are fetched from the app's own files the first time. */
export async function changeLanguage(lang: Lang): Promise<void> {
  if (!i18next.hasResourceBundle(lang, 'window')) await add(lang, files[lang].first);
  await restOfTexts(lang);
  await i18next.changeLanguage(lang);
}

/** The sentence of a Message in the present language. */
export function sentenceOf(message: Message): string {
  // The keys of other namespaces are not known to the compiler here; a test compares them with the locale files.
  return (i18next.t as unknown as (key: string, params: object) => string)(message.key, message.params ?? {});
}

/** A text that may not exist, such as the label of a fact that a newer probe reads. */
export function textIfKnown(key: string): string | null {
  return i18next.exists(key) ? sentenceOf({ key }) : null;
}

/** A text as it lies in its file, its places for values still empty; null where there is none. */
export function rawText(key: string): string | null {
  const [namespace = '', path = ''] = key.split(':');
  const text: unknown = i18next.getResource(i18next.language, namespace, path);
  return typeof text === 'string' ? text : null;
}

/** The texts of a part by namespace, which is the name of the file. */
async function textsOf(part: Part): Promise<Record<string, Record<string, unknown>>> {
  const all = (await part()).texts;
  return Object.fromEntries(Object.entries(all).map(([path, texts]) => [path.slice(path.lastIndexOf('/') + 1, -'.json'.length), texts]));
}
