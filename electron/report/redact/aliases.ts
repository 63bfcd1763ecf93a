import * as z from 'zod';

/** What an alias stands for. */
const aliasKind = z.enum(['HOST', 'USER', 'IP', 'DOMAIN', 'ORG', 'CERT', 'SERIAL', 'SID', 'MAC', 'MAIL', 'PATH', 'ID']);
export type AliasKind = z.infer<typeof aliasKind>;

const MAX_ROWS = 50_000;

/** The key file: which alias stands for what. It names everything that a redacted copy hides, so it stays at the desk. */
export const aliasKey = z.object({
  schema: z.literal('rdp-doctor/alias-key@1'),
  aliases: z.array(z.object({ alias: z.string().regex(/^[A-Z]{2,6}-[1-9]\d{0,6}$/), value: z.string().min(1).max(4000) })).max(MAX_ROWS),
});
export type AliasKey = z.infer<typeof aliasKey>;

/** Gives the same alias to the same value, whatever its case or its dot at the end. */
export interface AliasBook {
  alias(kind: AliasKind, value: string): string;
  /** Another spelling of something that has an alias already. */
  link(value: string, alias: string): void;
  aliasOf(value: string): string | undefined;
  /** Every known value in its plain spelling. */
  known(): Iterable<readonly [value: string, alias: string]>;
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
  for (const { alias, value } of start?.aliases ?? []) {
    book.set(plainSpelling(value), alias);
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
      book.set(plain, alias);
      return alias;
    },
    link(value, alias) {
      const plain = plainSpelling(value);
      if (plain !== '' && !book.has(plain)) book.set(plain, alias);
    },
    aliasOf: (value) => book.get(plainSpelling(value)),
    known: () => book.entries(),
    key: () => ({ schema: 'rdp-doctor/alias-key@1', aliases: [...book].filter(([value, alias]) => value !== '' && /^[A-Z]/.test(alias)).map(([value, alias]) => ({ alias, value })) }),
  };
}
