import type { CaseBooks } from '../case-books.ts';
import { asText, type FactBook } from '../fact-book.ts';
import { EVIDENCE, EVIDENCE_IDS, type EvidenceId } from '../weights.ts';
import { answerEvidence } from './answer-evidence.ts';
import { clientEvidence } from './client-facts.ts';
import { codeEvidence } from './code-evidence.ts';
import { hostEvents } from './host-events.ts';
import { hostEvidence } from './host-facts.ts';
import { seen, type Seen, type Sightings } from './seen.ts';
import { wireEvidence } from './wire-facts.ts';
import { findingEvidence } from './wire-findings.ts';

const ORDER = new Map(EVIDENCE_IDS.map((id, index) => [id, index]));

/** Every observation of the table that is so in this case, once each, in the table's order. */
export function collectEvidence(books: CaseBooks): Seen[] {
  const all: Sightings = [
    ...findingEvidence(books), ...wireEvidence(books), ...codeEvidence(books), ...answerEvidence(books), ...clientEvidence(books), ...hostEvidence(books), ...hostEvents(books), ...loopback(books),
  ];
  const found = new Map<EvidenceId, Seen>();
  for (const one of all) {
    if (one === false || one === undefined) continue;
    const earlier = found.get(one.id);
    const known = one.facts.filter((name) => isThere(books, name));
    const facts = known.length > 0 ? known : one.facts;
    found.set(one.id, earlier ? { ...earlier, facts: [...new Set([...earlier.facts, ...facts])].slice(0, 20), contradicts: [...(earlier.contradicts ?? []), ...(one.contradicts ?? [])] } : { ...one, facts });
  }
  // A restart that helps says something only where key, certificate and TLS were in order (catalogue A).
  if (!found.has('tls-ok')) found.delete('restart-helps');
  // From here the handshake works too: the difference between here and there says nothing.
  else found.delete('loopback-ok');
  // Without an address nothing was sent: that the host answers itself says nothing about the path.
  if (books.verdict?.stage === 'dns') found.delete('loopback-ok');
  return [...found.values()].filter((one) => books.fails || EVIDENCE[one.id].kind !== 'context').sort((a, b) => (ORDER.get(a.id) ?? 0) - (ORDER.get(b.id) ?? 0));
}

const isThere = (books: CaseBooks, name: string): boolean => [books.wire, books.client, books.host, books.user, books.paste].some((book) => book.unread(name) === undefined);

/** Our own probe run on the host itself: the best single bisect between host and path (catalogue h05). */
function loopback({ host, wire, fails }: CaseBooks): Sightings {
  const verdict = told(host) ?? told(wire);
  if (verdict === undefined) return [];
  const atTls = /^(TLS_|NEGO_SSL_CERT_NOT_ON_SERVER)/.test(verdict);
  return [atTls && seen('loopback-fails-tls', ['loopback.verdict']), /^(HEALTHY|CERT_)/.test(verdict) && fails && seen('loopback-ok', ['loopback.verdict'])];
}

const told = (book: FactBook): string | undefined => asText(book.text('loopback.verdict'));
