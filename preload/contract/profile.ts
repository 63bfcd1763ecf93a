import * as z from 'zod';
import { stageRowOf } from './stages.ts';
import { message, sentence } from './text.ts';
import { verdictCode } from './verdict-codes.ts';

/** A file holds no more, characters. */
const text = z.string().max(10 * 1024 * 1024);
const line = z.number().int().min(1);
/** As many as a file of 10 MB can have. */
const LINES = 2_000_000;

/** The shape of `rdp-doctor/profile@1` (contract §6): an .rdp file, line by line. Keys and values as they are written. */
export const profileDocument = z.object({
  schema: z.literal('rdp-doctor/profile@1'),
  encoding: z.enum(['utf-16le', 'utf-16be', 'utf-8', 'windows-1252', 'shift_jis']),
  bom: z.boolean(),
  lineEnds: z.enum(['crlf', 'lf', 'mixed']),
  /** Whether a publisher's signature is in the file; whether it is right, only Windows says. */
  signed: z.boolean(),
  settings: z.array(z.object({ key: text, type: z.enum(['s', 'i', 'b']), value: text, line })).max(LINES),
  otherLines: z.array(z.object({ line, text })).max(LINES),
});
export type ProfileDocument = z.infer<typeof profileDocument>;

const suggest = z.object({ key: z.string().max(120), value: z.string().max(2000) });
const lintOf = <T extends z.ZodType>(words: T) =>
  z.object({
    schema: z.literal('rdp-doctor/profile-lint@1'),
    findings: z.array(z.object({
      id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/),
      key: z.string().max(200),
      state: z.enum(['info', 'warn', 'fail']),
      sentence: words,
      /** The value that makes it safer, as `profile set` takes it; null where no value does. */
      suggest: suggest.nullable(),
    })).max(400),
  });

/** The shape of `rdp-doctor/profile-lint@1` (contract §6): the risks in a file, and what Windows shows before it opens it. */
export const profileLintDocument = lintOf(sentence);
export const profileLintModel = lintOf(message);
export type ProfileLintModel = z.infer<typeof profileLintModel>;
export type LintFinding = ProfileLintModel['findings'][number];

const addressesOf = <T extends z.ZodType>(words: T) =>
  z.object({
    schema: z.literal('rdp-doctor/addresses@1'),
    cancelled: z.boolean(),
    rows: z.array(z.object({
      /** The name or address as it was asked. */
      name: z.string().max(300),
      /** Where the name leads; null where it leads nowhere. */
      address: z.string().max(64).nullable(),
      stages: z.array(stageRowOf(words)),
      verdict: verdictCode,
      /** Thumbprint of the certificate, lower-case hex. */
      sha1: z.string().max(40).nullable(),
      /** The DNS name the machine says it has, else its NetBIOS name. */
      computerName: z.string().max(300).nullable(),
    })).max(200),
    sameMachine: z.enum(['proven', 'different', 'unknown']),
    because: words,
    /** What the rows show besides, each told apart by its id. */
    signs: z.array(z.object({ id: z.enum(['dns-elsewhere', 'tls-intercepted', 'shared-certificate', 'ipv6-first-dead', 'one-resolver-only', 'name-dead']), sentence: words })).max(6),
  });

/** The shape of `rdp-doctor/addresses@1` (contract §6): every way to the computer side by side. */
export const addressesDocument = addressesOf(sentence);
export const addressesModel = addressesOf(message);
export type AddressesModel = z.infer<typeof addressesModel>;
export type AddressRow = AddressesModel['rows'][number];
export type AddressSign = AddressesModel['signs'][number];
