import type { RadarRow, RadarSummary } from '../../../preload/contract/radar.ts';
import { safeJson, showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { readTargets } from '../../radar/input/read-targets.ts';
import { runRadar, type RadarResult } from '../../radar/run-radar.ts';
import type { Command, CommandContext } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { openExports } from '../radar/exports.ts';
import { lineWriter } from '../radar/line-writer.ts';
import { openEarlier, openList, openSaved } from '../radar/input.ts';
import { readRadarOptions, type RadarOptions } from '../radar/options.ts';
import { refuseSameFile } from '../radar/refuse-same-file.ts';
import { renderSince, sinceCounter, type SinceCounter } from '../radar/since.ts';
import { steadyMemory } from '../radar/steady-memory.ts';
import { withoutStacks } from '../radar/without-stacks.ts';
import { renderHead, renderRow, renderSummary } from '../radar/render.ts';

/** Duplicates beyond these are only counted. */
const DUPLICATES_TOLD = 10;
/** From here on, what our own loop adds to a time is worth a word, ms. */
const LAG_WORTH_TELLING_MS = 20;

/** `radar [FILE | -] …` (contract §4). */
export const radarCommand: Command = {
  maxPositionals: 1,
  options: { concurrency: 'value', budget: 'value', 'warn-days': 'value', csv: 'value', ics: 'value', resume: 'value', since: 'value', yes: 'flag' },
  async run(context) {
    const options = readRadarOptions(context.args, process.stdin.isTTY === true);
    await refuseSameFile(options);
    steadyMemory();
    const saved = options.resume === undefined ? undefined : await openSaved(options.resume, context);
    const since = options.since === undefined ? undefined : sinceCounter(await openEarlier(options.since, options.warnDays, context));
    const exports = await openExports(context, options);
    const counts = { skippedLines: 0, tooWide: 0, duplicates: 0, soon: 0 };
    const { console, translate, signal } = context;
    const targets = readTargets(openList(options.list), {
      wideRanges: options.wideRanges,
      onBadLine({ line, because, tooWide }) {
        counts.skippedLines++;
        if (tooWide) counts.tooWide++;
        console.note(translate(say('radar:line.skipped', { line, because: translate(because) })));
      },
    });
    const keep = (row: RadarRow): void => {
      if (row.daysLeft !== null && row.daysLeft <= options.warnDays) counts.soon++;
      exports.add(row);
      since?.add(row);
    };
    const print = lineWriter((text) => console.result(text));
    let result: RadarResult;
    try {
      if (!options.json) await console.result(renderHead(translate));
      const probe = () => runRadar({ targets, concurrency: options.concurrency, budgetMs: options.budgetMs, ...(saved ? { saved } : {}) }, {
        signal,
        async onRow(row, reading) {
          keep(row);
          await print(options.json ? `${safeJson(row)}\n` : renderRow(row, reading, options.warnDays, translate, console.colour));
        },
        onDuplicate({ host, port, line }) {
          if (++counts.duplicates <= DUPLICATES_TOLD) console.note(translate(say('radar:line.duplicate', { line, target: `${host}:${port}` })));
        },
      });
      result = await (context.args.flag('debug') ? probe() : withoutStacks(probe));
      for await (const row of saved?.taken() ?? []) keep(row);
      await printSummary(result, counts, context, options, since);
      await exports.finish();
    } catch (error) {
      await exports.drop();
      throw error;
    }
    return exitOf(result, counts, options, context);
  },
};

type Counts = Record<'skippedLines' | 'tooWide' | 'duplicates' | 'soon', number>;

async function printSummary(result: RadarResult, counts: Counts, { console, translate }: CommandContext, options: RadarOptions, compared?: SinceCounter): Promise<void> {
  const { targets, done, ...rest } = result;
  const since = await compared?.finish(!result.cancelled);
  const summary: RadarSummary = { schema: 'rdp-doctor/radar-summary@1', targets, done, skippedLines: counts.skippedLines, ...rest, ...(since ? { since } : {}) };
  await console.result(options.json ? `${safeJson(summary)}\n` : renderSummary(summary, translate) + (since ? renderSince(since, translate) : ''));
  if (counts.duplicates > DUPLICATES_TOLD) console.note(translate(say('radar:line.duplicates', { count: counts.duplicates })));
  const { mean, max } = result.loopLagMs;
  if (mean >= LAG_WORTH_TELLING_MS) console.note(translate(say('radar:summary.lag', { mean, max })));
}

/** Cancelled, then a list without a target, then a range that was refused, then what was found. */
function exitOf({ targets, cancelled, byVerdict }: RadarResult, counts: Counts, options: RadarOptions, { translate }: CommandContext): ExitCode {
  if (cancelled) return EXIT.cancelled;
  if (counts.tooWide > 0) return EXIT.refused;
  if (targets === 0) throw new Failure(EXIT.damaged, say('cli:file.damaged', { path: showable(options.list), because: translate(say('radar:line.none')) }));
  const { HEALTHY = 0, UNKNOWN = 0, ...problems } = byVerdict;
  if (Object.keys(problems).length > 0 || (options.warnAsked && counts.soon > 0)) return EXIT.problem;
  return UNKNOWN > 0 || HEALTHY === 0 ? EXIT.undetermined : EXIT.done;
}
