import { basename, resolve } from 'node:path';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { buildReport, redactor, RENDER, viewOf } from '../../report/index.ts';
import type { Command } from '../command.ts';
import { checkOut, writeOut } from '../documents.ts';
import { EXIT } from '../exit-codes.ts';
import { Failure, usage } from '../failure.ts';
import { journalEntries, keepKeyFile, openCaseFile, openKeyFile } from '../report/files.ts';
import { readReportOptions } from '../report/options.ts';

/** `report CASE.json …` (contract §7). 0 once it is written, whatever the case says: that the report was made is the result. */
export const reportCommand: Command = {
  maxPositionals: 1,
  options: { before: 'value', format: 'value', for: 'value', out: 'value', key: 'value' },
  async run(context) {
    const { args, translate, lang, console } = context;
    const options = readReportOptions(args);
    const out = args.value('out');
    const inputs = [options.path, ...(options.before === undefined ? [] : [options.before])];
    if (out !== undefined && out !== '' && inputs.some((one) => resolve(one) === resolve(out))) throw new Failure(EXIT.usage, say('report:usage.sameAsInput'));
    if (options.key !== undefined && [...inputs, ...(out === undefined ? [] : [out])].some((one) => resolve(one) === resolve(options.key ?? ''))) throw usage('sameFile', { option: '--key', other: out !== undefined && resolve(out) === resolve(options.key) ? '--out' : 'CASE' });
    await checkOut(context);
    const opened = await openCaseFile(options.path, context);
    const before = options.before === undefined ? undefined : (await openCaseFile(options.before, context)).after;
    const report = buildReport({ opened, entries: await journalEntries(context), files: [...inputs, ...(out === undefined ? [] : [out])].map((one) => basename(one)), madeAt: new Date().toISOString(), ...(before ? { before } : {}) });
    if (options.reader === 'internal') {
      if (options.key !== undefined) console.note(translate(say('report:key.unused')));
      await answer(RENDER[options.format](viewOf(report, translate, lang)));
      return EXIT.done;
    }
    const start = options.key === undefined ? undefined : await openKeyFile(options.key, context);
    const hide = redactor(translate, start);
    const text = RENDER[options.format](viewOf(hide.redact(report, options.reader), translate, lang));
    // The key first: a copy whose aliases nobody can read back is worth less than a key without a copy.
    if (options.key !== undefined) {
      await keepKeyFile(options.key, hide.key());
      if (start === undefined) console.note(translate(say('report:key.made', { path: showable(options.key) })));
    }
    await answer(text);
    return EXIT.done;

    async function answer(content: string): Promise<void> {
      if (out === undefined) return console.result(content);
      await writeOut(context, content);
      console.note(translate(say('report:written', { path: showable(out) })));
    }
  },
};
