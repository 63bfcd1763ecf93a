import * as z from 'zod';
import { draftChannels } from './case-draft.ts';
import { connectionChannels } from './connection.ts';
import { mode } from './diagnosis.ts';
import { explanationModel } from './explanation.ts';
import { fact } from './facts.ts';
import { firstChannels, settings } from './first-channels.ts';
import { fixesModel } from './fixes.ts';
import { fixingChannels } from './fixing.ts';
import { linkChannels } from './link.ts';
import { practiceListModel } from './practice.ts';
import { radarChannels } from './radar-window.ts';
import { pasteNotes, reportingChannels } from './reporting.ts';
import { stage } from './stages.ts';
import { answers, attempt, place, skipped, study } from './study.ts';
import { message } from './text.ts';

const runId = z.string().regex(/^[a-z0-9-]{1,40}$/);
const target = z.string().min(1).max(300);
const facts = z.array(fact).max(4000);

/** A practice host as the lab lists it; `code` is what its user copied from the error box. */
const practiceHost = practiceListModel.shape.machines.element.extend({ code: z.string().max(2000) });
export type PracticeHost = z.infer<typeof practiceHost>;

/** A fix of the catalogue that helps against causes of a case; `command` plans it on the case's practice host, `machine` is what the app can change there. */
const caseFix = fixesModel.shape.fixes.element
  .pick({ id: true, kind: true, title: true, sentence: true, minutes: true, who: true, tier: true, wayBack: true, offered: true, because: true, steps: true, texts: true, settings: true, side: true })
  .extend({
    /** The causes of this case it helps against, the likeliest first. */
    against: z.array(z.object({ id: z.string().max(60), title: message })).min(1).max(20),
    command: z.string().max(300).nullable(),
    machine: z.string().max(80).nullable(),
  });
export type CaseFix = z.infer<typeof caseFix>;

/** What went over the wire in one stage, for the technician who asks; `at` in ms since the connection opened. */
const rawBytes = z.strictObject({ direction: z.enum(['sent', 'received']), at: z.number(), hex: z.string().max(40_000), cut: z.boolean() });
export type RawBytes = z.infer<typeof rawBytes>;

export const LINKS = ['rdp-errors', 'rdp-troubleshoot', 'rdp-certificates', 'rdp-protocol'] as const;

/** Every call that crosses the wall: name, what goes in, what comes out. The handler table and `window.rdp` are made from it. */
export const channels = {
  ...firstChannels,
  'code.explain': { input: z.strictObject({ text: z.string().max(100_000) }), output: explanationModel },
  'diagnosis.start': {
    input: z.strictObject({
      target, mode, control: target.optional(), code: z.string().max(100_000).optional(), where: place.optional(), answers: answers.optional(),
    }),
    output: z.strictObject({ runId }),
  },
  'diagnosis.cancel': { input: z.strictObject({ runId }), output: z.strictObject({ cancelled: z.boolean() }) },
  'diagnosis.bytes': {
    input: z.strictObject({ runId, side: z.enum(['target', 'control']), stage, address: z.string().max(64).nullable() }),
    output: z.strictObject({ entries: z.array(rawBytes).max(200) }),
  },
  /** Judges the kept run again with these answers; runs nothing. */
  'case.study': { input: z.strictObject({ runId, answers, skipped }), output: study },
  /** The fixes against the causes that the kept run has with these answers, the offered ones first; reads and changes nothing. */
  'case.fixes': { input: z.strictObject({ runId, answers }), output: z.strictObject({ fixes: z.array(caseFix).max(100) }) },
  /** Adds what was pasted (an error text, or a host collector's block) to the kept run and gives all its facts. */
  'case.paste': { input: z.strictObject({ runId, text: z.string().min(1).max(2_000_000) }), output: z.strictObject({ facts, notes: pasteNotes }) },
  /** Reads the Windows facts of the kept run's machine once more and gives all its facts. */
  'case.read': { input: z.strictObject({ runId, where: place.optional() }), output: z.strictObject({ facts }) },
  'machine.attempts': { input: z.strictObject({}), output: z.strictObject({ attempts: z.array(attempt).max(20) }) },
  'practice.list': { input: z.strictObject({}), output: z.strictObject({ hosts: z.array(practiceHost).max(200) }) },
  'practice.reset': { input: z.strictObject({ name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/) }), output: z.strictObject({}) },
  'recent.clear': { input: z.strictObject({}), output: z.strictObject({}) },
  'settings.set': { input: settings.partial(), output: settings },
  'links.open': { input: z.strictObject({ id: z.enum(LINKS) }), output: z.strictObject({}) },
  ...fixingChannels,
  ...radarChannels,
  ...connectionChannels,
  ...linkChannels,
  ...reportingChannels,
  ...draftChannels,
} as const;

export type Channels = typeof channels;
export type ChannelName = keyof Channels;
export type ChannelInput<N extends ChannelName> = z.input<Channels[N]['input']>;
export type ChannelOutput<N extends ChannelName> = z.output<Channels[N]['output']>;
