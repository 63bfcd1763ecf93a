import type { InstallKind } from '../../machine/install/install-kind.ts';

/** Everything the decision rests on. */
export interface UpdateSituation {
  readonly packaged: boolean;
  readonly platform: NodeJS.Platform;
  readonly kind: InstallKind;
  /** `DisableUpdates` of HKLM\Software\Policies\RDP Doctor; `unknown` where it could not be read. */
  readonly policy: 'off' | 'notSet' | 'unknown';
  /** The person's own setting. */
  readonly setting: boolean;
  /** A case is open, or a fix is being applied or waits to be kept. */
  readonly caseOpen: boolean;
}

export type UpdateDecision = { readonly may: true } | { readonly may: false; readonly because: 'notPackaged' | 'notWindows' | 'portable' | 'msi' | 'policy' | 'policyUnknown' | 'setting' | 'caseOpen' };

/**
 * Whether to look for an update now. Only the copy that the assistant installed updates itself: MSI copies belong to whoever deploys them,
 * portable ones to the person who unpacked them. Where the policy cannot be read the answer is no.
 */
export function mayUpdate({ packaged, platform, kind, policy, setting, caseOpen }: UpdateSituation): UpdateDecision {
  const no = (because: Extract<UpdateDecision, { may: false }>['because']): UpdateDecision => ({ may: false, because });
  if (!packaged) return no('notPackaged');
  if (platform !== 'win32') return no('notWindows');
  if (kind === 'portable') return no('portable');
  if (kind === 'msi') return no('msi');
  if (policy !== 'notSet') return no(policy === 'off' ? 'policy' : 'policyUnknown');
  if (!setting) return no('setting');
  return caseOpen ? no('caseOpen') : { may: true };
}
