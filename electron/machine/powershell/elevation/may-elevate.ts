import { win32 } from 'node:path';
import type { Message } from '../../../../preload/contract/text.ts';
import { say } from '../../../locale/say.ts';
import { readInstall, type Install } from '../../install/read-install.ts';
import { readPolicy, type PolicyState } from '../../install/read-policy.ts';

/** The running program: its executable, the absolute folder of `elevated.ps1`, and whether it was packed. */
export interface ThisCopy {
  readonly executable: string;
  readonly scripts: string;
  readonly packaged: boolean;
}

export interface ElevationSituation extends ThisCopy, Install {
  /** `DisableAdministratorFixes` of HKLM\Software\Policies\RDP Doctor. */
  readonly policy: PolicyState;
  /** Whoever started the program gave it the rights of an administrator already. */
  readonly elevated: boolean;
}

/** Whether this copy may use the rights of an administrator; the sentence says why not and what to do. `byPolicy`: nobody here can decide otherwise. */
export type ElevationDecision = { readonly allowed: true } | { readonly allowed: false; readonly byPolicy: boolean; readonly sentence: Message };

/**
 * The one rule about administrator rights. The organisation's switch counts always. A program that runs as administrator asks nobody, and
 * may of course write its own folder. Any other copy asks Windows only where it runs what administrators alone could have written: installed
 * for everyone, its scripts inside its own folder, not writable for whoever sits here. What was checked against the manifest is then still
 * what runs a moment later. The worker decides once more for itself (`Test-RdpdScriptsProtected`). Pure.
 */
export function mayElevate({ packaged, kind, folderWritable, policy, elevated, executable, scripts }: ElevationSituation): ElevationDecision {
  const no = (key: string, byPolicy = false): ElevationDecision => ({ allowed: false, byPolicy, sentence: say(`install:elevation.${key}`) });
  if (policy !== 'notSet') return no(policy === 'off' ? 'policy' : 'policyUnknown', true);
  if (elevated) return { allowed: true };
  if (!packaged) return no('notPackaged');
  if (kind === 'portable' || !isInside(scripts, win32.dirname(executable))) return no('portable');
  if (kind === 'onlyMe') return no('onlyMe');
  if (folderWritable !== false) return no(folderWritable === null ? 'folderUnknown' : 'folderWritable');
  return { allowed: true };
}

/** The same from Windows as it is now: a policy may have come since the start. */
export async function decideElevation(copy: ThisCopy, elevated: boolean): Promise<ElevationDecision> {
  const [install, policy] = await Promise.all([readInstall(copy.executable, copy.scripts), readPolicy('DisableAdministratorFixes')]);
  return mayElevate({ ...copy, ...install, policy, elevated });
}

/** No short names (PROGRA~1), no other names of the same place (\\?\, shares): what cannot be read plainly is not inside. */
function isInside(path: string, folder: string): boolean {
  const [inner, outer] = [path, folder].map((one) => win32.normalize(one).replace(/\\+$/, '').toLowerCase());
  return inner !== undefined && outer !== undefined && [inner, outer].every((one) => /^[a-z]:\\[^~]+$/.test(one)) && inner.startsWith(`${outer}\\`);
}
