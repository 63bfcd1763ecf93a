import * as z from 'zod';
import { mode } from './diagnosis.ts';
import { callError } from './errors.ts';
import { fact } from './facts.ts';
import { addressesModel, profileDocument, profileLintModel } from './profile.ts';
import { attempt } from './study.ts';
import { message } from './text.ts';

const id = z.string().regex(/^[a-z0-9-]{1,40}$/);
const path = z.string().max(4096);
/** An ISO day, `2026-12-31`. */
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const time = z.string().max(40);

/** One setting as wanted. Of several lines with one key the last is changed; a new key is one line at the end. */
export const settingChange = z.strictObject({ key: z.string().min(1).max(200), type: z.enum(['s', 'i', 'b']), value: z.string().max(100_000) });
export type SettingChange = z.infer<typeof settingChange>;

/** One way to the computer. The first of a list is the primary: it is what the file says in `full address`, and is always tried first. */
export const listedAddress = z.strictObject({ address: z.string().min(1).max(300), reason: z.string().max(300), reviewBy: day.nullable() });
export type ListedAddress = z.infer<typeof listedAddress>;

/** What the technician has changed so far. Main holds the bytes, the window holds this; both together are the draft. */
const edits = { draftId: id, changes: z.array(settingChange).max(1000), addresses: z.array(listedAddress).max(20) };

/** A profile as the list shows it. `address`: its primary; `reviewDue`: the review date of a fallback has passed. */
export const storedProfile = z.object({
  id, name: z.string().max(120), address: z.string().max(300), practice: z.string().max(60).nullable(), fallbacks: z.number().int().nonnegative(), reviewDue: z.boolean(), pinned: z.boolean(),
  /** Last launched or opened. */
  usedAt: time.nullable(), changedAt: time,
});
export type StoredProfile = z.infer<typeof storedProfile>;

/** Where the bytes of a draft came from. `file`: a file outside our store, which `save` writes back to. */
const origin = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stored'), id }),
  z.object({ kind: z.literal('file'), path }),
  z.object({ kind: z.literal('new') }),
]);

const setting = profileDocument.shape.settings.element.extend({
  /** Where it is found in the editor; null: nobody documented the key. */
  group: z.string().max(40).nullable(),
  /** False: a later line with the same key counts instead. */
  counts: z.boolean(),
  /** The value is a password or a token and is not shown (`value` is empty). */
  secret: z.boolean(),
});
export type DraftSetting = z.infer<typeof setting>;

/** `before` null: a new line; `after` null: the line goes. Secret values are replaced by dots. */
const diffLine = z.object({ line: z.number().int().min(1).nullable(), before: z.string().max(110_000).nullable(), after: z.string().max(110_000).nullable() });
export type DiffLine = z.infer<typeof diffLine>;

/** The state of a publisher's signature. `present` says that it has the form of one; whether it is right, only Windows says. */
const signature = z.object({
  state: z.enum(['none', 'incomplete', 'malformed', 'present']),
  /** What the signature is said to cover. */
  covers: z.array(z.string().max(200)).max(200),
  /** The changes so far take the signature away when they are saved. */
  dropped: z.boolean(),
  sentence: message,
});

/** A profile that is being worked on: the file as it would be saved. */
export const draft = z.object({
  draftId: id, name: z.string().max(120), origin,
  /** The practice host this profile belongs to; null for a real computer. */
  practice: z.string().max(60).nullable(),
  encoding: profileDocument.shape.encoding, bom: z.boolean(), lineEnds: profileDocument.shape.lineEnds,
  settings: z.array(setting).max(100_000), otherLines: profileDocument.shape.otherLines,
  /** The list as it stands, the primary first. */
  addresses: z.array(listedAddress).max(20),
  /** The changes to send next time: what was sent, without a change of `full address`, which has become the first of `addresses`. */
  changes: z.array(settingChange).max(1000),
  /** Whether saving would change anything: the file or the list. */
  changed: z.boolean(),
  diff: z.array(diffLine).max(2000),
  /** Changes that do not fit; they are not in the settings nor in the diff. `at`: a key, or `addresses.<index>`. */
  refused: z.array(z.object({ at: z.string().max(200), sentence: message })).max(1100),
  signature,
  /** Risks, each with its safer value where one exists: send `suggest` as a change. */
  lint: profileLintModel.shape.findings,
  /** The warning Windows shows before it opens this file (updates since April 2026): first the publisher, then one line for each box. */
  preview: z.object({ publisher: z.enum(['unknown', 'verify']), lines: z.array(message).max(40) }),
});
export type Draft = z.infer<typeof draft>;

/** A connection found in an export of mRemoteNG or 1Remote. */
const foundConnection = z.object({ index: z.number().int().nonnegative(), name: z.string().max(200), folder: z.string().max(2000), address: z.string().max(300) });

/** What opening something gave: one profile, a list of another program's connections to choose from, or nothing. */
export const opened = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('draft'), draft }),
  z.object({ kind: z.literal('connections'), importId: id, connections: z.array(foundConnection).max(5000), left: z.array(message).max(50_000) }),
  z.object({ kind: z.literal('none') }),
]);
export type Opened = z.infer<typeof opened>;

/** `conflict`: somebody changed the file since it was opened; nothing was written. Ask again with `replace`. */
const saved = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), draft, path, backup: path.nullable(), signatureDropped: z.boolean() }),
  z.object({ kind: z.literal('conflict'), sentence: message }),
  z.object({ kind: z.literal('cancelled') }),
]);
export type Saved = z.infer<typeof saved>;

/** Which address of the list to use now. Nothing is changed by it. */
export const addressChoice = z.object({
  address: z.string().max(300), place: z.number().int().nonnegative(), sentence: message,
});
export type AddressChoice = z.infer<typeof addressChoice>;

/** An address that provably leads to the same machine, and what connecting by it costs. */
export const fallbackOffer = z.object({ address: z.string().max(64), costs: z.array(message).max(10) });
export type FallbackOffer = z.infer<typeof fallbackOffer>;

/** How a matrix moves: every name or address when it was probed, then the whole. */
export const matrixEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('started'), asks: z.array(z.string().max(300)).max(50) }),
  z.object({ type: z.literal('rows'), rows: addressesModel.shape.rows }),
  z.object({ type: z.literal('finished'), result: addressesModel, choice: addressChoice.nullable(), offers: z.array(fallbackOffer).max(20) }),
  z.object({ type: z.literal('failed'), error: callError }),
]);
export type MatrixEvent = z.infer<typeof matrixEvent>;

/** The push channel `address:event`: `seq` counts from 0 without a gap within a run. */
export const addressEvent = z.object({ runId: z.string().max(40), seq: z.number().int().nonnegative(), event: matrixEvent });
export type AddressEvent = z.infer<typeof addressEvent>;

/** The push channel `connection:given`: a second start of the program named a file; `connection.given` hands it out. */
export const givenEvent = z.strictObject({});
export type GivenEvent = z.infer<typeof givenEvent>;

/** A program that opens RDP sessions here. */
const client = z.object({ kind: z.enum(['mstsc', 'windowsApp', 'freerdp', 'remmina']), program: path, sentence: message });
export type RdpClientModel = z.infer<typeof client>;

/** One documented setting, as the editor needs it. Its meaning is the text `profile:key.<key>`, its group `profile:group.<group>`. */
const keyModel = z.object({
  key: z.string().max(80), type: z.enum(['s', 'i', 'b']), group: z.string().max(40), values: z.array(z.number()).max(20).nullable(), range: z.tuple([z.number(), z.number()]).nullable(),
  /** A computer, with a port where one may stand. */
  isAddress: z.boolean(),
  /** Never asked for in a field: Windows asks. */
  secret: z.boolean(),
});
export type KeyModel = z.infer<typeof keyModel>;

/** A certificate of this user that can sign; `thumbprint` as Windows shows it, lower-case hex. */
const signer = z.object({ thumbprint: z.string().regex(/^[0-9a-f]{40}$/), subject: z.string().max(500), notAfter: time });
export type Signer = z.infer<typeof signer>;

const nothing = z.strictObject({});

/** The calls of the connection screen. */
export const connectionChannels = {
  /** Every documented setting; does not change while the program runs. */
  'connection.keys': { input: nothing, output: z.object({ keys: z.array(keyModel).max(300) }) },
  'connection.list': { input: nothing, output: z.object({ profiles: z.array(storedProfile).max(20_000), notices: z.array(message).max(10) }) },
  'connection.open': { input: z.strictObject({ id }), output: draft },
  /** A dropped file: an .rdp file, or an export of mRemoteNG or 1Remote. */
  'connection.openBytes': { input: z.strictObject({ name: z.string().max(300), bytes: z.custom<Uint8Array>((value) => ArrayBuffer.isView(value) && value.byteLength <= 10 * 1024 * 1024 + 1) }), output: opened },
  /** The system's dialog, opened by main. */
  'connection.pick': { input: nothing, output: opened },
  /** The file this program was started with (double click, command line); handed out once. */
  'connection.given': { input: nothing, output: opened },
  /** The user's own Default.rdp on Windows; `none` where there is none. */
  'connection.defaultFile': { input: nothing, output: opened },
  /** Turns chosen connections of an export into profiles. */
  'connection.importChosen': { input: z.strictObject({ importId: id, indexes: z.array(z.number().int().nonnegative()).max(5000) }), output: z.object({ profiles: z.array(storedProfile).max(5000) }) },
  /** A new profile for a name, an address or `practice:NAME`; `fallbacks` come from the case it begins at. */
  'connection.new': { input: z.strictObject({ address: z.string().min(1).max(300), fallbacks: z.array(listedAddress).max(19).optional() }), output: draft },
  /** The draft with these changes; writes nothing. Send all changes so far, not only the newest. */
  'connection.edit': { input: z.strictObject(edits), output: draft },
  'connection.close': { input: z.strictObject({ draftId: id }), output: nothing },
  /** Into our store, or back to the file it came from; `into: store` keeps that too as a new profile (a file has no place for fallbacks). `replace`: also when somebody else changed it meanwhile. */
  'connection.save': { input: z.strictObject({ ...edits, name: z.string().min(1).max(120).optional(), replace: z.boolean().optional(), into: z.literal('store').optional() }), output: saved },
  /** A copy for somebody else, by the system's dialog. `address`: one of the list to stand in the copy instead of the primary. */
  'connection.export': { input: z.strictObject({ ...edits, address: z.string().max(300).optional() }), output: saved },
  'connection.rename': { input: z.strictObject({ id, name: z.string().min(1).max(120) }), output: storedProfile },
  'connection.pin': { input: z.strictObject({ id, pinned: z.boolean() }), output: storedProfile },
  /** Takes a profile out of the list; its file stays among the backups, where `backup` says. */
  'connection.delete': { input: z.strictObject({ id }), output: z.object({ backup: path }) },
  /** Starts the address matrix over the list; events follow on `address:event`. One matrix runs at a time. */
  'connection.addresses': { input: z.strictObject({ ...edits, mode }), output: z.object({ runId: id }) },
  'connection.stop': { input: z.strictObject({ runId: id }), output: z.object({ cancelled: z.boolean() }) },
  /** What Windows makes of the primary's name: hosts file, suffixes, NRPT, cache, DNS servers (facts `name.*`, `hosts.*`); Windows and practice hosts only. */
  'connection.names': { input: z.strictObject(edits), output: z.object({ facts: z.array(fact).max(60) }) },
  /** The programs that open RDP sessions here, the one to use first in front; where there is none, `missing` says what to do. */
  'connection.clients': { input: nothing, output: z.object({ clients: z.array(client).max(50), missing: message.nullable() }) },
  /**
   * Opens the saved profile with the system's client. `address`: one of the list, null for the primary; the order never changes by it.
   * `bare`: only the address, without the file (Windows then shows no warning for the file). `client`: another than the first of `connection.clients`.
   * Refused with unsaved changes (`busy`), unless `bare`.
   */
  'connection.launch': {
    input: z.strictObject({ ...edits, address: z.string().max(300).nullable(), bare: z.boolean().optional(), client: client.shape.kind.optional() }),
    output: z.object({ state: z.enum(['running', 'ended']), program: path, sentence: message, startedAt: time }),
  },
  /** What this PC's event log says of the attempts since then; Windows only. */
  'connection.attempts': { input: z.strictObject({ since: time }), output: z.object({ attempts: z.array(attempt).max(20) }) },
  /** Certificates that rdpsign can use; Windows only. */
  'connection.certificates': { input: nothing, output: z.object({ certificates: z.array(signer).max(100) }) },
  /** Signs the saved file with rdpsign; Windows only. */
  'connection.sign': { input: z.strictObject({ draftId: id, thumbprint: z.string().regex(/^[0-9a-f]{40}$/) }), output: saved },
} as const;
