import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { megabytes, note } from './notes.mjs';

/** Bytes of all files below a folder; what vanishes while looking counts as nothing. @param {string} folder @returns {Promise<number>} */
export async function folderBytes(folder) {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const sizes = await Promise.all(entries.map(async (entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return folderBytes(path);
    return entry.isFile() ? stat(path).then((s) => s.size, () => 0) : 0;
  }));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Runs a step and tells, while it runs, how much has arrived in a folder. A terminal sees one living line, a log a line every ten seconds.
 * @template T @param {{ folder: string, label: string, totalBytes?: number }} what @param {() => Promise<T>} step @returns {Promise<T>} */
export async function withSizeProgress({ folder, label, totalBytes }, step) {
  const live = process.stderr.isTTY === true;
  let looking = false;
  let lastText = '';
  const tick = async () => {
    if (looking) return;
    looking = true;
    const bytes = await folderBytes(folder);
    looking = false;
    const text = `  ${label}: ${megabytes(bytes)}${totalBytes === undefined ? '' : ` of ${megabytes(totalBytes)}`}`;
    if (text === lastText) return;
    lastText = text;
    if (live) process.stderr.write(`\r\x1b[K${text}`);
    else note(text);
  };
  const timer = setInterval(() => void tick(), live ? 500 : 10_000);
  try {
    return await step();
  } finally {
    clearInterval(timer);
    if (live) process.stderr.write('\r\x1b[K');
  }
}
