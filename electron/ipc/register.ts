import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { CHANNEL_NAMES } from '../../preload/contract/channel-names.ts';
import type { ChannelName } from '../../preload/contract/channels.ts';
import { answer, refused, type Handlers } from './answer.ts';
import { isTrusted, type Sender } from './trusted-sender.ts';

/** Registers the whole table. Every message is checked for its sender before its content is looked at. */
export function registerHandlers(handlers: Handlers, windowContentsId: () => number | null): void {
  for (const name of CHANNEL_NAMES) {
    ipcMain.handle(name, (event, input: unknown) =>
      isTrusted(senderOf(event), windowContentsId()) ? answer(handlers, name, input, reportDefect) : refused({ code: 'untrustedSender' }));
  }
}

/** Reads the frame at once: it may be null, or gone by the time somebody looks. */
function senderOf(event: IpcMainInvokeEvent): Sender | null {
  try {
    const frame = event.senderFrame;
    return frame && { url: frame.url, parentless: frame.parent === null, contentsId: event.sender.id };
  } catch {
    return null;
  }
}

function reportDefect(name: ChannelName, defect: unknown): void {
  console.error(`defect in ${name}:`, defect);
}
