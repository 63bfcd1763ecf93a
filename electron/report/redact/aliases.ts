import * as z from 'zod';
import { knownValues, type KnownValues } from './known-values.ts';

/** What an alias stands for. */
const aliasKind = z.enum(['HOST', 'USER', 'IP', 'DOMAIN', 'ORG', 'CERT', 'SERIAL', 'SID', 'MAC', 'MAIL', 'PATH', 'ID']);
export type AliasKind = z.infer<typeof aliasKind>;

/** An alias, whole. */
export const ALIAS = new RegExp(`^(?:${aliasKind.options.join('|')})-\\d+$`);

const MAX_ROWS = 50_000;
const MAX_VALUE = 4000;

/** The key file: which alias stands for what. It names everything that a redacted copy hides, so it stays at the desk. */
export const aliasKey = z.object({
  schema: z.literal('rdp-doctor/alias-key@1'),
  aliases: z.array(z.object({ alias: z.string().regex(/^[A-Z]{2,6}-[1-9]\d{0,6}$/), value: z.string().min(1).max(MAX_VALUE) })).max(MAX_ROWS),
});
export type AliasKey = z.infer<typeof aliasKey>;

/** Gives the same alias to the same value, whatever its case or its dot at the end. */
export interface AliasBook {
  alias(kind: AliasKind, value: string): string;
  /** Another spelling of something that has an alias already. */
  link(value: string, alias: string): void;
  aliasOf(value: string): string | undefined;
  /** The full name that an alias of a host was first given for. */
  fullNameOf(alias: string): string | undefined;
  /** Every known value, to be looked for in texts. */
  readonly known: KnownValues;
  readonly key: () => AliasKey;
}

/** One spelling for all: folded, lower case, without the root's dot. */
export function plainSpelling(value: string): string {
  return value.normalize('NFKC').replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '').trim().toLowerCase().replace(/\.+$/, '');
}

/** An alias book, with what a key file held. */
export function openAliases(start?: AliasKey): AliasBook {
  const book = new Map<string, string>();
  const last = new Map<string, number>();
  const fullNames = new Map<string, string>();
  const known = knownValues();
  const set = (plain: string, alias: string): void => {
    book.set(plain, alias);
    known.add(plain, alias);
    if (plain.includes('.') && alias.startsWith('HOST-') && !fullNames.has(alias)) fullNames.set(alias, plain);
  };
  for (const { alias, value } of start?.aliases ?? []) {
    set(plainSpelling(value), alias);
    const [kind = '', number = '0'] = alias.split('-');
    last.set(kind, Math.max(last.get(kind) ?? 0, Number(number)));
  }
  return {
    alias(kind, value) {
      const plain = plainSpelling(value);
      const standing = book.get(plain);
      if (standing !== undefined) return standing;
      const number = (last.get(kind) ?? 0) + 1;
      last.set(kind, number);
      const alias = `${kind}-${number}`;
      set(plain, alias);
      return alias;
    },
    link(value, alias) {
      const plain = plainSpelling(value);
      if (plain !== '' && !book.has(plain)) set(plain, alias);
    },
    aliasOf: (value) => book.get(plainSpelling(value)),
    fullNameOf: (alias) => fullNames.get(alias),
    known,
    // Only what opens again: hostile values can be longer, and more, than any table holds.
    key: () => ({ schema: 'rdp-doctor/alias-key@1', aliases: [...book].filter(([value, alias]) => value !== '' && value.length <= MAX_VALUE && /^[A-Z]/.test(alias)).slice(0, MAX_ROWS).map(([value, alias]) => ({ alias, value })) }),
  };
}
