import { asFlag, asNumber, asText, timeOf, words, type FactBook } from './fact-book.ts';
import { everyoneCreates, networkServiceReads } from './sddl.ts';

type Row = Readonly<Record<string, unknown>>;

/** The id of the two usages a certificate for Remote Desktop may have (catalogue h09, rdp-wire §2.2). */
const USABLE_EKU = ['1.3.6.1.5.5.7.3.1', '1.3.6.1.4.1.311.54.1.2', '2.5.29.37.0'];
const SELF_STORE = 'Remote Desktop';

/** A thumbprint as lower-case hex without the spaces and hidden characters people paste with it. */
export const thumbprint = (value: unknown): string => (asText(value) ?? '').toLowerCase().replace(/[^0-9a-f]/g, '');

/** Whether NETWORK SERVICE may read this key file. The descriptor decides; the reader's own word counts where there is none. */
export function keyReadable(file: Row): boolean | undefined {
  const sddl = asText(file.sddl);
  const byList = sddl === undefined ? undefined : networkServiceReads(sddl);
  if (byList !== undefined) return byList;
  const word = file.networkService;
  if (typeof word === 'boolean') return word;
  if (typeof word !== 'string') return undefined;
  return /^(none|missing|den(y|ied)|no)$/i.test(word) ? false : /^(r|read|rx|full|allow|yes)/i.test(word) ? true : undefined;
}

/** The key file of the certificate in use: the one with this machine's GUID. Several files can stay behind after cloning. */
export function currentKeys(host: FactBook): readonly Row[] | undefined {
  return host.rows('key.files')?.filter((file) => asFlag(file.current) !== false);
}

export const hasEnded = (certificate: Row, now: number): boolean => (timeOf(certificate.notAfter) ?? Number.POSITIVE_INFINITY) < now;
export const isUsable = (certificate: Row): boolean => asFlag(certificate.hasPrivateKey) !== false && asFlag(certificate.keyUsable) !== false;

/** What the pin in SSLCertificateSHA1Hash leads to. */
export type Pin = { readonly kind: 'none' } | { readonly kind: 'unknown' } | { readonly kind: 'good' } | { readonly kind: 'bad'; readonly why: 'gone' | 'ended' | 'noKey' | 'usage' };

export function pinOf(host: FactBook, now: number): Pin {
  if (host.unread('binding.pinned') !== undefined) return { kind: 'unknown' };
  const pinned = thumbprint(host.text('binding.pinned'));
  if (host.isNothing('binding.pinned') || pinned === '') return host.isNothing('binding.pinned') || host.text('binding.pinned') === '' ? { kind: 'none' } : { kind: 'unknown' };
  const selfSigned = (host.rows('store.remoteDesktop') ?? []).find((one) => thumbprint(one.thumbprint) === pinned);
  const personal = host.rows('store.personal');
  const bound = personal?.find((one) => thumbprint(one.thumbprint) === pinned) ?? selfSigned;
  if (!bound) return personal ? { kind: 'bad', why: 'gone' } : { kind: 'unknown' };
  if (hasEnded(bound, now)) return { kind: 'bad', why: 'ended' };
  if (asFlag(bound.hasPrivateKey) === false) return { kind: 'bad', why: 'noKey' };
  const usages = words(bound.eku);
  // No usage at all means any usage (RFC 5280 4.2.1.12).
  return usages.length > 0 && !usages.some((one) => USABLE_EKU.includes(one)) ? { kind: 'bad', why: 'usage' } : { kind: 'good' };
}

/** How the folder for machine keys looks; undefined when it cannot be told. */
export function keysFolderHealthy(host: FactBook): boolean | undefined {
  const folder = host.row('folder.machineKeys');
  if (!folder) return undefined;
  if (asFlag(folder.exists) === false) return false;
  const sddl = asText(folder.sddl);
  return (sddl === undefined ? undefined : everyoneCreates(sddl)) ?? asFlag(folder.healthy);
}

export const storeNameWrong = (host: FactBook): boolean => {
  const name = host.text('binding.storeName');
  return name !== undefined && name !== '' && name !== SELF_STORE;
};

/** A service as the list has it: `Start` is 2 automatic, 3 manual, 4 disabled, or Windows' word for it. */
export interface ServiceState {
  readonly disabled: boolean | undefined;
  readonly running: boolean | undefined;
}

export function serviceOf(host: FactBook, name: string): ServiceState | undefined {
  const row = host.rows('service.list')?.find((one) => asText(one.name)?.toLowerCase() === name.toLowerCase());
  if (!row) return undefined;
  const [start, state] = [row.start, row.state];
  return {
    disabled: typeof start === 'number' ? start === 4 : typeof start === 'string' ? /^(4|disabled)$/i.test(start) : undefined,
    running: typeof state === 'number' ? state === 4 : typeof state === 'string' ? /^(4|running)$/i.test(state) : undefined,
  };
}

/** The services without which Windows makes no certificate for Remote Desktop (catalogue h03). */
export const CRYPTO_SERVICES = ['KeyIso', 'CryptSvc', 'SessionEnv', 'CertPropSvc'] as const;

/** A value of the listener's settings: policy wins over the listener's own key. */
export function setting(host: FactBook, name: 'SecurityLayer' | 'UserAuthentication' | 'MinEncryptionLevel'): { value: number | undefined; policy: boolean; fact: string } {
  const byPolicy = asNumber(host.row('security.policy')?.[name]);
  if (byPolicy !== undefined) return { value: byPolicy, policy: true, fact: 'security.policy' };
  const fact = `security.${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  return { value: host.number(fact), policy: false, fact };
}

/** SecurityLayer 0 to 2, UserAuthentication 0 to 1, MinEncryptionLevel 1 to 4: anything else ends every connection at once (catalogue h13). */
export function settingOutOfRange(host: FactBook): { name: string; value: number; policy: boolean; fact: string } | undefined {
  const ranges = [['SecurityLayer', 0, 2], ['UserAuthentication', 0, 1], ['MinEncryptionLevel', 1, 4]] as const;
  for (const [name, low, high] of ranges) {
    const { value, policy, fact } = setting(host, name);
    if (value !== undefined && (value < low || value > high || !Number.isInteger(value))) return { name, value, policy, fact };
  }
  const [layer, level] = [setting(host, 'SecurityLayer'), setting(host, 'MinEncryptionLevel')];
  // TLS with "low" encryption is a pair the listener refuses (MS-14).
  return layer.value === 2 && level.value === 1 ? { name: 'MinEncryptionLevel', value: 1, policy: level.policy, fact: level.fact } : undefined;
}

/**
 * Remote Desktop switched off: 1 in the policy, or 1 in the registry where no policy speaks. "On" needs both to be read, because a policy
 * wins (catalogue h02).
 */
export function denied(host: FactBook): { denied: boolean; policy: boolean; fact: string } | undefined {
  const byPolicy = host.number('rdp.denyConnectionsPolicy');
  if (byPolicy !== undefined) return { denied: byPolicy === 1, policy: true, fact: 'rdp.denyConnectionsPolicy' };
  const [own, policyUnread] = [host.number('rdp.denyConnections'), host.unread('rdp.denyConnectionsPolicy')];
  if (own === undefined || policyUnread === 'unknown' || policyUnread === 'needsAdmin') return undefined;
  if (own !== 1 && policyUnread === 'absent') return undefined;
  return { denied: own === 1, policy: false, fact: 'rdp.denyConnections' };
}

/** Whether a protocol is switched off for one role; undefined where nothing is set and Windows' own default rules. */
export function protocolOff(rows: readonly Row[] | undefined, protocol: string): boolean | undefined {
  const row = rows?.find((one) => asText(one.protocol)?.toLowerCase().replace(/\s/g, '') === protocol.toLowerCase().replace(/\s/g, ''));
  if (!row) return undefined;
  const [enabled, disabledByDefault] = [switchOf(row.enabled), switchOf(row.disabledByDefault)];
  if (enabled === false || disabledByDefault === true) return true;
  return enabled === true ? false : undefined;
}

/** SCHANNEL counts any value but 0 as on (0xFFFFFFFF is common). */
const switchOf = (value: unknown): boolean | undefined => (typeof value === 'boolean' ? value : typeof value === 'number' ? value !== 0 : undefined);

/** TLS 1.3 is there by itself from Server 2022 and Windows 11 on (build 20348). */
const TLS13_BUILD = 20_348;

/** TLS 1.2 is off and nothing newer stands in for it. */
export function noModernTls(book: FactBook, fact: 'schannel.server' | 'schannel.client'): boolean | undefined {
  const rows = book.rows(fact);
  if (!rows) return undefined;
  if (protocolOff(rows, 'TLS 1.2') !== true) return false;
  const newer = protocolOff(rows, 'TLS 1.3');
  // Where TLS 1.3 is only a default, Remote Desktop still fails for every client that knows 1.2 alone: count it as off unless switched on.
  return newer === false && (book.number('os.build') ?? TLS13_BUILD) >= TLS13_BUILD ? undefined : true;
}

/** A suite list that leaves nothing for a certificate with an RSA key: empty, or elliptic-curve signatures only. */
export function cipherPolicyBad(host: FactBook): 'empty' | 'noRsa' | false | undefined {
  const list = host.texts('cipher.policy');
  if (host.flag('cipher.policyPresent') === undefined || (!list && host.flag('cipher.policyPresent') === true)) return undefined;
  if (host.flag('cipher.policyPresent') === false || !list) return false;
  const suites = list.map((one) => one.trim().toUpperCase()).filter(Boolean);
  if (suites.length === 0) return 'empty';
  const rsa = suites.some((one) => /^TLS_(ECDHE_RSA|DHE_RSA|RSA)_/.test(one) || /^TLS_(AES|CHACHA20)_/.test(one));
  return rsa ? false : 'noRsa';
}
