import { safeJson, showable } from '../locale/clean-text.ts';
import type { Message } from '../../preload/contract/text.ts';
import { say } from '../locale/say.ts';
import { aliasKey, type AliasKey } from './redact/aliases.ts';

/** A key file read, or why it is damaged. */
export type ReadAliasKey = { readonly ok: true; readonly key: AliasKey } | { readonly ok: false; readonly problem: Message };

export function readAliasKey(bytes: Buffer): ReadAliasKey {
  let data: unknown;
  try {
    data = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { ok: false, problem: say('report:key.notJson') };
  }
  const read = aliasKey.safeParse(data);
  if (read.success) return { ok: true, key: read.data };
  const [issue] = read.error.issues;
  return { ok: false, problem: issue && issue.path.length > 0 && issue.path[0] !== 'schema' ? say('report:open.field', { where: showable(issue.path.join('.'), 80), because: showable(issue.message, 120) }) : say('report:key.notAKey') };
}

export function writeAliasKey(key: AliasKey): string {
  return `${safeJson(key, 2)}\n`;
}
