import * as z from 'zod';
import { appliedDocument, recoverDocument, timersDocument, undoDocument } from '../../../preload/contract/applied.ts';
import { diagnosisDocument } from '../../../preload/contract/diagnosis.ts';
import { explanationDocument } from '../../../preload/contract/explanation.ts';
import { fixesDocument } from '../../../preload/contract/fixes.ts';
import { journalCheckDocument, journalDocument, journalEntryDocument } from '../../../preload/contract/journal.ts';
import { planDocument } from '../../../preload/contract/plan.ts';
import { factsDocument, practiceDocument, practiceListDocument, practiceServeDocument } from '../../../preload/contract/practice.ts';
import { addressesDocument, profileDocument, profileLintDocument } from '../../../preload/contract/profile.ts';
import { radarRowDocument, radarSummaryDocument } from '../../../preload/contract/radar.ts';
import { reportDocument } from '../../../preload/contract/report.ts';
import type { Command } from '../command.ts';
import { printJson } from '../documents.ts';
import { EXIT } from '../exit-codes.ts';
import { usage } from '../failure.ts';

/** Every document the command line prints, by its kind. */
const KINDS: Record<string, z.ZodType> = {
  diagnosis: diagnosisDocument, explanation: explanationDocument,
  'practice-list': practiceListDocument, practice: practiceDocument, 'practice-serve': practiceServeDocument, 'radar-row': radarRowDocument, 'radar-summary': radarSummaryDocument, facts: factsDocument, fixes: fixesDocument, plan: planDocument,
  applied: appliedDocument, journal: journalDocument, 'journal-entry': journalEntryDocument, 'journal-check': journalCheckDocument, undo: undoDocument, recover: recoverDocument, timers: timersDocument,
  profile: profileDocument, 'profile-lint': profileLintDocument, addresses: addressesDocument, report: reportDocument,
};

/** `schema [KIND]`: the JSON Schema of a document, made from the schema it is checked with. */
export const schemaCommand: Command = {
  maxPositionals: 1,
  options: {},
  async run({ args, console }) {
    const kind = args.positionals[0];
    if (kind === undefined) {
      await console.result(args.flag('json') ? `${JSON.stringify(Object.keys(KINDS))}\n` : `${Object.keys(KINDS).join('\n')}\n`);
      return EXIT.done;
    }
    const schema = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
    if (!schema) throw usage('kind', { text: kind, allowed: Object.keys(KINDS).join(', ') });
    await printJson({ console }, { $id: `rdp-doctor/${kind}@1`, ...z.toJSONSchema(schema, { io: 'input' }) });
    return EXIT.done;
  },
};
