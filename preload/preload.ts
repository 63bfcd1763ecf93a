import { contextBridge, ipcRenderer } from 'electron';
import { CHANNEL_NAMES, EVENT_CHANNELS } from './contract/channel-names.ts';

/** One function per channel and nothing else: no event object, no `ipcRenderer`, no Node crosses over. */
const bridge: Record<string, unknown> = {};
for (const name of CHANNEL_NAMES) bridge[name] = (input: unknown) => ipcRenderer.invoke(name, input);
for (const channel of EVENT_CHANNELS) {
  bridge[channel] = (listener: (event: unknown) => void) => {
    const hear = (_event: unknown, event: unknown) => listener(event);
    ipcRenderer.on(channel, hear);
    return () => {
      ipcRenderer.removeListener(channel, hear);
    };
  };
}
contextBridge.exposeInMainWorld('rdp', bridge);
