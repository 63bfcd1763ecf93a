import { reader, reportFormat, type Reader, type ReportFormat } from '../../../preload/contract/report.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import type { Args } from '../args.ts';
import { EXIT } from '../exit-codes.ts';
import { Failure, usage } from '../failure.ts';

export interface ReportOptions {
  readonly path: string;
  readonly before: string | undefined;
  readonly format: ReportFormat;
  readonly reader: Reader;
  readonly key: string | undefined;
}

/** What `report` was asked for. `--json` is the JSON form, and goes with no other. */
export function readReportOptions(args: Args): ReportOptions {
  const path = args.positionals[0];
  if (path === undefined || path === '') throw wrong('noCase');
  for (const option of ['before', 'key']) if (args.value(option) === '') throw usage('fileEmpty', { option: `--${option}` });
  const asked = args.value('format');
  const format = reportFormat.safeParse(asked ?? (args.flag('json') ? 'json' : 'ticket'));
  if (!format.success) throw wrong('format', { text: asked ?? '', allowed: reportFormat.options.join(', ') });
  if (args.flag('json') && format.data !== 'json') throw wrong('json', { text: format.data });
  const forWhom = reader.safeParse(args.value('for') ?? 'internal');
  if (!forWhom.success) throw wrong('reader', { text: args.value('for') ?? '', allowed: reader.options.join(', ') });
  return { path, before: args.value('before'), format: format.data, reader: forWhom.data, key: args.value('key') };
}

function wrong(key: string, params: Record<string, string> = {}): Failure {
  return new Failure(EXIT.usage, say(`report:usage.${key}`, Object.fromEntries(Object.entries(params).map(([name, value]) => [name, showable(value, 80)]))));
}
