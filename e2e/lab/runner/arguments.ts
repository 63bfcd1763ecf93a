import { parseArgs } from 'node:util';

export interface LabArguments {
  /** Where the report goes. */
  readonly json?: string;
  readonly only?: RegExp;
  readonly runtime: 'node' | 'electron' | 'both';
  /** Names only. */
  readonly list: boolean;
  /** Prints the whole document of each failed case. */
  readonly verbose: boolean;
}

export const USAGE = 'node e2e/lab/run.ts [--json FILE] [--only REGEX] [--runtime node|electron|both] [--list] [--verbose]';

/** Reads the command line; throws with one sentence when it is wrong. */
export function readArguments(argv: readonly string[]): LabArguments {
  const { values } = parseArgs({
    args: [...argv], strict: true,
    options: { json: { type: 'string' }, only: { type: 'string' }, runtime: { type: 'string', default: 'both' }, list: { type: 'boolean', default: false }, verbose: { type: 'boolean', default: false } },
  });
  const { runtime } = values;
  if (runtime !== 'node' && runtime !== 'electron' && runtime !== 'both') throw new Error(`--runtime takes node, electron or both, not "${runtime}"`);
  return {
    runtime, list: values.list, verbose: values.verbose,
    ...(values.json === undefined ? {} : { json: values.json }), ...(values.only === undefined ? {} : { only: new RegExp(values.only) }),
  };
}
