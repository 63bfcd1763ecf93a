import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether this package was made for tests (`npm run pack -- --test-build`): it bears a debugger, and says so in its own manifest. */
export function isTestBuild(appFolder: string): boolean {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(appFolder, 'package.json'), 'utf8'));
    return typeof manifest === 'object' && manifest !== null && 'debuggable' in manifest && manifest.debuggable === true;
  } catch {
    return false;
  }
}
