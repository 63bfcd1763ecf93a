import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { usage } from '../failure.ts';
import type { RadarOptions } from './options.ts';

/** Refuses (64) a file that is written where it is read or written too, however its path is spelled or linked: `--force` would replace it. */
export async function refuseSameFile({ list, csv, ics, resume, since }: Pick<RadarOptions, 'list' | 'csv' | 'ics' | 'resume' | 'since'>): Promise<void> {
  const seen = new Map<string, string>();
  const named = Object.entries({ FILE: list === '-' ? undefined : list, '--resume': resume, '--since': since, '--csv': csv, '--ics': ics });
  for (const [option, path] of named) {
    if (path === undefined) continue;
    const file = await identityOf(path);
    const other = seen.get(file);
    if (other !== undefined && (option === '--csv' || option === '--ics')) throw usage('sameFile', { option: other, other: option });
    seen.set(file, other ?? option);
  }
}

/** The same for two paths that lead to one file. */
async function identityOf(path: string): Promise<string> {
  try {
    const { dev, ino } = await stat(path, { bigint: true });
    return `${dev} ${ino}`;
  } catch {
    return resolve(path);
  }
}
