import * as z from 'zod';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import type { KnownThumbprint } from '../../profile/addresses/same-machine.ts';
import type { Target } from '../../probe/target/target.ts';
import type { Args } from '../args.ts';
import type { CommandContext } from '../command.ts';
import { serverAddress } from '../dns-server.ts';
import { EXIT } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { decode, readInputFile } from '../read-input.ts';

/** The options of `profile addresses` alone. */
export const ADDRESS_OPTIONS = { deep: 'flag', address: 'list', known: 'list', case: 'value', 'dns-server': 'value' } as const;

/** More than any case holds, bytes. */
const MAX_CASE = 16 * 1024 * 1024;
/** The little of a case that is needed here; what else it holds is not looked at. */
const caseFile = z.object({
  schema: z.string().regex(/^rdp-doctor\/diagnosis@\d+$/), target: z.object({ host: z.string().max(300), port: z.number().int() }),
  facts: z.array(z.object({ name: z.string(), source: z.string(), value: z.unknown() })).max(10_000),
});

/** The second DNS server, checked; undefined where none was given. */
export function dnsServerOf(args: Args): string | undefined {
  const text = args.value('dns-server');
  return text === undefined ? undefined : serverAddress(text);
}

/** Thumbprints from `--known` and `--case`; a case counts where it is of a name that the file has too, and was read over that name. */
export async function knownFrom({ args, signal, translate }: CommandContext, targets: readonly Target[]): Promise<KnownThumbprint[]> {
  const given = args.list('known').map((text): KnownThumbprint => {
    const plain = text.replace(/[\s:]/g, '').toLowerCase();
    if (!/^[0-9a-f]{40}$/.test(plain)) throw new Failure(EXIT.usage, say('profile:usage.known', { text: showable(text, 80) }));
    return { sha1: plain, source: 'given' };
  });
  const path = args.value('case');
  if (path === undefined) return given;
  const read = readCase(decode(await readInputFile(path, MAX_CASE, signal)));
  if (!read) throw new Failure(EXIT.damaged, say('cli:file.damaged', { path: showable(path), because: translate(say('profile:usage.caseFile')) }));
  const same = targets.some(({ host, port, kind }) => kind === 'name' && host === read.target.host && port === read.target.port);
  const shown = same ? read.facts.filter((one) => one.name === 'certificate.sha1' && one.source === 'wire').map((one) => one.value) : [];
  return [...given, ...shown.filter((value): value is string => typeof value === 'string' && /^[0-9a-f]{40}$/.test(value)).map((sha1): KnownThumbprint => ({ sha1, source: 'case' }))];
}

function readCase(text: string): z.infer<typeof caseFile> | null {
  try {
    return caseFile.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
