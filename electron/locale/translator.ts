import i18next, { type TFunction } from 'i18next';
import enApply from '../../assets/locales/en/apply.json' with { type: 'json' };
import enCli from '../../assets/locales/en/cli.json' with { type: 'json' };
import enCodes from '../../assets/locales/en/codes.json' with { type: 'json' };
import enPractice from '../../assets/locales/en/practice.json' with { type: 'json' };
import enCauses from '../../assets/locales/en/causes.json' with { type: 'json' };
import enChecks from '../../assets/locales/en/checks.json' with { type: 'json' };
import enCollector from '../../assets/locales/en/collector.json' with { type: 'json' };
import enElevation from '../../assets/locales/en/elevation.json' with { type: 'json' };
import enFixes from '../../assets/locales/en/fixes.json' with { type: 'json' };
import enInstall from '../../assets/locales/en/install.json' with { type: 'json' };
import enGuide from '../../assets/locales/en/guide.json' with { type: 'json' };
import enProfile from '../../assets/locales/en/profile.json' with { type: 'json' };
import enProbe from '../../assets/locales/en/probe.json' with { type: 'json' };
import enRadar from '../../assets/locales/en/radar.json' with { type: 'json' };
import enReport from '../../assets/locales/en/report.json' with { type: 'json' };
import jaApply from '../../assets/locales/ja/apply.json' with { type: 'json' };
import jaCli from '../../assets/locales/ja/cli.json' with { type: 'json' };
import jaCodes from '../../assets/locales/ja/codes.json' with { type: 'json' };
import jaPractice from '../../assets/locales/ja/practice.json' with { type: 'json' };
import jaCauses from '../../assets/locales/ja/causes.json' with { type: 'json' };
import jaChecks from '../../assets/locales/ja/checks.json' with { type: 'json' };
import jaCollector from '../../assets/locales/ja/collector.json' with { type: 'json' };
import jaElevation from '../../assets/locales/ja/elevation.json' with { type: 'json' };
import jaFixes from '../../assets/locales/ja/fixes.json' with { type: 'json' };
import jaInstall from '../../assets/locales/ja/install.json' with { type: 'json' };
import jaGuide from '../../assets/locales/ja/guide.json' with { type: 'json' };
import jaProfile from '../../assets/locales/ja/profile.json' with { type: 'json' };
import jaProbe from '../../assets/locales/ja/probe.json' with { type: 'json' };
import jaRadar from '../../assets/locales/ja/radar.json' with { type: 'json' };
import jaReport from '../../assets/locales/ja/report.json' with { type: 'json' };
import type { Lang, Message } from '../../preload/contract/text.ts';

/** Turns a Message into a sentence of one language. */
export type Translate = (message: Message) => string;

/** A translator with every text of the engine built in; nothing is loaded at run time. */
export function translator(lang: Lang): Translate {
  const instance = i18next.createInstance();
  void instance.init({
    lng: lang,
    fallbackLng: 'en',
    ns: ['apply', 'cli', 'codes', 'causes', 'checks', 'collector', 'elevation', 'fixes', 'guide', 'install', 'practice', 'probe', 'radar', 'report', 'profile'],
    defaultNS: 'cli',
    initAsync: false,
    resources: {
      en: { apply: enApply, cli: enCli, codes: enCodes, causes: enCauses, checks: enChecks, collector: enCollector, elevation: enElevation, fixes: enFixes, guide: enGuide, install: enInstall, practice: enPractice, probe: enProbe, radar: enRadar, report: enReport, profile: enProfile },
      ja: { apply: jaApply, cli: jaCli, codes: jaCodes, causes: jaCauses, checks: jaChecks, collector: jaCollector, elevation: jaElevation, fixes: jaFixes, guide: jaGuide, install: jaInstall, practice: jaPractice, probe: jaProbe, radar: jaRadar, report: jaReport, profile: jaProfile },
    },
    // The sentences go to terminals and JSON; what shows them as HTML escapes there.
    interpolation: { escapeValue: false, skipOnVariables: true },
    returnNull: false,
  });
  const t: TFunction = instance.t;
  return (message) => t(message.key, message.params ?? {});
}

type Resolved<T> = T extends Message ? string : T extends (infer I)[] ? Resolved<I>[] : T extends object ? { [K in keyof T]: Resolved<T[K]> } : T;

/** The fields whose texts follow `--lang`; whatever else is a text stays English, so that documents do not change (contract §1). */
const SPOKEN: ReadonlySet<string> = new Set(['sentence', 'title', 'meaning', 'says', 'doesNotSay', 'because', 'complaint', 'steps', 'texts']);

/** A document with every Message in it turned into its sentence. Facts are left as they are: their values are data. */
export function resolveTexts<T>(model: T, translate: Translate): Resolved<T> {
  const english = translator('en');
  const walk = (value: unknown, say: Translate): unknown => {
    if (Array.isArray(value)) return value.map((inner) => walk(inner, say));
    if (typeof value !== 'object' || value === null) return value;
    if (isMessage(value)) return say(value);
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, name === 'facts' ? inner : walk(inner, SPOKEN.has(name) || say === translate ? translate : english)]));
  };
  return walk(model, english) as Resolved<T>;
}

function isMessage(value: object): value is Message {
  return 'key' in value && typeof value.key === 'string' && value.key.includes(':') && Object.keys(value).every((name) => name === 'key' || name === 'params');
}
