import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { writeFileSafely } from '../../files/write-file.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { readAliasKey, writeAliasKey } from '../../report/index.ts';
import type { AliasKey } from '../../report/redact/aliases.ts';
import type { Outcome } from '../engine.ts';
import type { ReportingMemory } from './reporting-memory.ts';
import { writeProblem } from './save-file.ts';

const MAX_KEY = 64 * 1024 * 1024;

/** The alias tables: one for each case, or the chosen file for all. They never leave this PC by us. */
export interface AliasKeys {
  /** The table before a copy is made; undefined where there is none yet. */
  start(id: string): Promise<Outcome<AliasKey | undefined>>;
  /** Keeps a table; on the disk where its case is there, or a file was chosen. */
  keep(id: string, key: AliasKey, saved: boolean): Promise<Outcome<null>>;
  /** The name of the chosen file. */
  chosen(): Promise<string | null>;
}

export function aliasKeys(keyPath: (id: string) => string, memory: ReportingMemory): AliasKeys {
  /** Of cases that are not saved, as long as the app runs. */
  const unsaved = new Map<string, AliasKey>();
  const placeOf = async (id: string) => (await memory.read()).keyFile ?? keyPath(id);
  return {
    async start(id) {
      const path = await placeOf(id);
      const size = await stat(path).then((one) => one.size, () => -1);
      if (size < 0) return { ok: true, value: unsaved.get(id) };
      try {
        if (size > MAX_KEY) throw Object.assign(new Error('too large'), { code: 'EFBIG' });
        const read = readAliasKey(await readFile(path));
        return read.ok ? { ok: true, value: read.key } : { ok: false, error: { code: 'badInput', text: read.problem } };
      } catch (error) {
        const code = (error as NodeJS.ErrnoException).code ?? 'UNKNOWN';
        return { ok: false, error: { code: 'ioFailed', detail: code, text: say('reportscreen:key.unreadable', { file: showable(basename(path), 200), code }) } };
      }
    },
    async keep(id, key, saved) {
      unsaved.set(id, key);
      const { keyFile } = await memory.read();
      if (!saved && keyFile === null) return { ok: true, value: null };
      const path = keyFile ?? keyPath(id);
      const written = await writeFileSafely(path, writeAliasKey(key), { force: true });
      return written.ok ? { ok: true, value: null } : { ok: false, error: { code: 'ioFailed', detail: written.code, text: writeProblem(path, written.code) } };
    },
    async chosen() {
      const { keyFile } = await memory.read();
      return keyFile === null ? null : showable(basename(keyFile), 200);
    },
  };
}
