import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** System programs live here even when a user's PATH does not say so. */
const ALSO = ['/usr/sbin', '/sbin', '/usr/local/sbin'];

/** The full path of a program, or null. */
export function onPath(name: string): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...ALSO];
  for (const folder of folders) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not in this folder.
    }
  }
  return null;
}
