import type { Bed } from '../cases/case.ts';

/** Keeps the servers of one case and stops them all, the last one first, whatever happens. */
export function makeBed(): Bed & { clear(): Promise<void>; log(): string } {
  const servers: { stop(): Promise<void>; log?: () => string }[] = [];
  return {
    async put(server) {
      const started = await server;
      servers.push(started);
      return started;
    },
    async clear() {
      for (const server of servers.splice(0).reverse()) await server.stop();
    },
    log: () => servers.map((one) => one.log?.() ?? '').filter((text) => text !== '').join('\n'),
  };
}
