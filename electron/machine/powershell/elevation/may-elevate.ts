import { win32 } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether this copy may ask for administrator rights; `notInstalled`: it lies where any user could change its scripts. */
export type ElevationDecision = { readonly allowed: true } | { readonly allowed: false; readonly because: 'notWindows' | 'notInstalled' };

/**
 * Only a copy in Program Files asks for administrator rights: Windows lets administrators alone write there, so what was checked against the
 * manifest is still what runs a moment later. A copy from a ZIP, a USB stick or the sources reads and explains, and changes nothing that needs
 * those rights. `scripts` is the absolute folder of `elevated.ps1`. The worker decides once more for itself, from the registry and not from
 * an environment that the user may have set (`Test-RdpdScriptsProtected`). Pure.
 */
export function mayElevate(scripts: string, platform: NodeJS.Platform, env: Environment): ElevationDecision {
  if (platform !== 'win32') return { allowed: false, because: 'notWindows' };
  const folder = win32.normalize(scripts).toLowerCase();
  // No short names (PROGRA~1), no other names of the same place (\\?\, shares): what cannot be read plainly is refused.
  const plain = /^[a-z]:\\[^~]*$/.test(folder) && !folder.split('\\').includes('..');
  const roots = [env['ProgramFiles'], env['ProgramW6432']].flatMap((root) => (root !== undefined && /^[A-Za-z]:\\[^~]+$/.test(root) ? [`${win32.normalize(root).replace(/\\+$/, '').toLowerCase()}\\`] : []));
  return plain && roots.some((root) => folder.startsWith(root)) ? { allowed: true } : { allowed: false, because: 'notInstalled' };
}
