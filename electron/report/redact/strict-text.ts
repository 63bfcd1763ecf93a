import { findMessage, MAX_DEPTH, telling } from '../words/own-words.ts';
import type { Translate } from '../../locale/translator.ts';
import { ALIAS, type AliasBook } from './aliases.ts';
import { redactFreeText } from './free-text.ts';
import { HIDDEN } from './hidden.ts';
import { isSafeWord } from './safe-words.ts';

/**
 * A sentence of a saved case without names. What is ours in it stays, in the translator's language; the values in it leave only as aliases or
 * as words that can name nobody. A sentence that is not ours leaves word by word by the same rule.
 */
export function redactSentence(text: string, book: AliasBook, translate: Translate, depth = 0): string {
  const message = depth < MAX_DEPTH ? findMessage(text) : null;
  if (message === null) return strictText(text, book);
  const params = Object.entries(message.params ?? {}).map(([name, value]) => {
    const given = String(value);
    return [name, telling(given) ? redactSentence(given, book, translate, depth + 1) : strictText(given, book)] as const;
  });
  return translate({ key: message.key, params: Object.fromEntries(params) });
}

/** A text of which only aliases and words that name nobody are left; everything else in it is `[hidden]`. Default-deny, word by word. */
export function strictText(text: string, book: AliasBook): string {
  // A number can be an address that is known.
  if (isSafeWord(text)) return book.aliasOf(text) ?? (/^\d/.test(text) && redactFreeText(text, book) !== text ? HIDDEN : text);
  const parts = redactFreeText(text, book).split(/([\s,;:()"'“”「」、。[\]{}=|\\]+)/);
  return joined(parts, mayStay);
}

/** Programs that say who they are, with a version, and the words that HTTP, SSH and VNC begin with. */
const GREETING = /^(?:(?:SSH-[12]\.\d{1,2}-)?(?:OpenSSH(?:_for_Windows)?|dropbear|libssh|nginx|apache|lighttpd|openresty|caddy|jetty|cloudflare|xrdp|Microsoft-IIS|Microsoft-HTTPAPI|Ubuntu|Debian)(?:[/_-]v?\d{1,4}(?:[.p]\d{1,3}){0,3}(?:ubuntu\d{1,3})?)?|HTTP\/[12](?:\.[01])?|SSH-[12]\.\d{1,2}|RFB|00\d\.00\d|GET|HTTP|Bad|Request|Forbidden|Unauthorized|Found|Moved|Permanently|Method|Content-Type|Content-Length|Connection|Location|Date|text\/html|text\/plain|charset|us-ascii|utf-8|close|FTP|SMTP|ESMTP|220|HTML|DOCTYPE)$/i;

/** What a server of another kind greeted with: its product and version; whatever else it says may name its owner. */
export function bannerText(text: string, book: AliasBook): string {
  return joined(redactFreeText(text, book).split(/([\s,;:()"'“”「」、。<>![\]{}=|\\]+)/), (part) => GREETING.test(part) || mayStay(part));
}

function joined(parts: readonly string[], stays: (part: string) => boolean): string {
  const kept = parts.map((part, at) => (at % 2 === 1 || part === '' || stays(part) ? part : HIDDEN));
  return kept.join('').replaceAll(`[${HIDDEN}]`, HIDDEN).replace(/\[hidden\](?:[\s,;:.]*\[hidden\])+/g, HIDDEN);
}

function mayStay(part: string): boolean {
  if (part === 'hidden') return true;
  const bare = part.replace(/^[.!?…–-]+|[.!?…–]+$/g, '');
  return bare === '' || ALIAS.test(bare) || isSafeWord(bare) || bare.split(/[/+&@-]/).every((piece) => piece === '' || ALIAS.test(piece) || isSafeWord(piece));
}
