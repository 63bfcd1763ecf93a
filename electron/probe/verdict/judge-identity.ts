import { showable } from '../../locale/clean-text.ts';
import type { CertificateFacts } from '../certificate/read-certificate.ts';
import { matchName } from '../certificate/match-name.ts';
import type { NtlmChallenge } from '../nla/ntlm-challenge.ts';
import { isAddress } from '../target/target.ts';
import { finding, type Finding, type Place } from './stage-result.ts';

/** Issuers of products that open TLS on the way; a certificate of theirs on an RDP server was made in the path. */
const INSPECTORS = /zscaler|netskope|forti(gate|net|proxy)|palo ?alto|blue ?coat|symantec (web|secure)|mcafee web|websense|forcepoint|barracuda|sophos|check ?point|cisco umbrella|sonicwall|watchguard|untangle|smoothwall|squid|mitmproxy|charles proxy|fiddler|burp|portswigger|bitdefender|kaspersky|eset ssl|avast|avg (web|mail)|dr\.?web|(ssl|tls|https)[ -]?(inspect|decrypt|intercept|scan|proxy|forward)|inspection|decryption ca/i;

/**
 * Who answered? The typed name, the certificate's name and the name in NTLM together tell a wrong host from an inspected
 * stream (rdp-wire §0.5, §4). Says nothing where one of them is missing.
 */
export function judgeIdentity(certificate: CertificateFacts | null, ntlm: NtlmChallenge | null, typed: string, aliases: readonly string[], place: Place): Finding[] {
  if (certificate && !certificate.selfSigned && INSPECTORS.test(certificate.issuer)) {
    return [finding('certificate', 'MIDDLEBOX_TLS_INSPECTION', 'fail', place, ['certificate.issuer'], { issuer: showable(certificate.issuer, 120) })];
  }
  const said = ntlm?.dnsComputerName ?? ntlm?.computerName;
  if (!certificate || said === undefined || isAddress(typed) || isLoopbackName(typed)) return [];
  const nameFact = ntlm?.dnsComputerName === undefined ? 'ntlm.computerName' : 'ntlm.dnsComputerName';
  const wanted = [typed, ...aliases];
  if (wanted.some((name) => sameHost(name, said) || matchName(name, certificate) === 'match')) return [];
  if (!certificate.names.some((name) => sameHost(name, said))) return [];
  const params = { typed: showable(typed, 100), name: showable(said, 100), issuer: showable(certificate.issuer, 120) };
  if (!certificate.selfSigned && isForeign(certificate.issuer, ntlm)) {
    return [finding('certificate', 'MIDDLEBOX_TLS_INSPECTION', 'fail', place, ['certificate.issuer', 'certificate.names', nameFact], params, 'probe:verdict.MIDDLEBOX_TLS_INSPECTION_names')];
  }
  return [finding('nla', 'DNS_WRONG_HOST', 'fail', place, [nameFact, 'certificate.names'], params)];
}

/** Same first label, and the rest equal or missing on one side: `SRV-04` and `srv-04.corp.example`. */
export function sameHost(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  return a === b || ((!a.includes('.') || !b.includes('.')) && a.split('.')[0] === b.split('.')[0]);
}

function isLoopbackName(name: string): boolean {
  return name === 'localhost' || name.endsWith('.localhost');
}

/** An issuer that carries no part of the host's own domain was not made by that domain's authority. */
function isForeign(issuer: string, ntlm: NtlmChallenge | null): boolean {
  const domains = [ntlm?.domainName, ...(ntlm?.dnsDomainName ?? '').split('.'), ...(ntlm?.dnsTreeName ?? '').split('.')];
  const words = issuer.toLowerCase();
  return !domains.some((part) => part !== undefined && part.length > 2 && !COMMON_LABELS.has(part.toLowerCase()) && words.includes(part.toLowerCase()));
}

const COMMON_LABELS = new Set(['com', 'net', 'org', 'local', 'lan', 'internal', 'example', 'home', 'arpa']);
