import { join } from 'node:path';
import * as z from 'zod';
import { readJson, writeJson } from '../../shell/store/json-file.ts';

const remembered = z.object({
  /** Whether finished checks are saved. */
  keeping: z.boolean(),
  /** Where something was saved last, absolute. */
  folder: z.string().max(4000).nullable(),
  /** The chosen alias table, absolute. */
  keyFile: z.string().max(4000).nullable(),
});
type Remembered = z.infer<typeof remembered>;

const DEFAULTS: Remembered = { keeping: true, folder: null, keyFile: null };

/** What the report side remembers between starts. */
export interface ReportingMemory {
  read(): Promise<Remembered>;
  /** Holds for this session at once; rejects when the file cannot be written. */
  change(change: Partial<Remembered>): Promise<void>;
}

export function reportingMemory(dataDir: string): ReportingMemory {
  const path = join(dataDir, 'reporting.json');
  let known: Remembered | null = null;
  const read = async () => {
    if (known) return known;
    const file = await readJson(path, (value) => remembered.safeParse(value).success);
    known ??= file.kind === 'read' ? remembered.parse(file.value) : DEFAULTS;
    return known;
  };
  return {
    read,
    async change(change) {
      known = { ...(await read()), ...change };
      await writeJson(path, known);
    },
  };
}
