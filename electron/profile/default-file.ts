import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_PROFILE_BYTES } from './model/damage.ts';

const PIECE = 64 * 1024;

export type FileReading = { ok: true; bytes: Buffer } | { ok: false; because: 'absent' | 'tooLarge' | 'io'; code: string };

/** Where mstsc keeps the settings of its own window: a hidden file in the user's documents, which may lie in OneDrive. */
export function defaultFilePath(documents: string): string {
  return join(documents, 'Default.rdp');
}

/** Reads a whole .rdp file, or says why not. More than one could hold is not read. */
export async function readRdpFile(path: string): Promise<FileReading> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      if (size > MAX_PROFILE_BYTES) return { ok: false, because: 'tooLarge', code: 'EFBIG' };
      // Piece by piece: what is no file has no size, and what is one may grow.
      const parts: Buffer[] = [];
      let length = 0;
      for (;;) {
        const { bytesRead, buffer } = await file.read(Buffer.alloc(PIECE), 0, PIECE, null);
        if (bytesRead === 0) return { ok: true, bytes: Buffer.concat(parts) };
        parts.push(buffer.subarray(0, bytesRead));
        length += bytesRead;
        if (length > MAX_PROFILE_BYTES) return { ok: false, because: 'tooLarge', code: 'EFBIG' };
      }
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'UNKNOWN';
    return { ok: false, because: code === 'ENOENT' ? 'absent' : 'io', code };
  }
}
