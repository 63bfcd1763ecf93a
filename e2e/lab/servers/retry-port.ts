import { freePort } from './free-port.ts';
import type { LabServer } from './lab-server.ts';

const TRIES = 3;

/** Starts a server on a free port; another port when somebody took it in between. A given port is tried once. */
export async function onFreePort(start: (port: number) => Promise<LabServer>, given?: number): Promise<LabServer> {
  if (given !== undefined) return start(given);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await start(await freePort());
    } catch (error) {
      if (attempt === TRIES) throw error;
    }
  }
}
