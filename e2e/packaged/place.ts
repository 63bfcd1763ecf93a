import { copyFileSync, linkSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const windows = process.platform === 'win32';

/** A packed folder: the program, what lies beside it. */
export interface Packed {
  readonly folder: string;
  readonly executable: string;
  readonly resources: string;
  readonly asar: string;
}

const packedIn = (folder: string): Packed => ({
  folder,
  executable: join(folder, windows ? 'RDP Doctor.exe' : 'rdp-doctor-app'),
  resources: join(folder, 'resources'),
  asar: join(folder, 'resources', 'app.asar'),
});

/** What `npm run pack` made: this is what ships. */
export const RELEASE = packedIn(join(ROOT, 'out/pack', windows ? 'win-unpacked' : 'linux-unpacked'));
/** The same with a debugger, for Playwright. */
export const TEST_BUILD = packedIn(join(ROOT, 'out/pack-test', windows ? 'win-unpacked' : 'linux-unpacked'));

/** The repository, to compare with. */
export const inRepository = (...parts: string[]): string => join(ROOT, ...parts);

/** A copy of the release that a test may spoil. */
export function spoiledCopy(spoil: (packed: Packed) => void): { packed: Packed; remove: () => void } {
  const parent = mkdtempSync(join(ROOT, 'out/spoiled-'));
  const folder = join(parent, basename(RELEASE.folder));
  const packed = packedIn(folder);
  // A second name for every file is quick; only the program is changed in its place, so it alone is copied.
  for (const name of filesBelow(RELEASE.folder)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    if (join(folder, name) === packed.executable) copyFileSync(join(RELEASE.folder, name), join(folder, name));
    else linkOrCopy(join(RELEASE.folder, name), join(folder, name));
  }
  spoil(packed);
  return { packed, remove: () => rmSync(parent, { recursive: true, force: true }) };
}

/** A second name for a file, or a copy where the disk has no such thing. */
export function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

/** Every file below a folder, with slashes, sorted. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll('\\', '/'))
    .sort();
}

/** The command line beside the program: the launcher of this system. */
export const commandOf = ({ folder }: Packed): string => join(folder, windows ? 'rdp-doctor.exe' : 'rdp-doctor');
