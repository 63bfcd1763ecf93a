import { CAUSE_IDS } from '../../diagnosis/causes.ts';
import { CHECKS } from '../../diagnosis/checks/registry.ts';
import { CATALOGUE } from '../../fixes/catalogue/catalogue.ts';
import { ANSWER_NAMES } from '../../diagnosis/answers.ts';
import { ANSWERS, STAGES } from '../../../preload/contract/words.ts';
import { PRIMITIVE_ARGS } from '../../machine/primitives.ts';
import { SCENARIO_IDS } from '../../practice/scenario-list.ts';
import { tlsAlertName } from '../../probe/tls/alerts.ts';
import { FINDING_ONLY_CODES, VERDICT_CODES } from '../../../preload/contract/verdict-codes.ts';
import { END_STATES } from '../../../preload/contract/stages.ts';
import { TEMPLATES } from '../words/templates.ts';

/** Numbers, times, versions, codes: they name nobody. A number of many digits may be an address or a serial. */
const SAFE_SHAPE = [
  /^[+-]?\d{1,7}(?:[.,]\d{1,6})?%?$/, /^0x[0-9a-f]{1,8}$/i, /^\d{4}-\d\d-\d\d$/, /^\d{1,2}:\d\d(?::\d\d)?(?:\.\d{1,3})?$/, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,7})?(?:Z|[+-]\d\d:\d\d)$/,
  /^\d{1,3}\.\d{1,3}\.\d{3,6}(?:\.\d{3,6})?$/, /^\d(?:\.\d+){2,10}$/,
  /^TLS(?:_(?:ECDHE|DHE|RSA|ECDSA|DSS|PSK|WITH|AES|128|256|112|40|56|GCM|CBC|CCM|8|CHACHA20|POLY1305|SHA|SHA256|SHA384|SHA512|3DES|EDE|DES|RC4|MD5|NULL|anon|ARIA|CAMELLIA|P256|P384|P521))+$/,
];

/** Words of protocols, of Windows and of our own documents that no sentence of ours holds by itself. */
const TERMS = [
  'RDP', 'SSL', 'HYBRID', 'RDSTLS', 'HYBRID_EX', 'RDP_TLS', 'RDP_TCP', 'RDP_UDP', 'RDP_SEC', 'RDSAAD', 'TLSv1', 'TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3', 'SSLv3', 'SSLv2', 'fin', 'reset', 'open', 'refused', 'timeout', 'unreachable', 'filtered', 'closed', 'checked', 'unchecked', 'valid', 'invalid', 'nodata', 'nxdomain', 'servfail', 'answered', 'silent', 'denied',
  'rsa', 'ec', 'dsa', 'ed25519', 'ed448', 'rsa-pss', 'x25519', 'x448', 'secp256r1', 'secp384r1', 'secp521r1', 'prime256v1', 'sha1WithRSAEncryption', 'sha256WithRSAEncryption', 'sha384WithRSAEncryption', 'sha512WithRSAEncryption', 'md5WithRSAEncryption', 'ecdsa-with-SHA256', 'ecdsa-with-SHA384', 'ecdsa-with-SHA512', 'rsassaPss', 'RSASSA-PSS',
  'digitalSignature', 'nonRepudiation', 'keyEncipherment', 'dataEncipherment', 'keyAgreement', 'keyCertSign', 'cRLSign', 'encipherOnly', 'decipherOnly', 'csp', 'cng', 'ksp',
  'BFE', 'CertPropSvc', 'CryptSvc', 'Dnscache', 'KeyIso', 'SessionEnv', 'TermService', 'UmRdpService', 'mpssvc', 'RpcSs', 'W32Time', 'NlaSvc', 'Netlogon', 'Winmgmt', 'svchost', 'lsass', 'lsass.exe', 'svchost.exe',
  'Running', 'Stopped', 'StartPending', 'StopPending', 'Paused', 'Allow', 'Block', 'NotConfigured', 'Domain', 'Private', 'Public', 'DomainAuthenticated', 'Any', 'LocalSubnet', 'TCP', 'UDP', 'Normal', 'Passive', 'FullLanguage', 'ConstrainedLanguage', 'AMD64', 'ARM64', 'x86', 'x64', 'Server', 'Client', 'Server Core', 'NT5DS', 'NTP', 'NoSync', 'AllSync',
  'active', 'connected', 'disconnected', 'listen', 'services', 'console', 'idle', 'rdp-tcp', 'negotiated', 'consistent', 'inconsistent', 'ok', 'antivirus', 'firewall', 'antispyware', 'GPO', 'local',
  'SSL 2.0', 'SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3', 'IPv4', 'IPv6', 'DNS', 'UTC', 'ms', 'bits', 'bytes', 's', '%', 'needsAdmin', 'names', 'addresses', 'udp', 'Remote', 'Desktop', 'rdp-doctor', 'en-US', 'ja-JP', 'de-DE', 'fr-FR', 'Windows', 'Server', 'Standard', 'Datacenter', 'Enterprise', 'Pro', 'Home', 'ServerStandard', 'ServerDatacenter', 'Professional', 'Core', 'Hyper-V',
  'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EACCES', 'EPERM', 'EADDRNOTAVAIL', 'ENOTFOUND', 'EPIPE', 'ECONNABORTED', 'EHOSTDOWN', 'ENETDOWN',
  'Microsoft', 'Defender', 'Antivirus', 'SYSTEM', 'NETWORK', 'SERVICE', '–', '-', '→', '—', 'CN', 'OU', 'DC', 'O',
];

const ALERTS = Array.from({ length: 256 }, (_, number) => `TLS_ALERT_${tlsAlertName(number)}`);

/** Ids and codes that are ours. */
export const KNOWN_IDS: ReadonlySet<string> = new Set([
  ...CAUSE_IDS, ...CATALOGUE.map((fix) => fix.id), ...CHECKS.flatMap((check) => [check.id, check.name]), ...['01', '02', '03', '04', '05', '06', '07', '08'].flatMap((number) => [`n${number}`]),
  'tcp-port', 'rdp-negotiation', 'tls-handshake', 'remote-certificate', 'name-resolution', 'repeat-stability', 'path-mtu', 'path-quality', 'udp-port', 'credssp',
  ...TEMPLATES.flatMap(({ key }) => /^guide:step\.([a-z0-9-]+)\./.exec(key)?.[1] ?? []),
  ...VERDICT_CODES, ...FINDING_ONLY_CODES, ...ALERTS, ...STAGES, ...END_STATES, ...ANSWER_NAMES, ...Object.values(ANSWERS).flat(), ...Object.keys(PRIMITIVE_ARGS), ...SCENARIO_IDS.map((id) => `practice:${id}`), 'this',
]);

/** Words of our own sentences: letters only, so that no computer's name is among them. */
const OUR_WORDS: ReadonlySet<string> = new Set(TEMPLATES.flatMap((one) => one.literals.flatMap((text) => text.match(/(?<![\w.@\\-])[A-Za-z]+(?![\w@\\-]|\.\w)/g) ?? [])).map((word) => word.toLowerCase()));
const SAFE: ReadonlySet<string> = new Set([...TERMS, ...KNOWN_IDS].map((word) => word.toLowerCase()));

/** Whether a word may leave: a number, a time, a term of the protocol, a word of ours. */
export function isSafeWord(word: string): boolean {
  return SAFE_SHAPE.some((shape) => shape.test(word)) || SAFE.has(word.toLowerCase()) || OUR_WORDS.has(word.toLowerCase());
}
