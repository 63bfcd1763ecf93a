import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** The last chunk of every PNG, with its fixed check sum (PNG specification, 11.2.5). */
const pngEnd = Buffer.from('0000000049454e44ae426082', 'hex');

/** Waits until a whole PNG is in the file. @param {string} file @param {number} ms at most @returns {Promise<boolean>} */
export async function pngArrives(file, ms) {
  const limit = Date.now() + ms;
  while (Date.now() < limit) {
    const bytes = await readFile(file).catch(() => Buffer.alloc(0));
    if (bytes.subarray(-pngEnd.length).equals(pngEnd)) return true;
    await sleep(100);
  }
  return false;
}
