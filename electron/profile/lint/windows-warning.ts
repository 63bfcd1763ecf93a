import type { LintFinding } from '../../../preload/contract/profile.ts';
import type { Message } from '../../../preload/contract/text.ts';
import { isSigned, type Profile } from '../model/profile.ts';
import { finding, lookAt, type Look } from './finding.ts';
import { requestedRedirections } from './redirections.ts';

/** Settings a signature should cover; a signer may leave lines out (`signscope` names those it covers). */
const COVERED = ['full address', 'alternate full address'] as const;

/**
 * What Windows shows before it opens this file since the updates of April 2026 (KB5083769, CVE-2026-26151): a red «unknown remote connection» for
 * an unsigned file, «verify the publisher» for a signed one, and one box, off, for each thing the file asks to share. `mstsc /v:` shows none of it.
 */
export function windowsWarning(look: Look): LintFinding[] {
  const address = look.text('full address') || look.text('alternate full address');
  const signed = isSigned(look.settings);
  const publisher = signed ? finding('windows-verify-publisher', 'info', 'signature', { params: { address } }) : finding('windows-unknown-publisher', 'info', 'signature', { params: { address } });
  return [publisher, ...requestedRedirections(look).map((one) => finding(`windows-asks-${one.id}`, 'info', one.key))];
}

/** The same as lines to read: the publisher, then one for each box; all boxes are off. */
export function warningPreview(profile: Profile): { publisher: 'unknown' | 'verify'; lines: Message[] } {
  const look = lookAt(profile);
  return { publisher: isSigned(look.settings) ? 'verify' : 'unknown', lines: windowsWarning(look).map((one) => one.sentence) };
}

/** Whether somebody vouches for the file, and for all of it. */
export function signatureFaults(look: Look): LintFinding[] {
  if (!isSigned(look.settings)) {
    const half = ['signscope', 'signature'].find((key) => look.text(key) !== '');
    return half === undefined ? [finding('unsigned', 'info', 'signature')] : [finding('half-signed', 'warn', half)];
  }
  const scope = look.text('signscope').split(',').map((one) => one.trim().toLowerCase());
  const missing = COVERED.filter((key) => look.text(key) !== '' && !scope.includes(key));
  return missing.map((key) => finding('not-signed-for', 'warn', key));
}
