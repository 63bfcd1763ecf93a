// What ships of assets/powershell, for the bundles. Tests and what they share never run on a customer's computer.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Path below the folder, with slashes, to the SHA-256 of the file (lower-case hex), as electron/machine/powershell/script-manifest.ts reads them. @param {string} folder */
export function scriptHashes(folder) {
  const paths = /** @type {string[]} */ (readdirSync(folder, { recursive: true })).map((path) => path.replaceAll('\\', '/')).sort();
  const shipped = paths.filter((path) => /\.psm?1$/.test(path) && !path.endsWith('.Tests.ps1') && !path.startsWith('testing/'));
  return Object.fromEntries(shipped.map((path) => [path, createHash('sha256').update(readFileSync(join(folder, path))).digest('hex')]));
}
