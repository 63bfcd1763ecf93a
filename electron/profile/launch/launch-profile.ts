import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Message } from '../../../preload/contract/text.ts';
import { writeFileSafely } from '../../files/write-file.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { editProfile } from '../model/edit.ts';
import { linesOf, type Profile } from '../model/profile.ts';
import type { RdpClient } from './clients.ts';
import { planLaunch, type LaunchSubject } from './plan.ts';
import { startClient, type ClientStart, type StartOptions } from './start-client.ts';

export interface LaunchRequest {
  /** The saved file, as it lies on the disk. */
  readonly path: string;
  readonly profile: Profile;
  /** `host:port` or an address to connect to instead of what the file says; the file itself is left as it is. */
  readonly instead: string | null;
  /** Only the computer, without the file. */
  readonly bare: { readonly host: string; readonly port: number } | null;
  readonly dataDir: string;
  readonly clients: readonly RdpClient[];
  readonly platform: NodeJS.Platform;
}

export type LaunchResult = (ClientStart & { readonly state: 'running' | 'ended'; readonly program: string; readonly startedAt: string }) | { readonly state: 'refused'; readonly sentence: Message };

/** Starts the system's client with a saved file, with a copy of it that names another address, or with an address alone. */
export async function launchProfile(request: LaunchRequest, options: StartOptions = {}): Promise<LaunchResult> {
  const { clients, platform, profile } = request;
  const client = clients[0];
  // FreeRDP takes such a line as an option of its own (client/common/file.c); a file must not choose what a program does.
  const option = linesOf(profile).otherLines.find((one) => one.text.trimStart().startsWith('/'));
  if (client && client.kind !== 'mstsc' && request.bare === null && option) return { state: 'refused', sentence: say('profile:launch.fileOption', { line: option.line }) };
  const subject = await subjectOf(request);
  if ('state' in subject) return subject;
  const plan = planLaunch(subject, clients, platform);
  if (!plan.ok || !client) return { state: 'refused', sentence: plan.ok ? say('profile:launch.noClient') : plan.because };
  const startedAt = new Date().toISOString();
  const started = await startClient(plan.program, plan.args, client.kind, options);
  return started.state === 'failed' ? { state: 'refused', sentence: started.sentence } : { ...started, program: plan.program, startedAt };
}

async function subjectOf({ path, profile, instead, bare, dataDir }: LaunchRequest): Promise<LaunchSubject | (LaunchResult & { state: 'refused' })> {
  if (bare) return bare;
  if (instead === null) return { file: path };
  const edited = editProfile(profile, [{ key: 'full address', type: 's', value: instead }]);
  if (!edited.ok) return { state: 'refused', sentence: say(`profile:edit.${edited.because}`, { key: edited.key, encoding: edited.encoding }) };
  // One copy, written anew each time: it is read at once and nothing is kept in it.
  const folder = join(dataDir, 'launch');
  const copy = join(folder, 'fallback.rdp');
  const refuse = (code: string) => ({ state: 'refused' as const, sentence: say('profile:launch.noCopy', { path: showable(copy), code }) });
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
  } catch (error) {
    return refuse((error as NodeJS.ErrnoException).code ?? 'UNKNOWN');
  }
  const written = await writeFileSafely(copy, edited.bytes, { force: true });
  return written.ok ? { file: copy } : refuse(written.code);
}
