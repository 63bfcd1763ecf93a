import type { AliasKind } from './aliases.ts';

/** Where a shape is found, and what of it is hidden: `part` is the whole match where it is not named. */
interface Shape {
  readonly pattern: RegExp;
  readonly kind: AliasKind;
  /** A sign without which there is no match: the longer patterns are not tried on a text without it. */
  readonly needs?: string;
  /** A match that names nobody stays. */
  readonly spare?: (found: string) => boolean;
}

const WELL_KNOWN_SID = /^S-1-(?:[0-4]-\d+|5-(?:\d{1,2}|32-\d{3}|80(?:-\d+)+|90-0-\d+|96-0-\d+)|15-[23](?:-\d+)*|16-\d+)$/i;
/** Authorities of Windows itself, and roots of its registry. */
const WINDOWS_ROOT = /^(?:NT AUTHORITY|AUTHORITY|NT SERVICE|SERVICE|BUILTIN|HK[A-Z_]{2,22}|Cert|LocalMachine|CurrentUser|SOFTWARE|SYSTEM|CurrentControlSet|System32|Windows|Files|Program)$/i;
/** Dotted words of Windows and of ours; every other dotted word may be a name. */
const KNOWN_DOTTED = /^(?:(?:mstsc|lsass|svchost|services|winlogon|csrss|wininit|lsm|rdpclip|qwinsta|rwinsta|tscon|tsdiscon|gpresult|gpupdate|cmdkey|cmd|powershell|pwsh|netsh|net|sc|reg|regedit|mmc|certutil|schtasks|taskkill|explorer|rundll32|klist|nltest|w32tm|ping|tracert|nslookup|ipconfig|winmgmt|tasklist|sfc|dism|wusa)\.exe|(?:termsrv|mstscax|schannel|rdpcorets|rdpbase|ncrypt|credssp|tspkg|kerberos|crypt32|ntdll|kernel32|rdpwrap)\.dll|(?:certlm|certmgr|services|gpedit|gpmc|secpol|lusrmgr|eventvwr|devmgmt|wf|rsop|tsadmin|licmgr)\.msc|(?:learn|support|docs|go|download|update|windowsupdate|catalog\.update|msrc|portal|login)\.microsoft\.com|microsoft\.com|time\.windows\.com|windowsupdate\.com|aka\.ms|rdp-doctor\.js|e\.g|i\.e|Node\.js|certificate\.(?:remove|bind|create)|service\.(?:start|restart|setStartup)|registry\.(?:set|remove))$/i;
/** The manufacturer's own pages, without anything that is asked of them. */
const PUBLIC_LINK = /^https:\/\/(?:(?:learn|support|docs|go|msrc)\.microsoft\.com|aka\.ms)(?:\/[a-z/-]{0,120})?[.,;)]?$/i;
/** Names of algorithms, standards and our own aliases look like computer names. */
const NOT_A_HOST = /^(?:(?:HOST|USER|IP|DOMAIN|ORG|CERT|SERIAL|SID|MAC|MAIL|PATH|ID|TLS|SSL|UTF|SHA|AES|RSA|DES|MD|RFC|CVE|ISO|IPV|KB|TCP|UDP|RDP|NLA|EVENT|PORT|ERROR|CODE|BUILD|STEP|PART|BASE|INT|UINT|UTC|GMT|JST)[-_]?v?\d[\d._-]*|x25519|x86-64|x64-based|SSH-[12]|(?:[A-Za-z0-9]{1,8}[-_])?OpenSSH(?:[-_][\w-]+)?|(?:Ubuntu|Debian)-\d\w*|I2[12]\d-[A-Z]{1,3}|[A-Z]{3}-\d{4,}|CVE-\d{4}-\d+|\d.*)$/i;

/** Digits and letters both: rows of numbers are numbers. */
const HEX_MIX = /^(?=.*\d)(?=.*[a-f])/i;

/** In the order they are looked for: the longer shapes first, so that their parts are not taken for themselves. */
export const SHAPES: readonly Shape[] = [
  { pattern: /-----BEGIN [A-Z ]{1,40}-----[\s\S]{0,20000}?(?:-----END [A-Z ]{1,40}-----|$)/g, kind: 'CERT' },
  { pattern: /(?<![\w.+-])(?:mailto:)?[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,250}[\p{L}\p{N}])?/giu, kind: 'MAIL', needs: '@' },
  { pattern: /S-\d-\d{1,15}(?:-\d{1,15}){1,15}/gi, kind: 'SID', spare: (found) => WELL_KNOWN_SID.test(found) },
  { pattern: /\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?/gi, kind: 'ID' },
  { pattern: /(?<![0-9a-z])(?:0x)?[0-9a-f]{2}([ :.,_-])(?:[0-9a-f]{2}\1){6,63}[0-9a-f]{2}(?![0-9a-z])/gi, kind: 'CERT', spare: (found) => !HEX_MIX.test(found) },
  { pattern: /(?<![0-9a-z])[0-9a-f]{4}([ :.,_-])(?:[0-9a-f]{4}\1){3,31}[0-9a-f]{4}(?![0-9a-z:])/gi, kind: 'CERT', spare: (found) => !HEX_MIX.test(found) || found.split(':').length === 8 },
  { pattern: /(?<![0-9a-z])[0-9a-f]{8}([ :.,_-])(?:[0-9a-f]{8}\1){1,15}[0-9a-f]{8}(?![0-9a-z])/gi, kind: 'CERT', spare: (found) => !HEX_MIX.test(found) },
  { pattern: /(?<![0-9a-z:-])(?:[0-9a-f]{2}([:-]))(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}(?![0-9a-z:-])/gi, kind: 'MAC' },
  { pattern: /(?<![0-9a-z])[0-9a-f]{2}([ _,.])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}(?![0-9a-z])/gi, kind: 'MAC', spare: (found) => !HEX_MIX.test(found) },
  { pattern: /(?<![0-9a-z:.])(?:[0-9a-f]{1,2}:){5}[0-9a-f]{1,2}(?![0-9a-z:.])/gi, kind: 'MAC' },
  { pattern: /(?<![0-9a-z.:-])[0-9a-f]{4}([.:-])[0-9a-f]{4}\1[0-9a-f]{4}(?![0-9a-z:-]|\.[0-9a-f])/gi, kind: 'MAC', spare: (found) => !found.includes('.') && !HEX_MIX.test(found) },
  { pattern: /(?<![0-9a-z:-])[0-9a-f]{6}[:-][0-9a-f]{6}(?![0-9a-z:-])/gi, kind: 'MAC', spare: (found) => !HEX_MIX.test(found) },
  { pattern: /(?<![0-9a-z:])[0-9a-f]{1,4}:[0-9a-f]{0,2}ff:fe[0-9a-f]{2}:[0-9a-f]{1,4}(?![0-9a-z:])/gi, kind: 'MAC' },
  { pattern: /(?<![\p{L}\p{N}\\])\\{2,8}[^\s\\/"<>|]{1,255}(?:\\{1,4}[^\s\\"<>|,;]{1,255})*/gu, kind: 'PATH' },
  { pattern: /(?:file|smb|https?|ldaps?|rdp|ftp|ssh|ms-rd):\/\/[^\s"'<>]{1,2000}/gi, kind: 'PATH', spare: (found) => PUBLIC_LINK.test(found) },
  { pattern: /(?:[A-Za-z]:)?[\\/](?:[Uu]sers|USERS|Documents and Settings|[Hh]ome|[Pp]rofiles|Benutzer|Dokumente und Einstellungen|Utilisateurs|Usuarios|Utenti|Gebruikers|ユーザー)[\\/]+[^\\/\s"'<>|:,;]{1,255}(?: \p{Lu}[\p{L}\p{N}.-]{0,60}){0,3}(?:[\\/][^\s"'<>|:,;]{1,255})*/gu, kind: 'PATH' },
  { pattern: /(?:%USERPROFILE%|%HOMEPATH%|(?<![\p{L}\p{N}.~])~)[\\/]?[^\s"'<>|:,;]{2,255}/giu, kind: 'PATH' },
  { pattern: /(?<![\p{L}\p{N}:/\\])\/\/[\p{L}\p{N}][\p{L}\p{N}._-]{1,254}(?:\/[^\s"'<>|,;]{1,255})*/gu, kind: 'PATH' },
  { pattern: /(?<![\p{L}\p{N}.\\/])\.\\[\p{L}\p{N}][\p{L}\p{N}._$-]{1,254}(?![\\\w])/gu, kind: 'PATH' },
  { pattern: /(?<![\\/\w:.$-])[\p{L}\p{N}][\p{L}\p{N}._-]{1,254}\\{1,4}[\p{L}\p{N}][\p{L}\p{N}._$-]{1,254}(?![\\\w])/gu, kind: 'USER', needs: '\\', spare: (found) => WINDOWS_ROOT.test(found.split('\\')[0] ?? '') || /^NT\\+(?:Terminal|CurrentVersion)$/.test(found) },
  { pattern: /(?<![0-9a-z])(?:0x)?(?=[0-9a-f]*\d)[0-9a-f]{12,}(?![0-9a-z])/gi, kind: 'CERT' },
  { pattern: /(?<![\p{L}\p{N}_.-])(?:[\p{L}\p{N}_](?:[\p{L}\p{N}_-]{0,61}[\p{L}\p{N}_])?\.)+(?:xn--[a-z0-9-]{1,59}|\p{L}{2,63})(?![\p{L}\p{N}_-])/gu, kind: 'HOST', needs: '.', spare: (found) => KNOWN_DOTTED.test(found) },
  { pattern: /(?<![\p{L}\p{N}_.-])(?=[A-Za-z0-9_-]*\d)[A-Za-z][A-Za-z0-9]{0,20}(?:[-_][A-Za-z0-9]{1,20}){1,5}(?![A-Za-z0-9_-])/gu, kind: 'HOST', spare: (found) => NOT_A_HOST.test(found) },
  { pattern: /(?<![\p{L}\p{N}_.-])[A-Za-z]{2,12}\d{1,6}(?![A-Za-z0-9_-])/gu, kind: 'HOST', spare: (found) => NOT_A_HOST.test(found) || /^(?:TLSv1|sha\d+|utf\d+|md5|System32|SysWOW64|win(?:32|64|10|11|7|8)|x\d+|ipv[46]|ikev[12]|arm64|amd64|AX2\d\d|Ethernet\d{1,2}|Loopback\d?|base64|int\d+|h\d\d|c\d\d|n\d\d|F\d\d)$/i.test(found) },
];
