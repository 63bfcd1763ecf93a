import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { CHANNEL_NAMES } from '../../preload/contract/channel-names.ts';
import type { ChannelName } from '../../preload/contract/channels.ts';
import type { CallResult } from '../../preload/contract/errors.ts';
import type { First } from './serve-first.ts';
import { isTrusted, type Sender } from './trusted-sender.ts';

/**
 * Registers every channel: `first` answers what the first screen needs, any other call fetches the `rest`. Every message is checked for its sender before its content is looked
 * at, and before anything is waited for: the frame that sent it may be gone later.
 */
export function registerHandlers(first: Promise<Pick<First, 'answer'>>, rest: (name: ChannelName) => Promise<Answering>, windowContentsId: () => number | null): void {
  for (const name of CHANNEL_NAMES) {
    ipcMain.handle(name, async (event, input: unknown): Promise<CallResult<unknown>> => {
      if (!isTrusted(senderOf(event), windowContentsId())) return { ok: false, error: { code: 'untrustedSender' } };
      try {
        return await ((await first).answer(name, input) ?? (await rest(name))(name, input));
      } catch (defect) {
        console.error(`defect in ${name}:`, defect);
        return { ok: false, error: { code: 'defect' } };
      }
    });
  }
}

/** Answers a call that came from our own window. */
export type Answering = (name: ChannelName, input: unknown) => Promise<CallResult<unknown>>;

/** Reads the frame at once: it may be null, or gone by the time somebody looks. */
function senderOf(event: IpcMainInvokeEvent): Sender | null {
  try {
    const frame = event.senderFrame;
    return frame && { url: frame.url, parentless: frame.parent === null, contentsId: event.sender.id };
  } catch {
    return null;
  }
}
