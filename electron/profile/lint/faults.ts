import type { LintFinding } from '../../../preload/contract/profile.ts';
import { parseTarget } from '../../probe/target/target.ts';
import { refuseValue } from '../keys/check-value.ts';
import { knownKey } from '../keys/known-keys.ts';
import { isSecret } from '../keys/secret-keys.ts';
import { sameKey, type Setting } from '../model/profile.ts';
import { finding, type Look } from './finding.ts';

/** So many lines with one key, or with a bad value, are told one by one. */
const MOST = 50;

/** Which computer the file is for. */
export function addressFaults(look: Look): LintFinding[] {
  const [full, other] = [look.text('full address'), look.text('alternate full address')];
  if (full === '' && other === '') return [finding('no-address', 'warn', 'full address')];
  if (full === '' || other === '' || hostOf(full) === hostOf(other)) return [];
  return [finding('two-addresses', 'warn', 'alternate full address', { params: { full, other } })];
}

function hostOf(text: string): string {
  const parsed = parseTarget(text);
  return parsed.ok ? parsed.target.host : text.toLowerCase();
}

/** Lines that do not do what they seem to. */
export function lineFaults(look: Look): LintFinding[] {
  const lines = new Map<string, Setting[]>();
  for (const one of look.all) {
    const same = lines.get(sameKey(one.key));
    if (same) same.push(one);
    else lines.set(sameKey(one.key), [one]);
  }
  const doubled = [...lines.values()].filter((same) => same.length > 1).slice(0, MOST);
  const wrong = [...look.settings.values()].filter((one) => knownKey(one.key) !== null && one.value !== '' && refuseValue(one.key, one.type, one.value) !== null).slice(0, MOST);
  return [
    ...doubled.map((same) => finding('twice', 'info', same[0]?.key ?? '', { params: { lines: same.map((one) => one.line).slice(0, 12).join(', '), last: same.at(-1)?.line ?? 0 } })),
    ...wrong.map((one) => finding('value', 'warn', one.key, { params: { text: isSecret(one.key) ? '…' : one.value, line: one.line } })),
  ];
}

/** mstsc reads a file without a mark in the code page of Windows (Remote Desktop Services blog, 2009-01-05). */
export function encodingFaults({ profile }: Look): LintFinding[] {
  if (profile.bom) return [];
  if (profile.encoding === 'utf-16le' || profile.encoding === 'utf-16be') return [finding('no-mark-utf16', 'warn', 'full address', { params: { encoding: profile.encoding } })];
  return profile.encoding === 'utf-8' && profile.bytes.some((byte) => byte >= 0x80) ? [finding('no-mark-letters', 'info', 'full address')] : [];
}
