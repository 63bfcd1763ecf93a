import * as z from 'zod';
import { verdictCode } from './verdict-codes.ts';

const count = z.number().int().nonnegative();

/** `rdp-doctor/radar-row@1` (contract §4): one host of the radar. What could not be read is null. */
export const radarRowDocument = z.object({
  schema: z.literal('rdp-doctor/radar-row@1'),
  host: z.string().max(300),
  port: z.number().int().min(1).max(65535),
  verdict: verdictCode,
  /** ISO 8601, UTC. */
  notAfter: z.string().max(40).nullable(),
  /** Whole days until the certificate ends, rounded down; negative once it has ended. */
  daysLeft: z.number().int().nullable(),
  /** RFC 4514. */
  issuer: z.string().max(4000).nullable(),
  sha1: z.string().regex(/^[0-9a-f]{40}$/).nullable(),
  /** The DNS one, else the NetBIOS one. */
  computerName: z.string().max(300).nullable(),
  osVersion: z.string().max(40).nullable(),
  /** From the first packet to the last answer, without the lookup and less what our own event loop added, ms. */
  ms: z.number().nonnegative(),
});
export type RadarRow = z.infer<typeof radarRowDocument>;

/**
 * One difference from an earlier run. `before` and `now`: verdict codes for `new`, `gone` and `verdict`; thumbprints for `certificate`, with the ends beside them;
 * for `ending` the certificate's end, which is now within the days that were named and was not then.
 */
export const radarChangeModel = z.object({
  kind: z.enum(['new', 'gone', 'verdict', 'certificate', 'ending']),
  host: z.string().max(300),
  port: z.number().int().min(1).max(65535),
  before: z.string().max(80).nullable(),
  now: z.string().max(80).nullable(),
  notAfterBefore: z.string().max(40).nullable().optional(),
  notAfterNow: z.string().max(40).nullable().optional(),
});
export type RadarChangeModel = z.infer<typeof radarChangeModel>;

/** `rdp-doctor/radar-summary@1` (contract §4): what was done, rows of `--resume` included. */
export const radarSummaryDocument = z.object({
  schema: z.literal('rdp-doctor/radar-summary@1'),
  /** Different targets found so far in the list. */
  targets: count,
  /** Of them, those with a row: printed now or saved before. */
  done: count,
  skippedLines: count,
  /** Of `done`, those taken from the saved rows. */
  resumed: count,
  cancelled: z.boolean(),
  byVerdict: z.record(z.string().max(80), count),
  seconds: z.number().nonnegative(),
  /** How late our own event loop was: mean and worst, ms. The times of the rows are less by the mean for each wait. */
  loopLagMs: z.object({ mean: z.number().nonnegative(), max: z.number().nonnegative() }),
  /** Only with `--since`: how many differences of each kind there are, and the first of them. After a cancel nothing counts as gone. */
  since: z.object({ counts: z.object({ new: count, gone: count, verdict: count, certificate: count, ending: count }), changes: z.array(radarChangeModel).max(1000) }).optional(),
});
export type RadarSummary = z.infer<typeof radarSummaryDocument>;
