import * as z from 'zod';
import { diagnosisDocument, type DiagnosisDocument } from '../../../preload/contract/diagnosis.ts';
import { callTimer, doneStep, note, type CallTimer, type DoneStep, type Note } from '../../../preload/contract/report.ts';
import { findingCode } from '../../../preload/contract/verdict-codes.ts';
import type { Message } from '../../../preload/contract/text.ts';
import { MAX_DEPTH, tooDeep } from '../../files/too-deep.ts';
import { wideByMark } from '../../files/wide-mark.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';

/** A check as it was saved: what this version knows of it, and all that was in the file. */
export interface CaseFile {
  readonly document: DiagnosisDocument;
  /** As parsed, fields of a newer version included; they stay in the internal copy. */
  readonly raw: Readonly<Record<string, unknown>>;
}

/** A case with what was done, said and written down: what was opened, and the greater part of every report. */
export interface OpenedCase {
  readonly after: CaseFile;
  readonly before: CaseFile | null;
  /** What was changed between the two, the oldest first. */
  readonly done: readonly DoneStep[];
  readonly answers: Readonly<Record<string, string>>;
  readonly notes: readonly Note[];
  readonly timer: CallTimer | null;
}

export type ReadCase = { readonly ok: true; readonly opened: OpenedCase } | { readonly ok: false; readonly problem: Message };

const CODE = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;
const SCHEMA = /^rdp-doctor\/(diagnosis|report)@(\d{1,6})$/;

const caseOf = z.object({ ...diagnosisDocument.shape, schema: z.string() });
const reportPart = z.object({
  before: z.union([z.record(z.string(), z.unknown()), z.null()]).optional(), done: z.array(doneStep).max(500).optional(),
  answers: z.record(z.string().max(60), z.string().max(60)).optional(), notes: z.array(note).max(1000).optional(), timer: callTimer.nullable().optional(),
});

/** Opens what `diagnose --out` or `report --format json` wrote. Unknown fields are kept; a newer schema number or damage is a sentence. */
export function readCase(bytes: Buffer): ReadCase {
  const text = textOf(bytes);
  if (text === null) return bad('notText');
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return bad('notJson', { because: showable(error instanceof Error ? error.message : String(error), 120) });
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return bad('notACase');
  if (tooDeep(data)) return bad('tooDeep', { max: MAX_DEPTH });
  const raw = data as Record<string, unknown>;
  const [, kind, number] = SCHEMA.exec(typeof raw['schema'] === 'string' ? raw['schema'] : '') ?? [];
  if (kind === undefined) return bad('notACase');
  if (Number(number) !== 1) return bad('newer', { schema: `${kind}@${number ?? ''}` });
  const after = checked(raw);
  if (!after.ok) return after;
  if (kind === 'diagnosis') return { ok: true, opened: { after: after.file, before: null, done: [], answers: {}, notes: [], timer: null } };
  const part = reportPart.safeParse(raw);
  if (!part.success) return damaged(part.error);
  const before = part.data.before ? checked(part.data.before) : null;
  if (before?.ok === false) return before;
  const { done = [], answers = {}, notes = [], timer = null } = part.data;
  return { ok: true, opened: { after: after.file, before: before?.file ?? null, done, answers, notes, timer } };
}

/** UTF-8, or UTF-16 with its mark: Windows PowerShell's `>` writes that. */
function textOf(bytes: Buffer): string | null {
  try {
    return new TextDecoder(wideByMark(bytes) ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

type Checked = { ok: true; file: CaseFile } | { ok: false; problem: Message };

function checked(raw: Record<string, unknown>): Checked {
  const read = caseOf.safeParse({ ...raw, findings: knownFindings(raw['findings']) });
  return read.success ? { ok: true, file: { document: { ...read.data, schema: 'rdp-doctor/diagnosis@1' }, raw } } : damaged(read.error);
}

/** The list of findings grows within one schema number (contract §2): what this version has no word for stays in the file and is not judged. */
function knownFindings(findings: unknown): unknown {
  if (!Array.isArray(findings)) return findings;
  return (findings as unknown[]).filter((one) => {
    const code = typeof one === 'object' && one !== null ? (one as Record<string, unknown>)['code'] : undefined;
    return typeof code !== 'string' || !CODE.test(code) || findingCode.safeParse(code).success;
  });
}

function damaged(error: z.ZodError): { ok: false; problem: Message } {
  const [issue] = error.issues;
  return bad('field', { where: showable(issue?.path.join('.') ?? '', 80), because: showable(issue?.message ?? '', 120) });
}

function bad(key: string, params?: Record<string, string | number>): { ok: false; problem: Message } {
  return { ok: false, problem: say(`report:open.${key}`, params) };
}
