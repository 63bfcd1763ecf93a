import enCauses from '../../../assets/locales/en/causes.json' with { type: 'json' };
import enChecks from '../../../assets/locales/en/checks.json' with { type: 'json' };
import enGuide from '../../../assets/locales/en/guide.json' with { type: 'json' };
import jaCauses from '../../../assets/locales/ja/causes.json' with { type: 'json' };
import jaChecks from '../../../assets/locales/ja/checks.json' with { type: 'json' };
import jaGuide from '../../../assets/locales/ja/guide.json' with { type: 'json' };
import type { Lang, Message } from '../../../preload/contract/text.ts';

const TEXTS: Record<Lang, Record<string, unknown>> = { en: { causes: enCauses, checks: enChecks, guide: enGuide }, ja: { causes: jaCauses, checks: jaChecks, guide: jaGuide } };

/** Every leaf as `namespace:path`. */
export function leaves(lang: Lang): Map<string, string> {
  const all = new Map<string, string>();
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'string') all.set(path, value);
    else if (typeof value === 'object' && value !== null) for (const [name, inner] of Object.entries(value)) walk(inner, path.endsWith(':') ? `${path}${name}` : `${path}.${name}`);
  };
  for (const [namespace, tree] of Object.entries(TEXTS[lang])) walk(tree, `${namespace}:`);
  return all;
}

const ALL = { en: leaves('en'), ja: leaves('ja') };

/** The sentence of a message, or an error for a key or a value that is missing. */
export function sentence(message: Message, lang: Lang = 'en'): string {
  const text = ALL[lang].get(message.key);
  if (text === undefined) throw new Error(`no text for ${message.key} in ${lang}`);
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = message.params?.[name];
    if (value === undefined) throw new Error(`${message.key} lacks ${name}`);
    return String(value);
  });
}
