import type { CipherSuite } from './cipher-suites.ts';
import { cbcOpener, cbcSealer } from './cbc-protection.ts';
import { gcm12Opener, gcm12Sealer } from './gcm-protection.ts';
import type { DirectionKeys } from './key-schedule-12.ts';
import type { TlsVersion } from './outcome.ts';

/** A record once its protection is off. */
export interface OpenedRecord {
  readonly type: number;
  readonly content: Buffer;
}

/** Takes the protection off one record; null when it does not hold. Counts records itself. */
export type RecordOpener = (type: number, version: number, payload: Buffer) => OpenedRecord | null;

/** Puts the protection on one fragment and gives the record's type and payload. Counts records itself. */
export type RecordSealer = (type: number, content: Buffer) => OpenedRecord;

/** The most a record's content may be (RFC 8446 5.1). */
export const MAX_CONTENT = 16_384;

export const opener12 = (version: TlsVersion, suite: CipherSuite, keys: DirectionKeys): RecordOpener =>
  suite.mode === 'gcm' ? gcm12Opener(suite, keys) : cbcOpener(version, suite, keys);

export const sealer12 = (version: TlsVersion, suite: CipherSuite, keys: DirectionKeys): RecordSealer =>
  suite.mode === 'gcm' ? gcm12Sealer(suite, keys) : cbcSealer(version, suite, keys);
