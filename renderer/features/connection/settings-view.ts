import type { Draft, DraftSetting, KeyModel } from '../../../preload/contract/connection.ts';

/** What is asked for most stands in front of all groups. */
export const USUAL: readonly string[] = ['username', 'domain', 'server port', 'gatewayhostname', 'gatewayusagemethod', 'authentication level', 'redirectclipboard', 'drivestoredirect'];
/** Told elsewhere on the screen: the address by the list, the signature by its own part. */
const ELSEWHERE: ReadonlySet<string> = new Set(['full address', 'signscope', 'signature']);
const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

export interface SettingGroup {
  readonly group: string;
  readonly keys: readonly KeyModel[];
  /** How many of them the file has. */
  readonly set: number;
}

/** The documented settings in groups, those that fit the search. `say`: what a setting is for, in the language of the window. */
export function groupsOf(keys: readonly KeyModel[], { settings }: Pick<Draft, 'settings'>, sought: string, say: (key: string) => string): readonly SettingGroup[] {
  const words = plain(sought).split(/\s+/).filter(Boolean);
  const has = new Set(settings.map(({ key }) => key.toLowerCase()));
  const fits = keys.filter(({ key }) => {
    if (ELSEWHERE.has(key)) return false;
    if (words.length === 0) return !USUAL.includes(key);
    const all = plain(`${key} ${say(key)}`);
    return words.every((word) => all.includes(word));
  });
  return [...new Set(fits.map(({ group }) => group))].map((group) => {
    const mine = fits.filter((one) => one.group === group);
    return { group, keys: mine, set: mine.filter(({ key }) => has.has(key)).length };
  });
}

/** Settings that nobody documented, as they stand in the file. */
export const unknownOf = ({ settings }: Pick<Draft, 'settings'>): readonly DraftSetting[] => settings.filter(({ group }) => group === null);
