import { plainSpelling, type AliasBook } from './aliases.ts';
import { HIDDEN } from './hidden.ts';
import { learnDomain, learnMail, learnName, learnOrg, learnUser } from './learn.ts';
import { isSafeWord } from './safe-words.ts';

type Learn = (book: AliasBook, value: string) => string;

/** What stands before a value says what it is: `user=…`, `"Computer Name": "…"`, `<TargetUserName>…`, `/v:…`, in the words of logs and of people. */
const LABELS: readonly (readonly [words: string, learn: Learn])[] = [
  ['password|passwd|pwd|passphrase|secret|token|api[ _-]?key|パスワード|暗証番号', () => HIDDEN],
  ['(?:target|subject|sam|logon|login)?[ _-]?(?:user|account|benutzer|owner|uid|upn|logon|login)(?:[ _-]?(?:name|id))?|samaccountname|ユーザー?名?|アカウント名?|氏名|担当者?', learnUser],
  ['(?:target|source|ip)?[ _-]?(?:computer|host|server|workstation|machine|pc|gateway|rechner)(?:[ _-]?name)?|full address|コンピューター?名?|ホスト名?|サーバー?名?|端末名?|接続先', learnName],
  ['(?:target|subject|dns|netbios)?[ _-]?(?:domain|realm|workgroup|forest|tenant)(?:[ _-]?name)?|ドメイン名?', learnDomain],
];
const VALUE = '[^\\s"\'<>,;(){}|[\\]\\u{f0000}-\\u{ffffd}]{2,120}';
/** Server programs that say who they are. */
const PRODUCT = /^(?:nginx|apache|lighttpd|microsoft-(?:iis|httpapi)|iis|openssh|openresty|caddy|jetty|cloudflare|xrdp|freerdp)(?:[/_ -]?v?[\d.]*)?$/i;

const GIVEN = LABELS.map(([words, learn]) => ({
  learn,
  pattern: new RegExp(`((?<![\\p{L}\\p{N}])(?:${words})["']?[ \\t]*[:=][ \\t]*["']?(?:s:)?|<[^<>]{0,60}?(?:${words})["']?>|\\bName=["'][A-Za-z]{0,20}(?:${words})["']>)(${VALUE})`, 'giu'),
}));
const SWITCH = new RegExp(`((?<!\\S)[/-](?:v|server|computername|computer):)(${VALUE})`, 'giu');
const SWITCH_USER = new RegExp(`((?<!\\S)[/-](?:user|u):)(${VALUE})`, 'giu');
/** `TERMSRV/name`, as tickets and saved sign-ins are called. */
const SERVICE = /(?<![\p{L}\p{N}])((?:TERMSRV|HOST|RestrictedKrbHost|WSMAN|cifs|krbtgt|ldap)\/)([\p{L}\p{N}][\p{L}\p{N}._-]{1,120})/giu;
/** Parts of a distinguished name in the middle of a text: the words that follow belong to it while they begin with a capital. */
const DN_PART = /(?<![\p{L}\p{N}])((?:[Cc][Nn]|[Oo][Uu]|[Dd][Cc]|O|L|E|emailAddress)[ ]?=[ ]?"?)([^\s,;"<>+\u{f0000}-\u{ffffd}]{2,120}(?: \p{Lu}[^\s,;"<>+\u{f0000}-\u{ffffd}]{0,60}){0,5})/gu;
/** `ZQPC$` is a computer's account. */
const MACHINE = /(?<![\p{L}\p{N}$\\/_-])([A-Za-z][A-Za-z0-9-]{2,14})\$(?![\p{L}\p{N}(])/gu;
/** People, as people write about them. */
const PERSON = /((?<!\p{L})(?:Mr|Mrs|Ms|Dr|Herrn?|Frau)\.? )(\p{Lu}[\p{L}'-]{1,40})|()(?<!\p{L})(\p{Lu}[\p{L}']{1,40})(?=-san\b)|()(?<!\p{Script=Han})((?!お客|客|皆|仕|同|各|神|王|奥|何)\p{Script=Han}{1,4}(?<!客|皆|仕|同|各|何))(?=(?:さん|様|氏|課長|部長|先生))/gu;

/** Takes out what is called a name by what stands before it. */
export function replaceLabelled(text: string, book: AliasBook, put: (alias: string) => string): string {
  const one = (learn: Learn) => (whole: string, label: string, value: string): string => {
    const bare = value.replace(/[.:!?]+$/, '');
    const [name, port = ''] = /^(.+?)(:\d{1,5})$/.exec(bare)?.slice(1) ?? [bare];
    if (name === undefined || name.length < 2 || /^[\d.:]+$/.test(name) || isSafeWord(name) || PRODUCT.test(name)) return whole;
    // "user: says …" may be a sentence: it is hidden here, but its word is not learnt for everywhere.
    const said = /: +$/.test(label) && !/name/i.test(label) && /^\p{Ll}+$/u.test(name) && book.aliasOf(plainSpelling(name)) === undefined;
    return `${label}${put(said ? HIDDEN : learn(book, name))}${port}${value.slice(bare.length)}`;
  };
  let open = text;
  for (const { learn, pattern } of GIVEN) open = open.replace(pattern, one(learn));
  open = open.replace(SWITCH, one(learnName)).replace(SWITCH_USER, one(learnUser)).replace(SERVICE, one(learnName));
  open = open.replace(DN_PART, (_, label: string, value: string) => `${label}${put(dnValue(label, value, book))}`);
  open = open.replace(MACHINE, (whole, name: string) => (/^(?:admin|ipc|print|netlogon|sysvol)$/i.test(name) ? whole : `${put(learnName(book, name))}$`));
  return open.replace(PERSON, (whole, ...parts: (string | undefined)[]) => {
    const [label = '', name = ''] = parts.slice(0, 6).filter((part) => part !== undefined).slice(0, 2);
    return name === '' || isSafeWord(name) ? whole : label + put(learnUser(book, name));
  });
}

function dnValue(label: string, value: string, book: AliasBook): string {
  const kind = label.replace(/[ ="]/g, '').toUpperCase();
  if (kind === 'DC') return learnDomain(book, value);
  if (kind === 'E' || kind === 'EMAILADDRESS') return learnMail(book, value);
  return kind === 'CN' && !/\s/.test(value) ? learnName(book, value) : learnOrg(book, value);
}
