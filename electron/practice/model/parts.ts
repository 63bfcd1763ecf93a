import * as z from 'zod';

/** Building blocks of the schemas of practice machines. All bounded: a practice file is input like any other. */
export const name = z.string().min(1).max(255);
export const address = z.string().min(2).max(64);
export const port = z.number().int().min(1).max(65535);
export const sddl = z.string().max(8192);
export const path = z.string().min(1).max(512);
export const iso = z.string().max(40).regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/);
export const thumbprint = z.string().regex(/^[0-9a-f]{40}$/);
export const base64 = z.string().max(65_536).regex(/^[A-Za-z0-9+/]*={0,2}$/);

const scalar = z.union([z.string().max(4000), z.number(), z.boolean(), z.null()]);
const record = z.record(z.string().max(60), z.union([scalar, z.array(scalar).max(100)]));
export const records = z.array(record).max(500);

export const firewallProfile = z.enum(['Domain', 'Private', 'Public']);
export const networkCategory = z.enum(['DomainAuthenticated', 'Private', 'Public']);

/** 2 automatic, 3 manual, 4 disabled. */
export const serviceStart = z.union([z.literal(2), z.literal(3), z.literal(4)]);

/** What nothing in a practice machine acts on, kept as the fact it is read as; `{unknown}` cannot be read. */
export const reading = z.union([scalar, z.array(z.union([scalar, record])).max(500), record]);
