import enApply from '../../../assets/locales/en/apply.json' with { type: 'json' };
import enCauses from '../../../assets/locales/en/causes.json' with { type: 'json' };
import enChecks from '../../../assets/locales/en/checks.json' with { type: 'json' };
import enCli from '../../../assets/locales/en/cli.json' with { type: 'json' };
import enCodes from '../../../assets/locales/en/codes.json' with { type: 'json' };
import enFixes from '../../../assets/locales/en/fixes.json' with { type: 'json' };
import enGuide from '../../../assets/locales/en/guide.json' with { type: 'json' };
import enProbe from '../../../assets/locales/en/probe.json' with { type: 'json' };
import jaApply from '../../../assets/locales/ja/apply.json' with { type: 'json' };
import jaCauses from '../../../assets/locales/ja/causes.json' with { type: 'json' };
import jaChecks from '../../../assets/locales/ja/checks.json' with { type: 'json' };
import jaCli from '../../../assets/locales/ja/cli.json' with { type: 'json' };
import jaCodes from '../../../assets/locales/ja/codes.json' with { type: 'json' };
import jaFixes from '../../../assets/locales/ja/fixes.json' with { type: 'json' };
import jaGuide from '../../../assets/locales/ja/guide.json' with { type: 'json' };
import jaProbe from '../../../assets/locales/ja/probe.json' with { type: 'json' };

/** A sentence of ours cut at its placeholders: `literals` has one more element than `names`. */
export interface Template {
  readonly key: string;
  readonly literals: readonly string[];
  readonly names: readonly string[];
  /** How many of its characters are ours. */
  readonly weight: number;
}

/** What a saved case may hold; the first that fits wins, so the most specific rooms come first. Of the command line's texts only the short words. */
const ROOMS: readonly (readonly [string, unknown])[] = [
  ['probe', enProbe], ['checks', enChecks], ['causes', enCauses], ['guide', enGuide], ['fixes', enFixes], ['codes', enCodes], ['apply', enApply], ['cli', { stage: enCli.stage, state: enCli.state }],
  ['probe', jaProbe], ['checks', jaChecks], ['causes', jaCauses], ['guide', jaGuide], ['fixes', jaFixes], ['codes', jaCodes], ['apply', jaApply], ['cli', { stage: jaCli.stage, state: jaCli.state }],
];

function flatten(room: string, texts: unknown, path: readonly string[] = []): Template[] {
  if (typeof texts === 'string') return [cut(`${room}:${path.join('.')}`, texts)];
  if (typeof texts !== 'object' || texts === null) return [];
  return Object.entries(texts).flatMap(([name, inner]) => flatten(room, inner, [...path, name]));
}

function cut(key: string, text: string): Template {
  const parts = text.split(/\{\{\s*(\w+)\s*\}\}/);
  const literals = parts.filter((_, at) => at % 2 === 0);
  return { key, literals, names: parts.filter((_, at) => at % 2 === 1), weight: literals.join('').length };
}

/** Every sentence of ours that a case may hold, in both languages. */
export const TEMPLATES: readonly Template[] = ROOMS.flatMap(([room, texts]) => flatten(room, texts));
