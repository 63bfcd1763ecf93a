import type { Stage } from '../../../preload/contract/stages.ts';
import { say } from '../../locale/say.ts';
import { protocolName } from '../negotiation/request.ts';
import { judgeCertificate } from '../verdict/judge-certificate.ts';
import { judgeIdentity } from '../verdict/judge-identity.ts';
import { clockSkew, judgeNla, MAX_SKEW_MS, skewParams } from '../verdict/judge-nla.ts';
import { judgeNegotiation } from '../verdict/judge-negotiation.ts';
import { factsOf, finding, stateOf, type Place, type StageResult } from '../verdict/stage-result.ts';
import { judgeTcp } from '../verdict/judge-tcp.ts';
import { chainSizeFindings, judgeTls } from '../verdict/judge-tls.ts';
import type { Attempt, AttemptStage } from './attempt.ts';

const ORDER: readonly AttemptStage[] = ['tcp', 'negotiation', 'tls', 'certificate', 'nla'];

export interface JudgeContext {
  readonly place: Place;
  readonly typed: string;
  /** Other names DNS gives for the typed one (CNAME), which the certificate may rightly carry. */
  readonly aliases: readonly string[];
  readonly at: string;
  readonly now: number;
}

/** Judges one stage of an attempt; undefined when it was not reached. */
export function judgeStage(stage: AttemptStage, attempt: Attempt, context: JudgeContext): StageResult | undefined {
  const { place, at } = context;
  const connectMs = attempt.tcp.ms;
  switch (stage) {
    case 'tcp': return judgeTcp(attempt.tcp, place, at);
    case 'negotiation': return attempt.negotiation && judgeNegotiation(attempt.negotiation, connectMs, place, at);
    case 'tls': return attempt.tls && judgeTls(attempt.tls, attempt.tlsMs ?? 0, connectMs, place, at);
    case 'certificate': return judgeCertificateStage(attempt, context);
    case 'nla': return judgeNlaStage(attempt, context);
  }
}

/** All five rungs of one address, those not reached included, in order. */
export function judgeAttempt(attempt: Attempt, context: JudgeContext): StageResult[] {
  const results: StageResult[] = [];
  let stoppedBy: Stage | null = null;
  for (const stage of ORDER) {
    const judged = judgeStage(stage, attempt, context);
    if (judged) {
      results.push(judged);
      if (judged.stops) stoppedBy ??= stage;
    } else results.push(notReached(stage, attempt, stoppedBy, context.place));
  }
  return results;
}

/** The rung that stopped an unreached one, for the row's `blockedBy`: one that ended its ladder, else one of the same address that failed. */
export function blockerOf(results: readonly StageResult[], row: StageResult): Stage | undefined {
  if (row.state !== 'blocked') return undefined;
  const before = results.filter((one) => one.state !== 'blocked' && (one.address === row.address || one.address === null));
  return (before.find((one) => one.stops) ?? before.find((one) => one.address === row.address && one.state === 'fail'))?.stage;
}

function notReached(stage: AttemptStage, attempt: Attempt, stoppedBy: Stage | null, place: Place): StageResult {
  const row = { stage, address: place.address, ms: 0, findings: [], facts: [], stops: false };
  if (stoppedBy === null && stage === 'nla' && attempt.negotiation?.kind === 'selected') {
    return { ...row, state: 'notApplicable', detail: say('probe:detail.noNla', { protocol: protocolName(attempt.negotiation.protocol) }) };
  }
  return { ...row, state: 'blocked' };
}

function judgeCertificateStage(attempt: Attempt, context: JudgeContext): StageResult | undefined {
  if (!attempt.tls) return undefined;
  const size = chainSizeFindings(attempt.tls, context.place);
  const stops = attempt.tls.kind === 'keyUnsupported' || attempt.tls.kind === 'chainTooLarge';
  if (!attempt.certificate) {
    if (attempt.tls.kind !== 'chainTooLarge') return undefined;
    return { stage: 'certificate', address: context.place.address, state: 'fail', ms: 0, findings: size, facts: factsOf(context.place, context.at, { 'certificate.chainBytes': attempt.tls.bytes }, { 'certificate.chainBytes': 'bytes' }), stops };
  }
  const skewMs = clockSkew(attempt.nla, attempt.tcp.ms);
  const result = judgeCertificate(attempt.certificate, {
    typed: context.typed, now: context.now, chainBytes: attempt.tls.facts.chainBytes, sizeFindings: size,
    ...(skewMs === undefined ? {} : { skewMs }),
  }, attempt.certificateMs ?? 0, context.place, context.at);
  const early = result.findings.some((one) => one.code === 'CERT_NOT_YET_VALID' && one.state === 'warn');
  const clock = early && skewMs !== undefined && Math.abs(skewMs) > MAX_SKEW_MS
    ? [finding('certificate', 'CLOCK_SKEW', 'fail', context.place, ['certificate.notBefore', 'ntlm.clockSkewMs'], skewParams(skewMs), 'probe:verdict.CLOCK_SKEW_certificate')] : [];
  const identity = identityFindings(attempt, context);
  // Who answered explains the other name; the mismatch stays as what it is, no longer as the first failure.
  const findings = result.findings.map((one) => (identity.length > 0 && one.code === 'CERT_NAME_MISMATCH' ? { ...one, state: 'warn' as const } : one));
  return withFindings({ ...result, stops, findings, state: stateOf(findings) }, [...identity.filter((one) => one.stage === 'certificate'), ...clock]);
}

function judgeNlaStage(attempt: Attempt, context: JudgeContext): StageResult | undefined {
  if (!attempt.nla) return undefined;
  const result = judgeNla(attempt.nla, attempt.tcp.ms, context.place, context.at);
  return withFindings(result, identityFindings(attempt, context).filter((one) => one.stage === 'nla'));
}

function withFindings(result: StageResult, more: StageResult['findings']): StageResult {
  if (more.length === 0) return result;
  return { ...result, findings: [...more, ...result.findings], state: more.some((one) => one.state === 'fail') ? 'fail' : result.state };
}

function identityFindings(attempt: Attempt, context: JudgeContext) {
  const certificate = attempt.certificate?.kind === 'certificate' ? attempt.certificate : null;
  const ntlm = attempt.nla?.kind === 'challenge' ? attempt.nla.challenge : null;
  return judgeIdentity(certificate, ntlm, context.typed, context.aliases, context.place);
}
