import { spawn } from 'node:child_process';
import { homedir } from 'node:os';
import type { Message } from '../../../preload/contract/text.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';

/** How a started client stands after a moment. `ended`: it was over by itself, with the sentence that says what that means. */
export type ClientStart = { readonly state: 'running' | 'ended'; readonly sentence: Message; readonly pid: number } | { readonly state: 'failed'; readonly sentence: Message };

export interface StartOptions {
  /** So long an early end is waited for, ms. */
  readonly watchMs?: number;
  readonly env?: NodeJS.ProcessEnv;
}

const WATCH_MS = 3000;
/** Ours, and nothing a client of the system should see. */
const OWN = /^(ELECTRON_|NODE_|RDP_DOCTOR_|npm_)/i;

/** Exit codes of xfreerdp that are told in words (FreeRDP, client/X11/xfreerdp.h). */
const FREERDP_ENDS: Readonly<Record<number, string>> = {
  128: 'arguments', 131: 'connection', 132: 'signIn', 133: 'negotiation', 134: 'signIn', 135: 'locked', 139: 'name', 140: 'name', 141: 'connection', 143: 'tls', 145: 'cancelled', 147: 'connection',
};

/** Starts a client without a shell and lets it live on its own. It gets no password: the client asks for it. */
export function startClient(program: string, args: readonly string[], kind: string, options: StartOptions = {}): Promise<ClientStart> {
  const watchMs = options.watchMs ?? WATCH_MS;
  const shown = { program: showable(program, 200) };
  return new Promise((resolve) => {
    const began = performance.now();
    const child = spawn(program, [...args], { detached: true, shell: false, stdio: 'ignore', cwd: homedir(), env: clean(options.env ?? process.env) });
    const timer = setTimeout(() => end({ state: 'running', sentence: say('profile:launch.running', shown), pid: child.pid ?? 0 }), watchMs);
    const end = (result: ClientStart) => {
      clearTimeout(timer);
      child.removeAllListeners();
      // Without a listener a late error of the process would be thrown.
      child.on('error', () => {});
      child.unref();
      resolve(result);
    };
    child.once('error', (error: NodeJS.ErrnoException) => end({ state: 'failed', sentence: say('profile:launch.failed', { ...shown, code: error.code ?? 'UNKNOWN' }) }));
    child.once('exit', (code, signal) => end({ state: 'ended', sentence: endOf(kind, code, signal, { ...shown, seconds: Math.round((performance.now() - began) / 100) / 10 }), pid: child.pid ?? 0 }));
  });
}

function endOf(kind: string, code: number | null, signal: string | null, shown: { program: string; seconds: number }): Message {
  // `open` of macOS hands over to the app and ends at once.
  if (kind === 'windowsApp' && code === 0) return say('profile:launch.handedOver', { program: shown.program });
  if (code === null) return say('profile:launch.endedBy', { ...shown, signal: signal ?? '?' });
  const told = kind === 'freerdp' ? FREERDP_ENDS[code] : undefined;
  if (told !== undefined) return say(`profile:launch.end.${told}`, { ...shown, code });
  return say(code === 0 ? 'profile:launch.endedWell' : 'profile:launch.endedWith', { ...shown, code });
}

function clean(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !OWN.test(name)));
}
