import { isIPv4, isIPv6 } from 'node:net';
import { domainToASCII } from 'node:url';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import type { Message } from '../../../preload/contract/text.ts';

/** The port RDP listens on unless somebody moved it. */
const RDP_PORT = 3389;

/** What the technician named: a name, an address, or a practice host. */
export interface Target {
  readonly input: string;
  /** The name or address as it is looked up: IDN in A-labels, IPv6 without brackets, no trailing dot. */
  readonly host: string;
  readonly port: number;
  readonly kind: 'name' | 'address' | 'practice';
}

export type TargetResult = { ok: true; target: Target } | { ok: false; problem: Message };

const refuse = (key: string, text: string): TargetResult => ({ ok: false, problem: say(`probe:target.${key}`, { text: showable(text, 80) }) });

/** Reads `name`, `name:port`, IPv4, IPv6, `[IPv6]:port`, an IDN or `practice:NAME`. Says in one sentence what is wrong otherwise. */
export function parseTarget(text: string, port?: number): TargetResult {
  const input = text.trim();
  if (input === '') return refuse('empty', input);
  if (input.length > 300) return refuse('tooLong', input);
  const practice = /^practice:(.*)$/i.exec(input);
  if (practice) return parsePractice(input, practice[1] ?? '');
  if (input.includes('://') || /[/\\]/.test(input)) return refuse('notUrl', input);
  const split = splitPort(input);
  if (!split) return refuse('brackets', input);
  const ownPort = split.port === null ? null : parsePort(split.port);
  if (split.port !== null && ownPort === null) return refuse('port', split.port);
  if (port !== undefined && ownPort !== null && port !== ownPort) return refuse('portTwice', input);
  const host = normalizeHost(split.host);
  if (typeof host !== 'string') return refuse(host.key, split.host);
  return { ok: true, target: { input, host, port: port ?? ownPort ?? RDP_PORT, kind: isAddress(host) ? 'address' : 'name' } };
}

/** A port number 1 to 65535 in decimal digits, or null. */
export function parsePort(text: string): number | null {
  if (!/^\d{1,5}$/.test(text)) return null;
  const port = Number(text);
  return port >= 1 && port <= 65535 ? port : null;
}

/** No address is longer, its zone included; documents allow no more. */
const MAX_ADDRESS = 64;

/** An IPv4 or IPv6 literal, with or without a zone. */
export function isAddress(host: string): boolean {
  return host.length <= MAX_ADDRESS && (isIPv4(host) || isIPv6(host));
}

function parsePractice(input: string, name: string): TargetResult {
  if (!/^[a-z0-9][a-z0-9-]{0,60}$/.test(name)) return refuse('practice', name);
  return { ok: true, target: { input, host: name, port: RDP_PORT, kind: 'practice' } };
}

function splitPort(input: string): { host: string; port: string | null } | null {
  if (input.startsWith('[')) {
    const match = /^\[([^\]]*)\](?::(.*))?$/s.exec(input);
    return match && isIPv6(match[1] ?? '') ? { host: match[1] ?? '', port: match[2] ?? null } : null;
  }
  // More than one colon and no brackets can only be an IPv6 address.
  const first = input.indexOf(':');
  if (first === -1 || input.indexOf(':', first + 1) !== -1) return { host: input, port: null };
  return { host: input.slice(0, first), port: input.slice(first + 1) };
}

function normalizeHost(raw: string): string | { key: string } {
  if (raw === '') return { key: 'empty' };
  if (isAddress(raw)) return raw.toLowerCase();
  if (raw.includes(':')) return { key: 'notIpv6' };
  if (/\s/.test(raw)) return { key: 'space' };
  if (raw.includes('@')) return { key: 'user' };
  const name = raw.endsWith('.') ? raw.slice(0, -1) : raw;
  const ascii = /^[\x21-\x7e]+$/.test(name) ? name.toLowerCase() : domainToASCII(name);
  if (ascii === '') return { key: 'letters' };
  if (isIPv4(ascii)) return ascii;
  const labels = ascii.split('.');
  if (/^(0x[0-9a-f]*|\d+)$/.test(labels.at(-1) ?? '')) return { key: 'notIpv4' };
  if (ascii.length > 253 || labels.some((label) => label.length > 63)) return { key: 'tooLong' };
  if (labels.some((label) => label === '')) return { key: 'dots' };
  if (labels.some((label) => !/^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?$/.test(label))) return { key: 'letters' };
  return ascii;
}
