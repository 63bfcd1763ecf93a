import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import * as z from 'zod';

/** Path below `assets/powershell`, with slashes, to the SHA-256 of the file (lower-case hex). */
const scriptManifest = z.record(z.string().regex(/^[a-z0-9-]+(\/[a-z0-9-]+)*\.psm?1$/), z.string().regex(/^[0-9a-f]{64}$/));
export type ScriptManifest = z.infer<typeof scriptManifest>;
export type ScriptCheck = { ok: true } | { ok: false; because: 'scriptRemoved' | 'scriptChanged'; file: string };

/** Tests and what they share never run on a customer's computer. */
const isShipped = (path: string): boolean => /\.psm?1$/.test(path) && !path.endsWith('.Tests.ps1') && !path.startsWith('testing/');

/** The hashes of every script that ships. Made where the app is built; rejects when the folder cannot be read. */
export async function makeScriptManifest(folder: string): Promise<ScriptManifest> {
  const paths = await listScripts(folder, '');
  const rows = await Promise.all(paths.sort().map(async (path) => [path, sha256(await readFile(join(folder, path)))] as const));
  return scriptManifest.parse(Object.fromEntries(rows));
}

/** Whether the scripts on the disk are those of the manifest. A file too many counts as changed: it could be loaded in the place of another. */
export async function checkScripts(folder: string, manifest: ScriptManifest): Promise<ScriptCheck> {
  const found = await makeScriptManifest(folder).catch(() => null);
  return found === null ? { ok: false, because: 'scriptRemoved', file: folder } : compareScripts(manifest, found);
}

/** The first script that is gone, other than it was, or new. */
function compareScripts(manifest: ScriptManifest, found: ScriptManifest): ScriptCheck {
  for (const [file, hash] of Object.entries(manifest)) {
    if (!Object.hasOwn(found, file)) return { ok: false, because: 'scriptRemoved', file };
    if (found[file] !== hash) return { ok: false, because: 'scriptChanged', file };
  }
  const extra = Object.keys(found).find((file) => !Object.hasOwn(manifest, file));
  return extra === undefined ? { ok: true } : { ok: false, because: 'scriptChanged', file: extra };
}

/** The manifest as the text that is hashed and sent (RFC 8785). */
export function manifestText(manifest: ScriptManifest): string {
  return canonicalize(manifest) ?? '';
}

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

async function listScripts(root: string, below: string): Promise<string[]> {
  const entries = await readdir(join(root, below), { withFileTypes: true });
  const nested = await Promise.all(entries.map(async (entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) return listScripts(root, path);
    return entry.isFile() && isShipped(path) ? [path] : [];
  }));
  return nested.flat();
}
