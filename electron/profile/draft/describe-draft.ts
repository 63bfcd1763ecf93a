import type { Draft, DiffLine } from '../../../preload/contract/connection.ts';
import { say } from '../../locale/say.ts';
import { knownKey } from '../keys/known-keys.ts';
import { isSecret } from '../keys/secret-keys.ts';
import { lintProfile } from '../lint/lint.ts';
import { warningPreview } from '../lint/windows-warning.ts';
import type { LineChange } from '../model/edit.ts';
import { effective, lineEnds, linesOf, parseSetting, readAs, sameKey } from '../model/profile.ts';
import { signatureState } from '../signature-state.ts';
import { applyEdits, listedAddresses, type DraftBase, type DraftEdits, type EditedDraft } from './draft-state.ts';

/** What stands for a value that is not shown. */
const DOTS = '••••••••';

export interface DescribedDraft {
  readonly model: Draft;
  readonly edited: EditedDraft;
}

/** A draft with its changes as the window shows it. Pure. `knownGateways`: gateways of one's own. */
export function describeDraft(base: DraftBase, edits: DraftEdits, knownGateways: readonly string[] = []): DescribedDraft {
  const edited = applyEdits(base, edits);
  const profile = readAs(edited.bytes, base.profile);
  const { settings, otherLines } = linesOf(profile);
  const counting = effective(settings);
  const signature = signatureState(counting);
  const { findings } = lintProfile(profile, knownGateways);
  return {
    edited,
    model: {
      draftId: base.draftId, name: base.name, origin: base.origin, practice: base.practice, encoding: profile.encoding, bom: profile.bom, lineEnds: lineEnds(profile),
      settings: settings.map((one) => {
        const secret = isSecret(one.key);
        return { ...one, value: secret ? '' : one.value, group: knownKey(one.key)?.group ?? null, counts: counting.get(sameKey(one.key)) === one, secret };
      }),
      otherLines, addresses: [...edited.addresses], changes: [...edited.changes],
      changed: base.hash === null || edited.diff.length > 0 || JSON.stringify(edited.addresses) !== JSON.stringify(listedAddresses(base)),
      diff: edited.diff.slice(0, 2000).map(hidden), refused: edited.refused.slice(0, 1100).map((one) => ({ ...one })),
      signature: { state: signature.state, covers: signature.covers.map((one) => one.slice(0, 200)), dropped: edited.signatureDropped, sentence: say(`profile:signature.${edited.signatureDropped ? 'dropped' : signature.state}`) },
      lint: findings.filter((one) => !one.id.startsWith('windows-')), preview: warningPreview(profile),
    },
  };
}

/** A draft as it was opened. */
export function untouched(base: DraftBase): DraftEdits {
  return { changes: [], addresses: listedAddresses(base) };
}

function hidden({ line, before, after }: LineChange): DiffLine {
  return { line, before: hide(before), after: hide(after) };
}

function hide(text: string | null): string | null {
  const setting = text === null ? null : parseSetting(text);
  if (text === null || setting === null) return text?.slice(0, 110_000) ?? null;
  return isSecret(setting.key) && setting.value !== '' ? `${text.slice(0, setting.valueAt)}${DOTS}` : text.slice(0, 110_000);
}
