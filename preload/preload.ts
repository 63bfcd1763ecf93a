import { contextBridge, ipcRenderer } from 'electron';
import { CHANNEL_NAMES, EVENT_CHANNEL } from './contract/channel-names.ts';

/** One function per channel and nothing else: no event object, no `ipcRenderer`, no Node crosses over. */
const bridge: Record<string, unknown> = {};
for (const name of CHANNEL_NAMES) bridge[name] = (input: unknown) => ipcRenderer.invoke(name, input);
bridge[EVENT_CHANNEL] = (listener: (event: unknown) => void) => {
  const hear = (_event: unknown, event: unknown) => listener(event);
  ipcRenderer.on(EVENT_CHANNEL, hear);
  return () => {
    ipcRenderer.removeListener(EVENT_CHANNEL, hear);
  };
};
contextBridge.exposeInMainWorld('rdp', bridge);
