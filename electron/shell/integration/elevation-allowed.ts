import type { Message } from '../../../preload/contract/text.ts';
import { say } from '../../locale/say.ts';
import type { InstallKind } from './install-kind.ts';

export interface ElevationSituation {
  readonly packaged: boolean;
  readonly kind: InstallKind;
  /** Whether this account could change the program or its scripts without being an administrator; null where that could not be read. */
  readonly folderWritable: boolean | null;
  /** `DisableAdministratorFixes` of HKLM\Software\Policies\RDP Doctor. */
  readonly policy: 'off' | 'notSet' | 'unknown';
}

export type ElevationAllowed = { readonly allowed: true } | { readonly allowed: false; readonly sentence: Message };

/**
 * Whether this copy may ask Windows for administrator rights. What runs elevated must be something that only an administrator could have
 * written; everything else about the copy works without. The sentence says why not and what to do.
 */
export function elevationAllowed({ packaged, kind, folderWritable, policy }: ElevationSituation): ElevationAllowed {
  const no = (key: string): ElevationAllowed => ({ allowed: false, sentence: say(`install:elevation.${key}`) });
  if (!packaged) return no('notPackaged');
  if (policy !== 'notSet') return no(policy === 'off' ? 'policy' : 'policyUnknown');
  if (kind === 'portable') return no('portable');
  if (kind === 'onlyMe') return no('onlyMe');
  if (folderWritable !== false) return no(folderWritable === null ? 'folderUnknown' : 'folderWritable');
  return { allowed: true };
}
