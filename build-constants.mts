import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { scriptHashes } from './scripts/lib/script-hashes.mjs';

const manifest: { version: string } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8'));

/** What ships, by its hash: inside the bundle and so inside the archive, while the scripts themselves lie beside it. */
const scripts = scriptHashes(fileURLToPath(new URL('./assets/powershell', import.meta.url)));

/** What the builds and the unit tests know at build time; read in electron/version.ts and electron/machine/powershell/shipped-scripts.ts. */
export const buildConstants = { __APP_VERSION__: JSON.stringify(manifest.version), __SCRIPT_MANIFEST__: JSON.stringify(scripts) };
