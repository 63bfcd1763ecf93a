import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type windowTexts from '../../assets/locales/en/window.json';
import type { Lang, Message } from '../../preload/contract/text.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'window';
    resources: { window: typeof windowTexts };
  }
}

/** Every namespace but those of the command line; both languages are in the bundle, so a switch is instant. */
const files = import.meta.glob<Record<string, unknown>>(['../../assets/locales/*/*.json', '!**/cli.json'], { eager: true, import: 'default' });

/** Prepares the texts; call once, before anything is rendered. */
export async function startTexts(lang: Lang): Promise<void> {
  i18next.on('languageChanged', (next) => {
    if (typeof document !== 'undefined') document.documentElement.lang = next;
  });
  await i18next.use(initReactI18next).init({
    lng: lang,
    fallbackLng: 'en',
    defaultNS: 'window',
    resources: resources(),
    // React escapes. Values of the wire must never be read as placeholders or as references to other texts.
    interpolation: { escapeValue: false, skipOnVariables: true },
    react: { useSuspense: false },
  });
}

export function changeLanguage(lang: Lang): void {
  void i18next.changeLanguage(lang);
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

function resources(): Record<string, Record<string, Record<string, unknown>>> {
  const out: Record<string, Record<string, Record<string, unknown>>> = {};
  for (const [path, texts] of Object.entries(files)) {
    const [lang, file] = path.split('/').slice(-2);
    if (lang && file) (out[lang] ??= {})[file.replace('.json', '')] = texts;
  }
  return out;
}
