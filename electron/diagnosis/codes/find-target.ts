import { asTarget, HOST, isIPv4 } from './host-shape.ts';

const QUOTES = `"'“”‘’„«»‹›「」『』‚`;
const END = `(?![0-9A-Za-z._-]|:\\d)`;
const PORT = '(?::\\d{1,5})?';

/** Things that name their target plainly: a connection profile, a command line, the connecting event (1024), the title of the box. */
const PLAIN: readonly RegExp[] = [
  new RegExp(`^(?:alternate )?full address:s:\\s?(${HOST}${PORT})`, 'imu'),
  new RegExp(`\\bmstsc(?:\\.exe)?\\b[^\\n]{0,120}?/v[:\\s]\\s?["']?(${HOST}${PORT})`, 'iu'),
  new RegExp(`\\b[wx]freerdp\\b[^\\n]{0,200}?/v:["']?(${HOST}${PORT})`, 'iu'),
  new RegExp(`ClientActiveX[^\\n(]{0,80}\\(\\s?(${HOST}${PORT})\\s?\\)`, 'iu'),
  new RegExp(`^(${HOST}${PORT}) - (?:Remote ?desktop|リモート ?デスクトップ|Connexion Bureau|Bureau à distance|Conexión a Escritorio|Conexão de Área|Connessione Desktop|Extern bureaublad|Подключение к удал|远程桌面|遠端桌面|원격 데스크톱|mstsc)`, 'imu'),
];

const LABELS = [
  'remote (?:computer|host|pc|machine|server)(?: name)?|target(?: (?:computer|host|name|server))?|host(?: ?name)?|server(?: ?name)?|computer name|connecting to',
  'remote-?computer|zielcomputer|ziel(?:server|host)?|servername|hostname|computername',
  'ordinateur distant|serveur|nom de l’ordinateur|hôte|equipo remoto|servidor|host remoto|computador remoto|computer remoto|server remoto|externe computer|fjärrdator|fjerncomputer',
  'リモート ?(?:コンピューター?|PC|ホスト)名?|接続先|コンピューター?名|サーバー?名?|ホスト名?|対象',
  '远程(?:计算机|电脑|主机)|遠端(?:電腦|主機)|目标|目標|服务器|伺服器|主机名?|主機名?|计算机名|電腦名稱|원격 ?(?:컴퓨터|PC)|대상|서버|호스트',
  'удал[её]нный компьютер|сервер|узел|komputer zdalny|serwer|vzdálený počítač|uzak bilgisayar|الكمبيوتر البعيد|מחשב מרוחק',
].join('|');
/** A plain word counts only when nothing goes on after it: `Server: FILESRV`, but not `Server: Windows Server 2022`. */
const CLOSED = `(?=[^\\n\\p{L}\\p{N}]*(?:$|\\n))`;
const NAME = `(?:(?=[\\p{L}\\p{N}_-]*[.\\d-])(${HOST}${PORT})${END}|(${HOST}${PORT})${END}${CLOSED})`;
const LABELLED = new RegExp(`(?<![\\p{L}-])(?:${LABELS})\\s?[:=]\\s{0,3}[${QUOTES}(]?\\s?${NAME}`, 'iu');
/** In an exported event `Computer:` is the machine that wrote the event, not the target. */
const COMPUTER = new RegExp(`(?<![\\p{L}-])(?:computer|コンピューター?|计算机|電腦|컴퓨터|ordinateur|equipo|компьютер)\\s?[:=]\\s{0,3}[${QUOTES}]?${NAME}`, 'iu');
const EVENT_TEXT = /<Event\b|Event ?ID|イベント ?ID|Ereignis-ID|Log Name|ログの名前|Protokollname/iu;

const QUOTED = new RegExp(`(?<![=A-Za-z\\d])[${QUOTES}]\\s?(${HOST}${PORT})\\s?[${QUOTES}]`, 'gu');
/** `can't find the computer "FILESERVER"`: in quotes behind the word, a plain word will do. */
const COMPUTER_IN_QUOTES = new RegExp(`(?:computer|コンピューター?|server|サーバー?|host|ordinateur|equipo|computador|komputer\\p{L}{0,3}|dator\\p{L}{0,2}|计算机|電腦|电脑|컴퓨터|компьютер\\p{L}{0,3}|bilgisayar)\\s?[${QUOTES}](${HOST}${PORT})[${QUOTES}]`, 'iu');
const FILE_OR_PROGRAM = /\.(?:exe|dll|rdp|txt|log|msc|ps1|bat|cmd|zip|msi|evtx|inf|sys|xml|json|md|html?|cpl|png|jpe?g|pdf|docx?)$/iu;
const INTERNAL = new RegExp(`(?<![\\w@/.\\\\-])((?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\\.){1,5}(?:local|lan|corp|internal|intra|ad|home\\.arpa)${PORT})(?![\\w.-]*\\w)`, 'giu');
const ADDRESS = /(?<![\d.])(\d{1,3}(?:\.\d{1,3}){3})(:\d{1,5})?(?!\.?\d|\/)/g;
const BRACKETED = /(\[[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}\](?::\d{1,5})?)/g;
const NOT_TARGET_BEFORE =
  /(?:(?<!\p{L})(?:from|source|src|client|local|gateway|dns|dhcp|von|quelle?|de|depuis|desde|da|version|build)|から|クライアント|客户端)(?: ?(?:ip|ipv4|network|netzwerk|address|adresse|server|host|pc|name|アドレス|地址)){0,3}[\s:=(]{0,8}$/iu;

/**
 * The computer a text says it could not reach, as `host` or `host:port` (3389 left out), or null. In this order: what names it plainly, what is
 * labelled, the one host-like name in quotes, the one internal full name, the one address. When there are two of a kind it is none.
 */
export const findTarget = (text: string): string | null => {
  for (const pattern of PLAIN) {
    const target = asTarget(pattern.exec(text)?.[1]);
    if (target !== null) return target;
  }
  const labelled = named(LABELLED.exec(text)) ?? (EVENT_TEXT.test(text) ? null : named(COMPUTER.exec(text)));
  return labelled ?? named(COMPUTER_IN_QUOTES.exec(text)) ?? only(quotedHosts(text)) ?? only(matches(text, INTERNAL)) ?? only(addresses(text)) ?? only(matches(text, BRACKETED));
};

const named = (match: RegExpExecArray | null): string | null => asTarget(match?.[1] ?? match?.[2]);

const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].slice(0, 200).map((match) => match[1] ?? '');

/** A word in quotes is a host only when it looks like one: a dot, hyphen or digit in it, and no file or code. */
const quotedHosts = (text: string): string[] =>
  matches(text, QUOTED).filter((name) => /[.\d-]/.test(name) && /\p{L}.*[\d.-]|[\d.-].*\p{L}/u.test(name) && !FILE_OR_PROGRAM.test(name) && !/^0x|^\d+h?$/i.test(name));

const addresses = (text: string): string[] =>
  [...text.matchAll(ADDRESS)]
    .filter((match) => isIPv4(match[1] ?? '') && !/^(?:127|0|255)\./.test(match[1] ?? '') && !NOT_TARGET_BEFORE.test(text.slice(Math.max(0, match.index - 48), match.index)))
    .slice(0, 200)
    .map((match) => match[0]);

const only = (names: readonly string[]): string | null => {
  const targets = new Set(names.map(asTarget).filter((name) => name !== null));
  const [first] = targets;
  return targets.size === 1 && first !== undefined ? first : null;
};
