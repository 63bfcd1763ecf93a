import i18next, { type TFunction } from 'i18next';
import enCli from '../../assets/locales/en/cli.json' with { type: 'json' };
import enCodes from '../../assets/locales/en/codes.json' with { type: 'json' };
import enProbe from '../../assets/locales/en/probe.json' with { type: 'json' };
import jaCli from '../../assets/locales/ja/cli.json' with { type: 'json' };
import jaCodes from '../../assets/locales/ja/codes.json' with { type: 'json' };
import jaProbe from '../../assets/locales/ja/probe.json' with { type: 'json' };
import type { Lang, Message } from '../../preload/contract/text.ts';

/** Turns a Message into a sentence of one language. */
export type Translate = (message: Message) => string;

/** A translator with every text of the engine built in; nothing is loaded at run time. */
export function translator(lang: Lang): Translate {
  const instance = i18next.createInstance();
  void instance.init({
    lng: lang,
    fallbackLng: 'en',
    ns: ['cli', 'codes', 'probe'],
    defaultNS: 'cli',
    initAsync: false,
    resources: { en: { cli: enCli, codes: enCodes, probe: enProbe }, ja: { cli: jaCli, codes: jaCodes, probe: jaProbe } },
    // The sentences go to terminals and JSON; what shows them as HTML escapes there.
    interpolation: { escapeValue: false, skipOnVariables: true },
    returnNull: false,
  });
  const t: TFunction = instance.t;
  return (message) => t(message.key, message.params ?? {});
}

type Resolved<T> = T extends Message ? string : T extends (infer I)[] ? Resolved<I>[] : T extends object ? { [K in keyof T]: Resolved<T[K]> } : T;

/** A document with every Message in it turned into its sentence. Facts are left as they are: their values are data. */
export function resolveTexts<T>(model: T, translate: Translate): Resolved<T> {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    if (isMessage(value)) return translate(value);
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, name === 'facts' ? inner : walk(inner)]));
  };
  return walk(model) as Resolved<T>;
}

function isMessage(value: object): value is Message {
  return 'key' in value && typeof value.key === 'string' && value.key.includes(':') && Object.keys(value).every((name) => name === 'key' || name === 'params');
}
