import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import ipaddr from 'ipaddr.js';
import type { CertificateFacts } from './read-certificate.ts';

type Names = Pick<CertificateFacts, 'dnsNames' | 'ipAddresses' | 'commonName' | 'names'>;

export type NameMatch = 'match' | 'mismatch' | 'noNames';

/** Lower case, A-labels, no final dot; an address in its one usual spelling without zone. What is no name stays as it is. */
function canonical(name: string): string {
  const bare = name.replace(/^\[(.*)\]$/, '$1').replace(/%.*$/, '');
  if (isIP(bare)) return ipaddr.process(bare).toString();
  const lower = name.toLowerCase().replace(/\.$/, '');
  return domainToASCII(lower) || lower;
}

/** A certificate's own name: beyond case only a common name in its own script is rewritten, so that what hides in it matches nothing. */
function presented(name: string): string {
  const lower = name.toLowerCase().replace(/\.$/, '');
  return /^[\p{L}\p{M}\p{N}._-]+$/u.test(lower) ? domainToASCII(lower) || lower : lower;
}

/** Whether a presented name covers the typed one: `*` stands for exactly one whole left-most label (RFC 6125 6.4.3). */
function covers(pattern: string, typed: string): boolean {
  if (pattern === typed) return true;
  if (!pattern.startsWith('*.') || pattern.indexOf('.', 2) < 0 || pattern.includes('*', 1)) return false;
  const dot = typed.indexOf('.');
  return dot > 0 && typed.slice(dot) === pattern.slice(1);
}

/**
 * Whether a certificate names what was typed (RFC 6125 6.4, RFC 2818 3.1): subjectAltName first; the common name only
 * where that holds no name, as in every default Windows certificate. An address matches an iPAddress entry, never a wildcard.
 */
export function matchName(typed: string, certificate: Names): NameMatch {
  if (certificate.names.length === 0) return 'noNames';
  const wanted = canonical(typed);
  const alternatives = certificate.dnsNames.length + certificate.ipAddresses.length > 0;
  const common = !alternatives && certificate.commonName !== null ? [certificate.commonName] : [];
  const found = isIP(wanted)
    ? [...certificate.ipAddresses, ...common].some((address) => isIP(address) !== 0 && canonical(address) === wanted)
    : [...certificate.dnsNames, ...common].some((name) => covers(presented(name), wanted));
  return found ? 'match' : 'mismatch';
}

/** Whether only the first labels agree, as `pc1` and `pc1.corp.example` do: the normal case when a short name is typed. */
export function firstLabelAgrees(typed: string, certificate: Names): boolean {
  const wanted = canonical(typed);
  if (isIP(wanted)) return false;
  const label = (name: string) => name.split('.')[0] ?? '';
  const short = (name: string) => !name.includes('.');
  return certificate.names.some((name) => {
    const own = presented(name);
    return label(own) !== '' && label(own) === label(wanted) && (short(own) || short(wanted));
  });
}
