import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** What the responder saw. */
export interface SeenByHosts {
  readonly total: number;
  /** Connections at once to one address, at most. */
  readonly most: number;
  /** Connections at once to all of them, at most. */
  readonly mostAtOnce: number;
}

export interface RadarHosts {
  readonly port: number;
  counts(): Promise<SeenByHosts>;
  stop(): Promise<void>;
}

const PROGRAM = join(import.meta.dirname, 'radar-responder.ts');

/** So many addresses of 127.0.0.0/8, from 127.SECOND.1.1 on. */
export function loopbackAddresses(count: number, second = 0): string[] {
  return Array.from({ length: count }, (_, index) => `127.${second + Math.floor(index / 62_500)}.${1 + (Math.floor(index / 250) % 250)}.${1 + (index % 250)}`);
}

/** Starts a process that answers as a Windows host on all the addresses, at one free port; `silent` ones take connections and say nothing. */
export async function startRadarHosts(addresses: readonly string[], silent: ReadonlySet<string> = new Set()): Promise<RadarHosts> {
  const child = spawn(process.execPath, [PROGRAM, '0', ...addresses.map((address) => (silent.has(address) ? `!${address}` : address))], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async (): Promise<string> => {
    const next = await lines.next();
    if (next.done) throw new Error('the responder ended');
    return next.value;
  };
  const port = Number((await line()).replace('ready ', ''));
  return {
    port,
    async counts() {
      child.stdin.write('?\n');
      return JSON.parse(await line()) as SeenByHosts;
    },
    async stop() {
      child.stdin.end();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}
