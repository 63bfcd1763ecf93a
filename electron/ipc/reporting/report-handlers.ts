import type { JournalDocument } from '../../../preload/contract/journal.ts';
import type { LeavingFieldModel, ReportChoice, SavedFormat } from '../../../preload/contract/reporting.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { fieldsLeaving, HTML_POLICY, RENDER } from '../../report/index.ts';
import { done, refused, type Handlers } from '../answer.ts';
import type { Outcome } from '../engine.ts';
import type { AliasKeys } from './alias-keys.ts';
import type { CaseBook } from './case-book.ts';
import { reportFileName } from './file-names.ts';
import { makeReport, type MadeReport } from './make-report.ts';
import { saveFile, type SaveParts } from './save-file.ts';

type ReportChannels = 'reporting.preview' | 'reporting.save' | 'reporting.key';

export interface ReportHandlerParts extends SaveParts {
  readonly book: CaseBook;
  readonly keys: AliasKeys;
  readonly entries: () => Promise<readonly JournalDocument['entries'][number][]>;
  /** Puts a page where the window can frame it. */
  readonly putPage: (html: string, policy: string) => string;
  readonly printPdf: (html: string, policy: string) => Promise<Buffer>;
  readonly now: () => Date;
}

const MAX_FIELDS = 5000;
const MAX_VALUE = 160;
/** Files of one case that a ticket names. */
const MAX_FILES = 12;

/** The report of a case: looked at, and saved. */
export function reportHandlers(parts: ReportHandlerParts): Pick<Handlers, ReportChannels> {
  const { book, keys, dialogs, memory, now } = parts;
  /** What was saved of each case since the start, for the last line of its ticket. */
  const files = new Map<string, readonly string[]>();
  const made = async (choice: ReportChoice): Promise<Outcome<MadeReport>> => {
    const saved = await book.get(choice.id);
    if (!saved) return { ok: false, error: { code: 'notFound', text: say('reportscreen:gone') } };
    const start = choice.reader === 'internal' ? ({ ok: true, value: undefined } as const) : await keys.start(choice.id);
    if (!start.ok) return start;
    const report = makeReport(saved, choice, { entries: await parts.entries(), start: start.value, files: files.get(choice.id) ?? [], now: now() });
    return report ? { ok: true, value: report } : { ok: false, error: { code: 'unavailable', text: say('reportscreen:damaged') } };
  };
  const content = async ({ view }: MadeReport, format: SavedFormat): Promise<string | Buffer> => (format === 'pdf' ? parts.printPdf(RENDER.html(view), HTML_POLICY) : RENDER[format](view));
  return {
    'reporting.preview': async (choice) => {
      const report = await made(choice);
      if (!report.ok) return report;
      const { whole, copy, view } = report.value;
      const fields = fieldsLeaving(whole, copy);
      const hidden = fields.filter((one) => one.how === 'hidden').length;
      return done({ page: parts.putPage(RENDER.html(view), HTML_POLICY), ticket: RENDER.ticket(view), leaving: fields.length - hidden, hidden, fields: fields.slice(0, MAX_FIELDS).map(shown), key: await keys.chosen() });
    },
    'reporting.save': async ({ choice, format }) => {
      const report = await made(choice);
      if (!report.ok) return report;
      const { copy, key } = report.value;
      // The table first: a copy whose aliases nobody can read back is worth less than a table without a copy.
      const kept = key ? await keys.keep(choice.id, key, (await memory.read()).keeping) : ({ ok: true, value: null } as const);
      if (!kept.ok) return kept;
      const saved = await saveFile(reportFileName(copy, format), () => content(report.value, format), parts);
      if (saved.ok && saved.value.saved) files.set(choice.id, [...new Set([...(files.get(choice.id) ?? []), saved.value.saved.file])].slice(-MAX_FILES));
      return saved;
    },
    'reporting.key': async ({ forget }) => {
      const path = forget ? null : await dialogs.save('alias-key.json', { replaces: true });
      if (!forget && path === null) return done({ key: await keys.chosen() });
      const before = (await memory.read()).keyFile;
      await memory.change({ keyFile: path }).catch(() => {});
      if (path === null) return done({ key: null });
      const read = await keys.start('');
      if (read.ok) return done({ key: await keys.chosen() });
      // A file that is no table of ours is never written over.
      await memory.change({ keyFile: before }).catch(() => {});
      return refused(read.error);
    },
  };
}

function shown({ field, how, values }: { readonly field: string; readonly how: LeavingFieldModel['how']; readonly values: readonly string[] }): LeavingFieldModel {
  return { field: showable(field, 300), how, values: values.map((one) => showable(one, MAX_VALUE)) };
}
