import { asFlag, asNumber, asText, words, type FactBook } from './fact-book.ts';

type Row = Readonly<Record<string, unknown>>;

const CATEGORY = ['public', 'private', 'domain'];
/** Windows' numbers for a network category (0 public, 1 private, 2 domain) or its words. */
const categoryOf = (value: unknown): string | undefined => (typeof value === 'number' ? CATEGORY[value] : asText(value)?.toLowerCase().replace('authenticated', ''));

/** What the host's firewall does with a new connection to the listener. */
export type FirewallReading = { readonly kind: 'open' } | { readonly kind: 'rulesOff'; readonly profile: string } | { readonly kind: 'blocked'; readonly rule: string } | { readonly kind: 'unknown' };

export function firewallOf(host: FactBook, port: number): FirewallReading {
  const [profiles, rules, networks, blocks] = [host.rows('firewall.profiles'), host.rows('firewall.rdpRules'), host.rows('network.profiles'), host.rows('firewall.blocks')];
  const active = networks ? [...new Set(networks.map((row) => categoryOf(row.category)).filter((one): one is string => one !== undefined))] : undefined;
  if (!profiles || !active || active.length === 0) return { kind: 'unknown' };
  const guarded = active.filter((name) => profiles.some((row) => asText(row.name)?.toLowerCase() === name && asFlag(row.enabled) === true));
  const block = blocks?.find((row) => matchesPort(row.port, port) && guarded.some((name) => appliesTo(row, name)));
  if (block) return { kind: 'blocked', rule: asText(block.name) ?? '' };
  if (guarded.length === 0) return { kind: 'open' };
  if (!rules) return { kind: 'unknown' };
  const allow = rules.filter((row) => asFlag(row.enabled) === true && !isBlock(row.action) && !isUdp(row.protocol) && matchesPort(row.port, port));
  const closed = guarded.find((name) => !allow.some((row) => appliesTo(row, name)));
  if (closed === undefined) return { kind: 'open' };
  // On another port than 3389 the built-in rules say nothing, and others are not in this list.
  return port === 3389 ? { kind: 'rulesOff', profile: closed } : { kind: 'unknown' };
}

const isBlock = (value: unknown): boolean => value === 4 || asText(value)?.toLowerCase() === 'block';
const isUdp = (value: unknown): boolean => value === 17 || asText(value)?.toLowerCase() === 'udp';

function matchesPort(value: unknown, port: number): boolean {
  if (value === null || value === undefined) return true;
  return words(value).some((part) => {
    const [low, high] = part.split('-').map(Number);
    return /^any$/i.test(part) || (low !== undefined && low <= port && port <= (high ?? low));
  });
}

function appliesTo(row: Row, profile: string): boolean {
  const value = row.profiles;
  if (typeof value === 'number') return value === 0 || value === 0x7fffffff || (value & ({ domain: 1, private: 2, public: 4 }[profile] ?? 0)) !== 0;
  const names = words(value);
  return names.length === 0 || names.some((word) => /^(any|all)$/i.test(word) || word.toLowerCase() === profile);
}

/** 0xFFFFFFFF ("no limit") arrives as -1 where a reader took it for a signed number. */
const NO_LIMIT = new Set([-1, 0xffffffff, 999_999]);

/** Why the host takes no more connections; undefined when that cannot be told. */
export type LimitReading = { readonly kind: 'free' } | { readonly kind: 'full'; readonly limit: number; readonly sessions: number; readonly fact: string } | { readonly kind: 'denied'; readonly fact: string };

export function limitOf(host: FactBook): LimitReading | undefined {
  if (host.flag('limit.logonsDenied') === true) return { kind: 'denied', fact: 'limit.logonsDenied' };
  if ((host.number('limit.drainMode') ?? 0) > 0) return { kind: 'denied', fact: 'limit.drainMode' };
  const sessions = host.number('limit.activeSessions');
  for (const fact of ['limit.maxInstanceCount', 'limit.maximumConnections']) {
    const limit = host.number(fact);
    if (limit === undefined || NO_LIMIT.has(limit)) continue;
    if (limit === 0 || (sessions !== undefined && sessions >= limit)) return { kind: 'full', limit, sessions: sessions ?? 0, fact };
  }
  const unlimited = NO_LIMIT.has(host.number('limit.maxInstanceCount') ?? 0) || sessions !== undefined;
  return unlimited && host.flag('limit.logonsDenied') === false ? { kind: 'free' } : undefined;
}

const REMOTE_USERS = new Set(['S-1-5-32-544', 'S-1-5-32-555']);
/** Groups so broad that a deny for them hits nearly everybody (catalogue h22). */
const BROAD = new Set(['S-1-1-0', 'S-1-5-11', 'S-1-5-32-545', 'S-1-5-32-555', 'S-1-5-32-544', 'S-1-5-4', 'S-1-5-14']);

export type RightReading = { readonly kind: 'ok' } | { readonly kind: 'missing' } | { readonly kind: 'denied'; readonly sid: string };

/** Who may sign in over Remote Desktop; undefined when the lists were not read. */
export function rightOf(host: FactBook): RightReading | undefined {
  const [allow, deny] = [host.texts('rights.remoteLogon')?.map(sid), host.texts('rights.denyRemoteLogon')?.map(sid)];
  const hit = deny?.find((one) => BROAD.has(one));
  if (hit !== undefined) return { kind: 'denied', sid: hit };
  if (!allow) return undefined;
  if (!allow.some((one) => REMOTE_USERS.has(one) || BROAD.has(one))) return { kind: 'missing' };
  return deny ? { kind: 'ok' } : undefined;
}

const sid = (value: string): string => value.replace(/^\*/, '').toUpperCase();

/** 15 minutes at 30 a minute: nobody mistypes that often (threshold of the catalogue's h30, an inference). */
const FLOOD_IN_15_MIN = 450;

/** Whether strangers hammer the port; undefined when neither count was read. */
export function isFlooded(host: FactBook): { flooded: boolean; count: number; fact: string } | undefined {
  const [logons, floods] = [host.number('logons.failed15min'), host.number('events.floods')];
  if (floods !== undefined && floods > 0) return { flooded: true, count: floods, fact: 'events.floods' };
  if (logons === undefined) return undefined;
  return { flooded: logons > FLOOD_IN_15_MIN, count: logons, fact: 'logons.failed15min' };
}

/** What holds the port: TermService in its svchost, somebody else, or nobody. */
export function listenerOf(host: FactBook): 'none' | 'other' | 'service' | undefined {
  const listening = host.flag('listener.listening');
  if (listening === undefined) return undefined;
  if (!listening) return 'none';
  const owner = host.text('listener.owner');
  if (owner === undefined || owner === '') return undefined;
  return /termservice|svchost/i.test(owner) ? 'service' : 'other';
}

/** The listener's port when it is another than the one tried. */
export function movedPort(host: FactBook, tried: number): number | undefined {
  const port = asNumber(host.number('listener.port'));
  return port !== undefined && port !== tried && port > 0 && port < 65_536 ? port : undefined;
}

/** ServiceDll of TermService is not Windows' own file, or its signature is broken (RDP Wrapper and its kin). */
export function termsrvChanged(host: FactBook): boolean | undefined {
  const [dll, signed] = [host.text('termsrv.serviceDll'), host.flag('termsrv.signed')];
  if (signed === false) return true;
  if (dll === undefined) return undefined;
  if (!/^(%systemroot%|[a-z]:\\windows)\\system32\\termsrv\.dll$/i.test(dll.trim())) return true;
  return signed === true ? false : undefined;
}
