import { win32 } from 'node:path';
import * as z from 'zod';
import type { Signer } from '../../../preload/contract/connection.ts';
import { showable } from '../../locale/clean-text.ts';
import { powershellPath, shellEnvironment } from '../../machine/powershell/locate.ts';
import type { RunProgram } from './rdpsign.ts';

const list = z.array(z.object({ thumbprint: z.string().regex(/^[0-9a-fA-F]{40}$/), subject: z.string(), notAfter: z.string().max(40) })).max(500);

/**
 * The certificates of this user that can sign a file: with a private key, valid now, for code signing or server authentication (rdpsign takes both)
 * or for any use. Null where Windows could not be asked. `scriptFolder`: `assets/powershell`, absolute.
 */
export async function listSigners(scriptFolder: string, env: Readonly<Record<string, string | undefined>>, run: (program: string, args: readonly string[], env: Record<string, string>) => ReturnType<RunProgram>): Promise<Signer[] | null> {
  const script = win32.join(scriptFolder, 'signers.ps1');
  const { code, output } = await run(powershellPath(env), ['-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-File', script], shellEnvironment(env, script));
  if (code !== 0) return null;
  try {
    const read = list.safeParse(JSON.parse(output.replace(/^\ufeff/, '').trim() || '[]'));
    return read.success ? read.data.slice(0, 100).map((one) => ({ ...one, thumbprint: one.thumbprint.toLowerCase(), subject: showable(one.subject, 300) })) : null;
  } catch {
    return null;
  }
}
