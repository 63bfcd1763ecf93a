import { GUID } from './activity-id.ts';
import type { Timestamp } from './timestamps.ts';

/** Stands for a character that was looked at and is no part of a code: neither letter, digit, space nor separator. */
const FILLER = '\u0001';

const fill = (found: string): string => FILLER.repeat(found.length);

/** In an address of the web everything is filled but hexadecimal codes: people paste links to articles about a code. */
const fillUrl = (found: string): string => found.replace(/0x[0-9A-Fa-f]{1,8}(?![0-9A-Za-z])|[^]/g, (part) => (part.length > 2 ? part : FILLER));

const NOT_CODES: readonly RegExp[] = [
  GUID,
  /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}/g,
  // addresses: MAC, IPv6, IPv4 with port or prefix length
  /(?<![0-9A-Fa-f:-])[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5}(?![0-9A-Fa-f])/g,
  /(?<![0-9A-Za-z:.])\[?(?=[0-9A-Fa-f:]{0,39}:[0-9A-Fa-f]{0,4}:)[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}(?:%\w{1,16})?\]?(?::\d{1,5})?(?:\/\d{1,3})?(?![0-9A-Za-z:])/g,
  /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5}|\/\d{1,2})?(?![\d.]*\d)/g,
  // names that carry numbers
  /\b(?:KB|CVE|RFC|MS|Q|ADV|INC|SR|CHG|REQ|PRB|RITM|TASK)[ -]?\d[\d-]{1,16}/g,
  /\bS-1(?:-\d{1,10}){1,15}/g,
  /%%\d{1,6}/g,
  // versions, decimals, thousands
  /(?<![\d.])[vV]?\d{1,6}(?:\.\d{1,6}){1,4}(?![\d]|\.\d)/g,
  /(?<!\d)\d{1,3}(?:,\d{3}){1,4}(?!\d)/g,
  // days and times of day that are part of no timestamp
  /(?<![\dA-Za-z])\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,9})?(?![\dA-Za-z])/g,
  /(?<![\dA-Za-z/])\d{1,2}\/\d{1,2}(?![\dA-Za-z/])/g,
  // telephone numbers
  /\+\d(?:[ ()./-]{0,2}\d){6,14}/g,
  /\(0?\d{1,5}\)[ -]?\d{1,5}(?:[ -]\d{2,5}){1,3}(?!\d)/g,
  /(?<!\d)\d{2,5}-\d{1,5}-\d{3,5}(?!\d)/g,
  /(?<!\d)0\d{1,4}(?: \d{2,4}){2,4}(?!\d)/g,
  // hexadecimal that is a setting or a handle, not an outcome
  /REG_(?:DWORD|QWORD|BINARY)\s{1,12}(?:0x)?[0-9A-Fa-f]{1,16}/g,
  /dword:[0-9A-Fa-f]{8}/gi,
  // amounts: money, shares, counts with a unit
  /[$€£¥₩]\s?\d[\d.,]{0,12}/g,
  /(?<![0-9A-Za-z])\d{1,9}\s?(?:%|‰|°|€|£|[kKMGT]i?[Bb](?:it|ytes?|ps)?\b|ms\b|[µμ]s\b|sec(?:s|onds?)?\b|min(?:s|utes?)?\b|hours?\b|hrs?\b|days?\b|weeks?\b|times\b|users?\b|people\b|files?\b|bytes?\b|bits?\b|px\b|dpi\b|[GMk]?Hz\b|Mal\b|Sekunden?\b|Minuten?\b|Stunden?\b|Benutzer\b|fois\b|secondes?\b|utilisateurs?\b|veces\b|segundos?\b|usuarios?\b|volte\b|secondi\b|utenti\b|keer\b|раз(?!\p{L})|секунд|минут|пользовател|秒|分(?!類)|時|时|回|件|人|名|台|個|个|次|円|年|月|日|명|개|번|초|분|시간)/gu,
];

const XML_SYSTEM = /<(EventID|Version|Level|Task|Opcode|Keywords|EventRecordID|Channel|Computer)\b[^<>]{0,200}>[^<]{0,200}<\/\1>/g;
const XML_DATA = /<Data\s{1,4}Name\s?=\s?["']?(\w{1,60})["']?\s?>/g;
const XML_TAG = /<\/?[A-Za-z?!][^<>]{0,600}>/g;
/** `Logon ID: 0x3E7`, `プロセス ID: 0x0`: handles of security events. */
const HANDLE = /(?<=ID["']?\s{0,4}[:=]?\s{0,12})0x[0-9A-Fa-f]{1,16}(?![0-9A-Za-z])/g;
const HANDLE_BEFORE = /(?:log-?on|process|thread|session|caller|task|ログオン|プロセス|スレッド|anmelde|prozess|登录|进程|登入|處理)[\p{L} -]{0,12}ID["']?\s{0,4}[:=]?\s{0,12}$/iu;

/** A space for every tag, so that what stands between tags stays apart; `<Data Name="Value">` becomes the label `Value=`. */
const stripTags = (text: string): string =>
  text.includes('<') ? text.replace(XML_SYSTEM, fill).replace(XML_DATA, '\n$1=').replace(XML_TAG, (tag) => (tag.startsWith('</') ? '\n' : fill(tag))) : text;

/** The text with everything filled that looks like a number but is no code: days, addresses, versions, names, amounts, handles. */
export const maskText = (text: string, stamps: readonly Timestamp[]): string => {
  let masked = '';
  let from = 0;
  for (const { start, end } of stamps) {
    masked += text.slice(from, start) + FILLER.repeat(end - start);
    from = end;
  }
  masked = stripTags(masked + text.slice(from)).replace(/\b[a-z][a-z-]{1,12}:\/\/[^\s"'<>]{1,2000}/gi, fillUrl);
  for (const pattern of NOT_CODES) masked = masked.replace(pattern, fill);
  return masked.replace(HANDLE, (found, offset: number) => (HANDLE_BEFORE.test(masked.slice(Math.max(0, offset - 60), offset)) ? fill(found) : found));
};
