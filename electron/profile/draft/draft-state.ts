import type { Draft, ListedAddress, SettingChange } from '../../../preload/contract/connection.ts';
import type { Message } from '../../../preload/contract/text.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { parseTarget } from '../../probe/target/target.ts';
import { refuseValue } from '../keys/check-value.ts';
import { editProfile, type Change, type LineChange } from '../model/edit.ts';
import { effective, linesOf, sameKey, type Profile } from '../model/profile.ts';
import { isSignatureKey } from '../signature-state.ts';

/** A profile that is being worked on, as main keeps it: what was opened, never what was changed since. */
export interface DraftBase {
  readonly draftId: string;
  readonly name: string;
  readonly origin: Draft['origin'];
  readonly practice: string | null;
  readonly profile: Profile;
  /** The list as it was stored; empty where there was none. */
  readonly addresses: readonly ListedAddress[];
  /** Hash of the file on the disk when it was read; null where there is no file yet. */
  readonly hash: string | null;
}

/** What the technician changed, as the window sends it. */
export interface DraftEdits {
  readonly changes: readonly SettingChange[];
  readonly addresses: readonly ListedAddress[];
}

export interface Refused {
  readonly at: string;
  readonly sentence: Message;
}

/** The draft with its changes: the file as it would be saved, and what of the changes did not fit. */
export interface EditedDraft {
  readonly bytes: Buffer;
  readonly diff: readonly LineChange[];
  readonly signatureDropped: boolean;
  readonly addresses: readonly ListedAddress[];
  /** Those that fit, without `full address`. */
  readonly changes: readonly Change[];
  readonly refused: readonly Refused[];
}

const ADDRESS = 'full address';
const EMPTY: ListedAddress = { address: '', reason: '', reviewBy: null };

/** The list a draft begins with: the primary is what the file says, whatever was stored. */
export function listedAddresses({ profile, addresses }: Pick<DraftBase, 'profile' | 'addresses'>): ListedAddress[] {
  const primary = effective(linesOf(profile).settings).get(ADDRESS)?.value.trim() ?? '';
  const [first, ...rest] = addresses;
  if (primary === '') return [...addresses];
  return [{ ...EMPTY, ...(first?.address === primary ? first : {}), address: primary }, ...rest.filter((one) => one.address !== primary)];
}

/**
 * Applies the changes that fit. A change of `full address` becomes the primary; else the first of the list becomes `full address`.
 * One that does not fit is told and left out, so that a half-typed value never loses the others.
 */
export function applyEdits(base: DraftBase, edits: DraftEdits): EditedDraft {
  const refused: Refused[] = [];
  const fitting: Change[] = [];
  let stated: string | null = null;
  for (const change of edits.changes) {
    const problem = refuseChange(change);
    if (problem) refused.push({ at: change.key.slice(0, 200), sentence: problem });
    else if (sameKey(change.key) === ADDRESS) stated = change.value.trim();
    else fitting.push(change);
  }
  const asked = stated === null ? edits.addresses : withPrimary(edits.addresses, stated);
  const addresses = asked.filter((one, at) => {
    const problem = refuseListed(one.address) ?? (asked.findIndex((other) => sameAddress(other.address, one.address)) < at ? say('profile:draft.twiceListed', { text: showable(one.address, 80) }) : null);
    if (problem) refused.push({ at: `addresses.${at}`, sentence: problem });
    return !problem;
  });
  const before = effective(linesOf(base.profile).settings).get(ADDRESS)?.value.trim() ?? '';
  // Without a list the file stays as it is; a first line that was refused is no wish to take the second.
  const primary = stated ?? (asked[0] !== undefined && asked[0] === addresses[0] ? asked[0].address.trim() : before);
  const wanted: Change[] = primary === before ? fitting : [{ key: ADDRESS, type: 's', value: primary }, ...fitting];
  const done = editOneByOne(base.profile, wanted);
  return { ...done, addresses, changes: fitting.filter((one) => !done.refused.some(({ at }) => at === one.key)), refused: [...refused, ...done.refused] };
}

/** All at once where all can be written; else each by itself, so that the one that cannot is named. */
function editOneByOne(profile: Profile, wanted: readonly Change[]): Pick<EditedDraft, 'bytes' | 'diff' | 'signatureDropped' | 'refused'> {
  const all = editProfile(profile, wanted);
  if (all.ok) return { bytes: all.bytes, diff: all.changes, signatureDropped: all.signatureDropped, refused: [] };
  const refused: Refused[] = [];
  const good = wanted.filter((one) => {
    const alone = editProfile(profile, [one]);
    if (!alone.ok) refused.push({ at: one.key, sentence: say(`profile:edit.${alone.because}`, { key: showable(one.key, 60), encoding: alone.encoding }) });
    return alone.ok;
  });
  const rest = editProfile(profile, good);
  return rest.ok ? { bytes: rest.bytes, diff: rest.changes, signatureDropped: rest.signatureDropped, refused } : { bytes: profile.bytes, diff: [], signatureDropped: false, refused };
}

function refuseChange({ key, type, value }: SettingChange): Message | null {
  if (isSignatureKey(key)) return say('profile:usage.signature', { key: showable(key, 60) });
  if (/[\0\r\n:]/.test(key) || key.trim() === '') return say('profile:usage.form', { text: showable(key, 60) });
  return refuseValue(key, type, value);
}

function refuseListed(text: string): Message | null {
  if (/[\0\r\n]/.test(text)) return say('profile:value.oneLine', { key: ADDRESS });
  const read = parseTarget(text);
  return read.ok ? null : read.problem;
}

function sameAddress(one: string, other: string): boolean {
  const [a, b] = [parseTarget(one), parseTarget(other)];
  return a.ok && b.ok ? a.target.host === b.target.host && a.target.port === b.target.port : one === other;
}

/** The list with another primary; what stands further down is not named twice. */
function withPrimary(list: readonly ListedAddress[], address: string): ListedAddress[] {
  const [first = EMPTY, ...rest] = list;
  if (address === '') return [...rest];
  return [{ ...first, address }, ...rest.filter((one) => !sameAddress(one.address, address))];
}
