import type { RadarRow } from '../../preload/contract/radar.ts';
import type { VerdictCode } from '../../preload/contract/verdict-codes.ts';
import type { Attempt } from '../probe/run/attempt.ts';
import type { RadarTarget } from './input/read-targets.ts';

/** What the radar keeps of one host. */
export interface RadarReading {
  readonly verdict: VerdictCode;
  /** See the row. */
  readonly ms: number;
  readonly notBefore: string | null;
  readonly notAfter: string | null;
  readonly issuer: string | null;
  readonly selfSigned: boolean | null;
  readonly sha1: string | null;
  readonly computerName: string | null;
  readonly osVersion: string | null;
}

const DAY_MS = 86_400_000;
/** Windows enrols anew when this share of a certificate's life is over (autoenrollment's usual). */
const USUAL_RENEWAL = 0.8;
const MAX = { issuer: 4000, name: 300 } as const;

/** The facts of a row from one connection; null where it was not reached. */
export function factsOfAttempt(made: Attempt | null): Omit<RadarReading, 'verdict' | 'ms'> {
  const certificate = made?.certificate;
  const read = certificate?.kind === 'certificate' ? certificate : null;
  const challenge = made?.nla?.kind === 'challenge' ? made.nla.challenge : null;
  return {
    notBefore: read?.notBefore ?? null, notAfter: read?.notAfter ?? null, issuer: read?.issuer.slice(0, MAX.issuer) ?? null, selfSigned: read?.selfSigned ?? null,
    sha1: certificate?.sha1 ?? null,
    computerName: (challenge?.dnsComputerName ?? challenge?.computerName)?.slice(0, MAX.name) ?? null, osVersion: challenge?.osVersion ?? null,
  };
}

/** Whole days until a time, rounded down: -1 from the moment it has passed. */
function daysUntil(end: string, now: number): number {
  return Math.floor((Date.parse(end) - now) / DAY_MS);
}

/** Days by which a certificate is past the time at which it is usually renewed; 0 before it. */
export function daysPastRenewal(reading: Pick<RadarReading, 'notBefore' | 'notAfter'>, now: number): number {
  if (reading.notBefore === null || reading.notAfter === null) return 0;
  const [begin, end] = [Date.parse(reading.notBefore), Date.parse(reading.notAfter)];
  return Math.max(0, Math.floor((now - (begin + (end - begin) * USUAL_RENEWAL)) / DAY_MS));
}

/** The published row. */
export function rowOf(target: RadarTarget, reading: RadarReading, now: number): RadarRow {
  const { verdict, notAfter, issuer, sha1, computerName, osVersion, ms } = reading;
  return {
    schema: 'rdp-doctor/radar-row@1', host: target.host, port: target.port, verdict, notAfter,
    daysLeft: notAfter === null ? null : daysUntil(notAfter, now), issuer, sha1, computerName, osVersion, ms,
  };
}
