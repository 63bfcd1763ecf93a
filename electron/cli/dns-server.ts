import { isIP } from 'node:net';
import { parseTarget } from '../probe/target/target.ts';
import { usage } from './failure.ts';

/** `IP` or `IP:port` of a DNS server as it was typed, in the form the probe takes; anything else is wrong usage (64). */
export function serverAddress(text: string): string {
  const parsed = parseTarget(text);
  if (!parsed.ok || parsed.target.kind !== 'address') throw usage('dnsServer', { text });
  const { host, port } = parsed.target;
  const named = /:\d+$/.test(text) && (isIP(text) === 0);
  if (!named) return host;
  return isIP(host) === 6 ? `[${host}]:${port}` : `${host}:${port}`;
}
