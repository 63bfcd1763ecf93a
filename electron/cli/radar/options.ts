import { wholeNumber, type Args } from '../args.ts';
import { usage } from '../failure.ts';

/** What `radar` was asked for. */
export interface RadarOptions {
  /** `-` is standard input. */
  readonly list: string;
  readonly concurrency: number;
  readonly budgetMs: number;
  readonly warnDays: number;
  /** An end within the days is a problem only where the days were named. */
  readonly warnAsked: boolean;
  readonly json: boolean;
  readonly csv: string | undefined;
  readonly ics: string | undefined;
  readonly resume: string | undefined;
  /** Rows of an earlier run to compare with. */
  readonly since: string | undefined;
  readonly wideRanges: boolean;
}

const DEFAULT = { concurrency: 64, budgetMs: 5000, warnDays: 30 } as const;
/** Each takes a socket; systems give a process a few thousand. */
const MAX_CONCURRENCY = 2000;
/** A timer holds no more, ms. */
const MAX_TIMER_MS = 2_147_483_647;

/** Reads the arguments; throws a usage Failure that names the argument. */
export function readRadarOptions(args: Args, stdinIsTerminal: boolean): RadarOptions {
  const list = args.positionals[0] ?? '-';
  if (args.positionals.length === 0 && stdinIsTerminal) throw usage('noList');
  if (list === '') throw usage('noList');
  const warnDays = wholeNumber(args, 'warn-days', 0, 36_500);
  const [csv, ics, resume, since] = (['csv', 'ics', 'resume', 'since'] as const).map((name) => {
    const path = args.value(name);
    if (path === '') throw usage('fileEmpty', { option: `--${name}` });
    return path;
  });
  return {
    list, csv, ics, resume, since, json: args.flag('json'), wideRanges: args.flag('yes'),
    concurrency: wholeNumber(args, 'concurrency', 1, MAX_CONCURRENCY) ?? DEFAULT.concurrency,
    budgetMs: Math.min(wholeNumber(args, 'budget', 100) ?? DEFAULT.budgetMs, MAX_TIMER_MS),
    warnDays: warnDays ?? DEFAULT.warnDays, warnAsked: warnDays !== undefined,
  };
}
