import type { ExplanationModel } from '../../../preload/contract/explanation.ts';
import { findActivityId } from './activity-id.ts';
import { boundText } from './bound-text.ts';
import { type KnownCode, hexOf } from './code-table.ts';
import { findTarget } from './find-target.ts';
import { identifyTokens } from './identify.ts';
import { interpret } from './interpret.ts';
import { maskText } from './mask.ts';
import { normaliseText } from './normalise-text.ts';
import { findTimestamps, pickMoment } from './timestamps.ts';
import { findTokens, isNoise } from './tokens.ts';

const MAX_CODES = 64;

/**
 * Explains what a person copied: the error box of mstsc in any language, bare codes, an event, a forum's wording. Pure; never throws; reads a
 * bounded part of a long text ({@link boundText}). Texts are message keys of the `codes` namespace.
 *
 * `activityId` is lower-case without braces. `at` is ISO 8601 with `Z` when the zone is known, local time without a zone otherwise, and null
 * when day and month cannot be told apart. `unknownCodes` holds hexadecimal numbers and labelled decimals that are in no table.
 */
export const explainText = (text: string): ExplanationModel => {
  const readable = normaliseText(boundText(text));
  const stamps = findTimestamps(readable);
  const masked = maskText(readable, stamps);
  const findings = identifyTokens(masked, findTokens(masked), readable);

  const codes = new Map<string, KnownCode>();
  const unknown = new Set<string>();
  for (const finding of findings) {
    if (finding === null) continue;
    if ('unknown' in finding) unknown.add(finding.unknown);
    else if (codes.size < MAX_CODES) codes.set(`${finding.known.kind} ${finding.known.number}`, finding.known);
  }
  const known = [...codes.values()];
  const { says, doesNotSay, ruledOutCauses } = interpret(known);
  return {
    schema: 'rdp-doctor/explanation@1',
    codes: known.map(({ kind, number, name, source, meaningKey }) => ({ kind, hex: hexOf(number), number, name, meaning: { key: meaningKey }, source })),
    activityId: findActivityId(readable),
    at: pickMoment(stamps),
    target: isNoise(masked) ? null : findTarget(readable),
    says: says.map((key) => ({ key: `codes:says.${key}` })),
    doesNotSay: doesNotSay.map((key) => ({ key: `codes:doesNotSay.${key}` })),
    ruledOutCauses,
    unknownCodes: [...unknown].slice(0, MAX_CODES),
  };
};

/** Whether a text held a code we know (the exit code of `explain` depends on it). */
export const hasKnownCode = (model: ExplanationModel): boolean => model.codes.length > 0;
