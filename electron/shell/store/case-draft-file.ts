import { renameSync, rmSync } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as z from 'zod';
import { caseDraft } from '../../../preload/contract/case-draft.ts';
import type { Message } from '../../../preload/contract/text.ts';
import { say } from '../../locale/say.ts';
import { readJson } from './json-file.ts';

const FILE = 'case-draft.json';
/** At most one write in so long, ms. */
const EVERY_MS = 1000;
/** More than the longest draft that the schema lets through, bytes. */
const MAX_BYTES = 8 * 1024 * 1024;

const storedDraft = z.strictObject({
  schema: z.literal('rdp-doctor/case-draft@1'),
  /** ISO 8601. */
  keptAt: z.string().max(40),
  /** Whose Windows facts the result holds; null while there is none. */
  machine: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('practice'), name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/) }), z.strictObject({ kind: z.literal('thisPc') }), z.strictObject({ kind: z.literal('none') })]).nullable(),
  draft: caseDraft,
});
export type StoredDraft = z.infer<typeof storedDraft>;

/** The draft of the open case, in a file of its own that survives a crash. */
export interface CaseDraftFile {
  /** What is kept now: of this session, or of one that did not end in order. `notice`: the file could not be read. */
  read(): Promise<{ draft: StoredDraft | null; notice: Message | null }>;
  /** Takes the place of what was kept; on the disk within a second. */
  keep(draft: Pick<StoredDraft, 'draft' | 'machine'>): void;
  /** Forgets what is kept. Rejects when the disk refuses. */
  drop(): Promise<void>;
  /** The app ends in order: what this session wrote goes at once; what nobody has decided about stays. Nothing is written any more. */
  end(): void;
}

export function caseDraftFile(dataDir: string, report: (defect: unknown) => void, now: () => Date = () => new Date()): CaseDraftFile {
  const path = join(dataDir, FILE);
  const beside = `${path}.tmp`;
  let current: StoredDraft | null = null;
  let notice: Message | null = null;
  /** Whether this session has kept or dropped anything: what the file held before is then of no interest. */
  let touched = false;
  let [own, ended, dirty] = [false, false, false];
  let resting: ReturnType<typeof setTimeout> | undefined;
  let loaded: Promise<void> | null = null;
  let work: Promise<unknown> = Promise.resolve();
  const inOrder = <T>(task: () => Promise<T>): Promise<T> => {
    const next = work.then(task);
    work = next.catch(() => {});
    return next;
  };
  // Always before the first write: a damaged file is set aside, never written over.
  const load = () => (loaded ??= readJson(path, (value) => storedDraft.safeParse(value).success, MAX_BYTES).then((file) => {
    if (file.kind === 'setAside') notice = say('window:notice.setAside', { file: FILE, as: basename(file.as) });
    if (file.kind === 'unreadable') notice = say('window:notice.unreadable', { file: FILE, code: file.code });
    if (file.kind === 'read' && !touched) current = storedDraft.parse(file.value);
  }));
  const write = async () => {
    await load();
    if (ended || current === null) return;
    await mkdir(dataDir, { recursive: true });
    const file = await open(beside, 'w', 0o600);
    try {
      await file.writeFile(`${JSON.stringify(current)}\n`, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    // In one step with the look at `ended`: a draft must not appear after it was taken away.
    if (ended) rmSync(beside, { force: true });
    else renameSync(beside, path);
  };
  const writeSoon = () => {
    dirty = resting !== undefined;
    if (dirty) return;
    inOrder(write).catch(report);
    resting = setTimeout(() => {
      resting = undefined;
      if (dirty) writeSoon();
    }, EVERY_MS);
  };
  return {
    async read() {
      await load();
      return { draft: current, notice };
    },
    keep(draft) {
      if (ended) return;
      [touched, own] = [true, true];
      current = { schema: 'rdp-doctor/case-draft@1', keptAt: now().toISOString(), ...draft };
      writeSoon();
    },
    drop() {
      [touched, own, dirty, current] = [true, false, false, null];
      return inOrder(async () => {
        await load();
        await Promise.all([rm(path, { force: true }), rm(beside, { force: true })]);
      });
    },
    end() {
      ended = true;
      clearTimeout(resting);
      if (!own) return;
      try {
        rmSync(path, { force: true });
        rmSync(beside, { force: true });
      } catch (error) {
        report(error);
      }
    },
  };
}
