import { isIP } from 'node:net';
import type { DiagnosisModel } from '../../../preload/contract/diagnosis.ts';
import type { PasteNotes } from '../../../preload/contract/reporting.ts';
import type { BlockReading } from '../../collector/read-block.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';

/** Lists whose cut is told one by one. */
const MAX_CUT = 40;
/** Facts of a newer collector that are named. */
const MAX_NEWER = 20;

/** What a case knows of its computer's names. */
type CaseNames = { readonly target: Pick<DiagnosisModel['target'], 'host'>; readonly facts: DiagnosisModel['facts'] };

/** What a collector's block said about what it did not send, what of it this version cannot hold, and whether it is of the case's own computer, for the window. */
export function pasteNotes({ machine, notes: { left, cut, newer } }: Pick<Extract<BlockReading, { ok: true }>, 'machine' | 'notes'>, model: CaseNames): PasteNotes {
  return {
    left,
    cut: cut.slice(0, MAX_CUT).map(({ name, rows }) => say('collector:read.cut', { name: showable(name, 80), rows })),
    newer: newer.length === 0 ? null : say('collector:read.newer', { names: showable(newer.slice(0, MAX_NEWER).join(', '), 400) }),
    other: machine === null || isOwn(machine, model) ? null : say('collector:read.other', { machine: showable(machine, 80), host: showable(model.target.host, 80) }),
    machine: machine === null ? null : showable(machine, 200),
  };
}

/** True where a name of the case's computer fits, or none is known. An alias in DNS fits none: so the window asks, and refuses nothing. */
function isOwn(machine: string, { target, facts }: CaseNames): boolean {
  const said = facts.filter(({ name, source }) => source === 'wire' && (name === 'ntlm.computerName' || name === 'ntlm.dnsComputerName')).map(({ value }) => value).filter((one) => typeof one === 'string');
  const known = [...said, ...(isIP(target.host.replace(/%.*$/, '')) === 0 ? [target.host] : [])].map(shortName);
  return known.length === 0 || known.includes(shortName(machine));
}

/** A name as NetBIOS shows it: its first part, at most 15 letters, without case. */
function shortName(name: string): string {
  return (name.split('.')[0] ?? '').slice(0, 15).toLowerCase();
}
