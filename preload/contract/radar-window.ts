import * as z from 'zod';
import { callError } from './errors.ts';
import { radarChangeModel, radarRowDocument, radarSummaryDocument } from './radar.ts';
import { message } from './text.ts';

const count = z.number().int().nonnegative();
const time = z.string().max(40);

/**
 * What a row means at a glance. `late`: past the time at which Windows usually renews; `problem`: the certificate holds, but the connection
 * shows something else; `unread`: no certificate was read, or the host could not be judged.
 */
const radarState = z.enum(['ok', 'late', 'soon', 'problem', 'ended', 'unread']);
export type RadarState = z.infer<typeof radarState>;

/** A row as the window shows it; days are counted from the moment it is asked for, not from the run. */
const radarWindowRow = radarRowDocument.omit({ schema: true }).extend({
  state: radarState,
  /** Days by which the certificate is past its usual renewal; 0 before that. */
  pastRenewalDays: count,
  selfSigned: z.boolean().nullable(),
});
export type RadarWindowRow = z.infer<typeof radarWindowRow>;

/** `states` counts every row of the run, also those that the window does not hold. */
const radarCounts = z.object({ done: count, states: z.record(radarState, count) });
export type RadarCounts = z.infer<typeof radarCounts>;

/** A line of the list that was not taken, and why. */
const radarBadLine = z.object({ line: z.number().int().positive(), because: message });
export type RadarBadLine = z.infer<typeof radarBadLine>;

/** The run that is kept: one, the last. */
export const radarRun = z.object({
  runId: z.string().max(40),
  startedAt: time,
  /** The name of the list's file; null for one that was pasted. */
  source: z.string().max(300).nullable(),
  /** Different computers in the list. */
  targets: count,
  concurrency: count,
  warnDays: count,
  badLines: z.array(radarBadLine).max(200),
  /** Lines that were not taken, those beyond `badLines` included. */
  skipped: count,
  counts: radarCounts,
  running: z.boolean(),
  /** Every computer of the list has a row. */
  complete: z.boolean(),
});
export type RadarRun = z.infer<typeof radarRun>;

/** Rows come in batches, a few times a second, so that the window keeps up whatever the number of hosts. */
const radarRunEvent = z.discriminatedUnion('type', [
  /** `first`: how many rows of the run came before. Beyond `RADAR_SHOWN_ROWS` only the counts go on. */
  z.object({ type: z.literal('rows'), first: count, rows: z.array(radarWindowRow).max(2000), counts: radarCounts }),
  z.object({ type: z.literal('finished'), summary: radarSummaryDocument, counts: radarCounts, complete: z.boolean() }),
  z.object({ type: z.literal('failed'), error: callError, counts: radarCounts }),
]);
export type RadarRunEvent = z.infer<typeof radarRunEvent>;

/** The push channel `radar:event`: `seq` counts from 0 without a gap within a run. */
export const radarEvent = z.object({ runId: z.string().max(40), seq: z.number().int().nonnegative(), event: radarRunEvent });
export type RadarEvent = z.infer<typeof radarEvent>;

/** The window holds so many rows of a run; exports hold all. */
export const RADAR_SHOWN_ROWS = 20_000;
/** A list may be so long, bytes: about a million computers. */
export const RADAR_LIST_BYTES = 32 * 1024 * 1024;

/** Where the list comes from. `bytes`: a dropped file, whose encoding only main can tell; `kept`: the list of the last run. */
const radarList = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string().max(8_000_000) }),
  z.strictObject({ kind: z.literal('bytes'), name: z.string().max(300), bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= RADAR_LIST_BYTES) }),
  z.strictObject({ kind: z.literal('picked'), id: z.string().max(40) }),
  z.strictObject({ kind: z.literal('kept') }),
]);
export type RadarList = z.infer<typeof radarList>;

/** `needsConsent`: ranges wider than a /24, which nobody checks by accident. `empty`: no line names a computer. Nothing was sent in either case. */
const radarStartAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('started'), run: radarRun }),
  z.object({ kind: z.literal('needsConsent'), ranges: z.array(radarBadLine).max(200), addresses: count }),
  z.object({ kind: z.literal('empty'), badLines: z.array(radarBadLine).max(200) }),
]);
export type RadarStartAnswer = z.infer<typeof radarStartAnswer>;

/** Hosts by what is different about them since the run before. */
const radarChangeCounts = z.object({ new: count, gone: count, verdict: count, certificate: count, ending: count });
export type RadarChangeCounts = z.infer<typeof radarChangeCounts>;

/** The calls of the radar screen. */
export const radarChannels = {
  'radar.pick': { input: z.strictObject({}), output: z.object({ file: z.object({ id: z.string().max(40), name: z.string().max(300) }).nullable() }) },
  'radar.start': {
    input: z.strictObject({ list: radarList, concurrency: z.number().int().min(1).max(512), warnDays: z.number().int().min(0).max(3650), wideRanges: z.boolean() }),
    output: radarStartAnswer,
  },
  /** Goes on with the kept run: its list, its settings, the computers without a row. */
  'radar.resume': { input: z.strictObject({}), output: radarStartAnswer },
  'radar.stop': { input: z.strictObject({}), output: z.strictObject({ stopped: z.boolean() }) },
  'radar.last': { input: z.strictObject({}), output: z.object({ run: radarRun.nullable() }) },
  /** Rows of the kept run from a place in its file, 0 at first; `next` is null at the end. */
  'radar.page': { input: z.strictObject({ from: count }), output: z.object({ rows: z.array(radarWindowRow).max(2000), next: count.nullable() }) },
  /** Asks where to save; `saved` is the file's name, null when nobody chose one. */
  'radar.export': { input: z.strictObject({ kind: z.enum(['csv', 'ics', 'jsonl']) }), output: z.object({ saved: z.string().max(300).nullable() }) },
  /** Against the last run that ended before this one; null when there is none. The first changes are listed, all are counted. */
  'radar.since': { input: z.strictObject({}), output: z.object({ since: z.object({ at: time, counts: radarChangeCounts, changes: z.array(radarChangeModel).max(1000) }).nullable() }) },
  /** Forgets list, rows and the run before. */
  'radar.clear': { input: z.strictObject({}), output: z.strictObject({}) },
} as const;
