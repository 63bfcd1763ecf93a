import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { atExit, type TempDir } from './clean-up.ts';
import { LOOPBACK, type LabServer } from './lab-server.ts';
import { isListening } from './listening.ts';
import { onPath } from './on-path.ts';

export interface ChildSpec {
  readonly command: string;
  readonly args: readonly string[];
  /** The port it will listen on; it counts as started only then. */
  readonly port: number;
  readonly address?: string;
  /** Removed when the server stops. */
  readonly directory: TempDir;
  readonly env?: NodeJS.ProcessEnv;
  /** How long it may take until it listens, ms. */
  readonly startMs?: number;
}

export interface LabProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  log(): string;
  stop(): Promise<void>;
}

const MAX_LOG = 64 * 1024;
const TERM_MS = 800;

/** Starts a program in its own process group; it is killed when this process ends, even by SIGKILL (prctl PR_SET_PDEATHSIG). */
export function startProcess(command: string, args: readonly string[], options: { env?: NodeJS.ProcessEnv; cwd?: string; extraPipe?: boolean } = {}): LabProcess {
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', onPath(command) ?? command, ...args], {
    detached: true,
    stdio: options.extraPipe ? ['ignore', 'pipe', 'pipe', 'pipe'] : ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env },
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  let log = '';
  const note = (chunk: Buffer | string) => {
    if (log.length < MAX_LOG) log += chunk.toString();
  };
  child.stdout?.on('data', note);
  child.stderr?.on('data', note);
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      note(`${error.message}\n`);
      resolve(null);
    });
    child.once('exit', resolve);
  });
  const forget = atExit(() => signalGroup(child, 'SIGKILL'));
  void ended.then(forget);
  return {
    child,
    ended,
    log: () => log,
    async stop() {
      signalGroup(child, 'SIGTERM');
      const kill = setTimeout(() => signalGroup(child, 'SIGKILL'), TERM_MS);
      await ended;
      clearTimeout(kill);
      // Children of the server (one for each connection, in xrdp) are in the same group and may outlive it.
      signalGroup(child, 'SIGKILL');
      forget();
    },
  };
}

/** Starts a server program and waits until it really listens. Fails with its output when it ends before. */
export async function startChildServer(spec: ChildSpec): Promise<LabServer> {
  if (isListening(spec.port)) {
    spec.directory.remove();
    throw new Error(`port ${spec.port} is taken`);
  }
  const running = startProcess(spec.command, spec.args, { ...(spec.env ? { env: spec.env } : {}), cwd: spec.directory.path });
  const stop = async () => {
    await running.stop();
    spec.directory.remove();
  };
  let over = false;
  void running.ended.then(() => { over = true; });
  const limit = performance.now() + (spec.startMs ?? 10_000);
  while (!isListening(spec.port)) {
    if (over || performance.now() > limit) {
      await stop();
      throw new Error(`${spec.command} ${over ? 'ended before it listened' : 'did not listen in time'} on port ${spec.port}\n${running.log()}`);
    }
    await sleep(10);
  }
  return { port: spec.port, address: spec.address ?? LOOPBACK, stop, log: running.log };
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}
