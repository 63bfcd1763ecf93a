import { execFile } from 'node:child_process';
import { win32 } from 'node:path';
import type { Message } from '../../../preload/contract/text.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { systemFolder } from '../../machine/powershell/locate.ts';

/** Signing asks a key store, perhaps a smart card with a prompt, ms. */
const DEADLINE_MS = 60_000;

/** Runs a program to its end; a test puts its own in place. `code` null: it could not be started, or was ended by the deadline. */
export type RunProgram = (program: string, args: readonly string[]) => Promise<{ readonly code: number | null; readonly output: string }>;

export type SignResult = { ok: true } | { ok: false; because: Message };

export interface SignRequest {
  /** Absolute path of the saved file; it is signed in place. */
  readonly file: string;
  /** SHA-1 thumbprint of the certificate, 40 hex digits: `/sha256` is only the name of the option (rdpsign takes the thumbprint Windows shows). */
  readonly thumbprint: string;
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Signs an .rdp file with Windows' own rdpsign. Every argument begins with what we put there, and no shell is asked. */
export async function signFile({ file, thumbprint, platform, env }: SignRequest, run: RunProgram = runProgram): Promise<SignResult> {
  if (platform !== 'win32') return { ok: false, because: say('profile:sign.notWindows') };
  if (!/^[0-9a-f]{40}$/i.test(thumbprint)) return { ok: false, because: say('profile:sign.thumbprint') };
  if (!win32.isAbsolute(file) || !/\.rdp$/i.test(file) || /["\0]/.test(file) || /^[/-]/.test(file)) return { ok: false, because: say('profile:launch.path', { text: showable(file, 120) }) };
  const program = win32.join(systemFolder(env), 'rdpsign.exe');
  const { code, output } = await run(program, ['/sha256', thumbprint.toUpperCase(), file]);
  if (code === 0) return { ok: true };
  return { ok: false, because: code === null ? say('profile:sign.notStarted', { program: showable(program) }) : say('profile:sign.failed', { code, text: showable(output.trim(), 300) }) };
}

const runProgram: RunProgram = (program, args) => new Promise((resolve) => {
  execFile(program, [...args], { timeout: DEADLINE_MS, windowsHide: true, maxBuffer: 64 * 1024 }, (error, stdout, stderr) => {
    const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
    resolve({ code, output: `${stdout}${stderr}` });
  });
});
