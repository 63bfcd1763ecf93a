import * as z from 'zod';

const scalar = z.union([z.string().max(20_000), z.number(), z.boolean(), z.null()]);
const flat = z.record(z.string().max(200), scalar);

/** One fact on its way from a script. */
export const scriptFact = z.object({
  name: z.string().max(120),
  value: z.union([scalar, z.array(z.union([scalar, flat])).max(2000), flat]),
  unknown: z.string().max(500).optional(),
});
/** One fact as the scripts give it: a value, or null with the reason. Null without a reason means "not set on this Windows". */
export type ScriptFact = z.infer<typeof scriptFact>;

const psRecord = z.object({
  schema: z.literal('rdp-doctor/ps-record@1'),
  id: z.string().max(40),
  ok: z.boolean(),
  facts: z.array(scriptFact).max(500),
  /** What capture and verify gave; null after apply and restore. Absent in a record of facts. */
  captured: z.record(z.string().max(200), z.json()).nullable().optional(),
  errors: z.array(z.object({ where: z.string().max(200), message: z.string().max(2000), hresult: z.number() })).max(100),
  elevated: z.boolean(),
  languageMode: z.string().max(40),
  ms: z.number(),
});
export type PsRecord = z.infer<typeof psRecord>;

export type RecordProblem = 'noRecord' | 'halfRecord' | 'twoRecords' | 'badRecord';
type ReadRecord = { ok: true; record: PsRecord } | { ok: false; because: RecordProblem; detail: string };

const MARK = '@@RDPD';

interface Frame {
  readonly id: string;
  readonly body: string;
  readonly complete: boolean;
}

// By index, not by pattern: the output is hostile, and this stays linear whatever it holds. White space inside a frame means
// nothing, because a console may fold a long line at its width.
function* frames(output: string): Generator<Frame> {
  for (let at = output.indexOf(MARK); at >= 0; at = output.indexOf(MARK, at + MARK.length)) {
    const from = at + MARK.length;
    const end = output.indexOf('@', from);
    const inner = output.slice(from, end < 0 ? undefined : end).trim();
    const space = inner.search(/\s/);
    const id = space < 0 ? inner : inner.slice(0, space);
    const closed = end >= 0 && /^@\s{0,4}@/.test(output.slice(end, end + 8));
    yield { id, body: space < 0 ? '' : inner.slice(space).replaceAll(/\s+/g, ''), complete: closed && space >= 0 };
  }
}

/** True when a complete frame of this request has arrived; what follows it can no longer change the answer. */
export function hasRecord(output: string, id: string): boolean {
  for (const frame of frames(output)) if (frame.id === id && frame.complete) return true;
  return false;
}

/** The one record among whatever else was printed: warnings, a profile's greeting, bytes that are not UTF-8. */
export function readRecord(output: string, id: string): ReadRecord {
  const ours = [...frames(output)].filter((frame) => frame.id === id);
  const whole = ours.filter((frame) => frame.complete);
  const first = whole[0];
  if (whole.length > 1) return { ok: false, because: 'twoRecords', detail: `${whole.length} records came for one request` };
  if (!first) {
    const begun = ours.length > 0;
    return { ok: false, because: begun ? 'halfRecord' : 'noRecord', detail: begun ? 'the record broke off' : 'no record came' };
  }
  const text = new TextDecoder('utf-8').decode(Buffer.from(first.body, 'base64'));
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, because: 'badRecord', detail: 'the record is not JSON' };
  }
  const parsed = psRecord.safeParse(json);
  if (!parsed.success) return { ok: false, because: 'badRecord', detail: parsed.error.issues.slice(0, 3).map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ') };
  if (parsed.data.id !== id) return { ok: false, because: 'badRecord', detail: 'the record answers another request' };
  return { ok: true, record: parsed.data };
}
