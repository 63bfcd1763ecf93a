import { existsSync } from 'node:fs';
import { inRoot } from '../paths.mjs';
import { skippedSuite } from '../tally.mjs';
import { toolTest } from './tool.mjs';

/** The PowerShell files against what exists on Windows, where the checker is at hand. */
export async function powershell() {
  const checker = inRoot('..', 'shared', 'tools', 'check-powershell.mjs');
  if (!existsSync(checker)) return skippedSuite('the PowerShell checker is not here');
  if (!existsSync(inRoot('assets', 'powershell'))) return skippedSuite('there is no assets/powershell yet');
  return toolTest('PowerShell', [checker, 'assets/powershell']);
}
