import * as z from 'zod';
import { base64, iso, name, path, thumbprint } from './parts.ts';

const shape = {
  /** Object identifiers; null: no such extension. */
  eku: z.array(z.string().regex(/^[0-9.]{3,60}$/)).max(20).nullable(),
  keyBits: z.number().int().min(512).max(8192),
  /** `csp`: keys in MachineKeys; `cng`: keys in Crypto\Keys, used through KeyIso. */
  provider: z.enum(['csp', 'cng']),
  friendlyName: z.string().max(120).optional(),
};

/** A certificate as a scenario describes it; days count from the moment the machine is made. */
export const certificateSpec = z.strictObject({
  ...shape,
  commonName: name.optional(),
  fromDays: z.number().min(-10_000).max(10_000),
  untilDays: z.number().min(-10_000).max(10_000),
  /** Which of the machine's key files holds the key; one that is not there leaves an orphan. */
  keyFile: name,
  /** The name of the authority that signed it; absent: it signed itself. */
  issuer: name.optional(),
  /** Puts the thumbprint into SelfSignedCertificate or SSLCertificateSHA1Hash of the listener. */
  bound: z.enum(['selfSigned', 'pinned']).optional(),
});
export type CertificateSpec = z.infer<typeof certificateSpec>;

/** A certificate as it lies in a practice machine's store. */
export const storedCertificate = z.strictObject({
  ...shape,
  thumbprint,
  subject: name,
  issuer: name,
  notBefore: iso,
  notAfter: iso,
  /** Path of the key file; the file may be gone. */
  keyFile: path,
  der: base64,
});
export type StoredCertificate = z.infer<typeof storedCertificate>;
