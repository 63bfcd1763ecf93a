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

/** A language is a part of its own: the first screen waits for one only. */
const files: Readonly<Record<Lang, () => Promise<{ texts: Record<string, Record<string, unknown>> }>>> = { en: () => import('./en.ts'), ja: () => import('./ja.ts') };

/** Begins to fetch the language that is most likely wanted, before main has said which one it is. */
export function fetchLikelyTexts(systemLanguage: string): void {
  void files[systemLanguage.startsWith('ja') ? 'ja' : 'en']();
}

/** Prepares the texts of one language; call once, before anything is rendered. */
export async function startTexts(lang: Lang): Promise<void> {
  i18next.on('languageChanged', (next) => {
    if (typeof document !== 'undefined') document.documentElement.lang = next;
  });
  await i18next.use(initReactI18next).init({
    lng: lang,
    defaultNS: 'window',
    resources: { [lang]: await textsOf(lang) },
    // React escapes. Values of the wire must never be read as placeholders or as references to other texts.
    interpolation: { escapeValue: false, skipOnVariables: true },
    react: { useSuspense: false },
  });
}

/** Switches to a language, whose texts are fetched from the app's own files the first time. */
export async function changeLanguage(lang: Lang): Promise<void> {
  if (!i18next.hasResourceBundle(lang, 'window')) {
    for (const [namespace, texts] of Object.entries(await textsOf(lang))) i18next.addResourceBundle(lang, namespace, texts);
  }
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

/** The texts of one language by namespace, which is the name of the file. */
async function textsOf(lang: Lang): Promise<Record<string, Record<string, unknown>>> {
  const all = (await files[lang]()).texts;
  return Object.fromEntries(Object.entries(all).map(([path, texts]) => [path.slice(path.lastIndexOf('/') + 1, -'.json'.length), texts]));
}
