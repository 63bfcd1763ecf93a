import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { ReadyPlan } from '../../../preload/contract/fixing.ts';
import type { PlannedOperation } from '../../../preload/contract/plan.ts';
import type { Operation } from '../../machine/operation.ts';
import { needsElevation } from '../../machine/powershell/elevation/elevated-plan.ts';
import { scriptsDir, shippedScripts } from '../../machine/powershell/shipped-scripts.ts';

/** As much of a script as a person reads in a dialog, characters. */
const MAX_SHOWN = 400_000;
/** What every change on Windows goes through. */
const ALWAYS = ['elevated.ps1', 'look.psm1', 'worker.psm1', 'operate.psm1', 'operations.psm1'];

/** As whom a plan runs on this PC, whether Windows asks, and the scripts that carry it out with the hashes of this build. */
export async function windowsPart(operations: readonly PlannedOperation[]): Promise<Pick<ReadyPlan, 'account' | 'asksWindows' | 'scripts'>> {
  const manifest = shippedScripts();
  const folder = scriptsDir(__dirname);
  const families = new Set(operations.map(({ primitive }) => primitive.slice(0, primitive.indexOf('.'))));
  const wanted = Object.keys(manifest).filter((file) => ALWAYS.includes(file) || [...families].some((family) => file.startsWith(`operations/${family}`)));
  const scripts = await Promise.all(wanted.sort().slice(0, 40).map(async (file) => ({ name: file, sha256: manifest[file] ?? '', text: (await readFile(join(folder, file), 'utf8').catch(() => '')).slice(0, MAX_SHOWN) })));
  return { account: account(), asksWindows: operations.some(({ primitive, args }) => needsElevation({ primitive, args } as Operation)), scripts };
}

/** The user's own account, as Windows writes it; null where it has no name. */
function account(): string | null {
  try {
    const { username } = userInfo();
    const domain = process.env['USERDOMAIN'];
    return (domain ? `${domain}\\${username}` : username).slice(0, 200);
  } catch {
    return null;
  }
}
