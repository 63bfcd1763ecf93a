import * as z from 'zod';

/** Where a fact comes from (contract §2). */
const factSource = z.enum(['wire', 'windows', 'host-block', 'paste', 'user']);

const scalar = z.union([z.string().max(20_000), z.number(), z.boolean(), z.null()]);

/** One thing read, with source and time. Values are kept as read, hostile characters included; only texts are cleaned. */
export const fact = z.object({
  name: z.string().regex(/^[a-z][A-Za-z0-9]*(\.[A-Za-z0-9-]+)+$/).max(120),
  value: z.union([scalar, z.array(z.union([scalar, z.record(z.string(), scalar)])).max(2000), z.record(z.string().max(200), scalar)]),
  unit: z.string().max(20).optional(),
  address: z.string().max(64).optional(),
  source: factSource,
  at: z.string().max(40),
  /** Why `value` is null, when it could not be read. */
  unknown: z.string().max(500).optional(),
});
export type Fact = z.infer<typeof fact>;
