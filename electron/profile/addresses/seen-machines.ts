import { mkdir, readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { join } from 'node:path';
import * as z from 'zod';
import type { AddressesModel, AddressRow } from '../../../preload/contract/profile.ts';
import { writeFileSafely } from '../../files/write-file.ts';
import type { KnownThumbprint } from './same-machine.ts';

/** Names that are remembered; the oldest is forgotten first. */
const MAX = 5000;
const MAX_BYTES = 4 * 1024 * 1024;
const seenFile = z.object({ version: z.literal(1), machines: z.array(z.object({ name: z.string().max(300), port: z.number().int(), sha1: z.string().regex(/^[0-9a-f]{40}$/), at: z.string().max(40) })).max(MAX) });
type Seen = z.infer<typeof seenFile>['machines'][number];

const pathIn = (dataDir: string) => join(dataDir, 'seen-machines.json');

/** The certificates that these names showed when they were last reached. A missing or damaged file knows nothing. */
export async function seenBefore(dataDir: string, hosts: readonly { readonly host: string; readonly port: number }[]): Promise<KnownThumbprint[]> {
  const seen = await read(dataDir);
  return seen.filter((one) => hosts.some(({ host, port }) => host.toLowerCase() === one.name && port === one.port)).map(({ sha1 }) => ({ sha1, source: 'visit' }));
}

/**
 * Notes the certificate of each name that was reached over the name and whose machine says it has that name. Not where two machines were seen or
 * TLS is opened on the way. A new certificate takes the place of the old: Windows renews its own every six months.
 */
export async function rememberSeen(dataDir: string, model: AddressesModel, port: number, at: string): Promise<void> {
  if (model.sameMachine === 'different') return;
  const fresh = [...new Map(model.rows.filter(isItself).map((row): [string, Seen] => [row.name.toLowerCase(), { name: row.name.toLowerCase(), port, sha1: row.sha1 ?? '', at }])).values()];
  if (fresh.length === 0) return;
  const old = await read(dataDir);
  const machines = [...old.filter((one) => !fresh.some((other) => other.name === one.name && other.port === one.port)), ...fresh].slice(-MAX);
  await mkdir(dataDir, { recursive: true }).catch(() => {});
  // What is not noted now is noted the next time.
  await writeFileSafely(pathIn(dataDir), `${JSON.stringify({ version: 1, machines })}\n`, { force: true });
}

function isItself(row: AddressRow): boolean {
  if (row.sha1 === null || row.computerName === null || isIP(row.name) !== 0 || row.verdict.startsWith('MIDDLEBOX_')) return false;
  const [asked, said] = [row.name.toLowerCase(), row.computerName.toLowerCase()];
  return asked === said || said.startsWith(`${asked}.`) || asked.startsWith(`${said}.`);
}

async function read(dataDir: string): Promise<Seen[]> {
  try {
    const text = await readFile(pathIn(dataDir), 'utf8');
    return text.length > MAX_BYTES ? [] : (seenFile.safeParse(JSON.parse(text)).data?.machines ?? []);
  } catch {
    return [];
  }
}
