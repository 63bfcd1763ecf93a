import { readFileSync } from 'node:fs';

const manifest: { version: string } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8'));

/** What the builds and the unit tests know at build time; read in electron/version.ts. */
export const buildConstants = { __APP_VERSION__: JSON.stringify(manifest.version) };
