import type { ChildProcess } from 'node:child_process';
import { PowerShell } from 'node-powershell';
import { killTree } from './kill-tree.ts';

interface ShellOptions {
  readonly executable: string;
  readonly cwd?: string;
  readonly env: Record<string, string>;
}

/** One process of node-powershell that serves one line and is then ended. The only file that knows that library. */
export interface ShellSession {
  /** Sends the line. Settles when the library sees the line's end or the process's end; says nothing about success. */
  send(line: string): Promise<void>;
  onOutput(listener: (text: string) => void): void;
  onNoise(listener: (text: string) => void): void;
  /** Resolves when the process is gone and its output is closed, with the reason when it could not be started. */
  readonly gone: Promise<Error | null>;
  /** Ends the process and what it started. Safe to call at any time, more than once. */
  end(): Promise<void>;
}

/** Starts the shell. Throws when the system refuses at once; a missing program shows in `gone`. */
export function startShell(options: ShellOptions): ShellSession {
  // The library takes this variable before any path it is given.
  delete process.env['NODE_POWERSHELL'];
  const shell = new PowerShell({
    executable: options.executable,
    executableOptions: { '-NoProfile': true, '-NonInteractive': true, '-ExecutionPolicy': 'Bypass' },
    spawnOptions: { windowsHide: true, env: options.env, ...(options.cwd === undefined ? {} : { cwd: options.cwd }) },
    // Any byte on stderr would be "an error" to it; only a parsed record is success here.
    throwOnInvocationError: false,
  });
  const child = hidden(shell, 'process') as ChildProcess;
  // Nobody awaits this promise inside the library; when the program is missing its rejection would end our process.
  (hidden(shell, 'exitPromise') as Promise<unknown>).catch(ignore);
  for (const stream of [shell.streams.stdin, shell.streams.stdout, shell.streams.stderr]) stream.on('error', ignore);

  const gone = new Promise<Error | null>((resolve) => {
    child.once('error', (problem) => resolve(problem));
    child.once('close', () => resolve(null));
  });

  return {
    send: (line) => shell.invoke(line).then(ignore, ignore),
    onOutput: (listener) => void shell.streams.stdout.on('data', (chunk: string) => listener(chunk)),
    onNoise: (listener) => void shell.streams.stderr.on('data', (chunk: string) => listener(chunk)),
    gone,
    async end() {
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) await killTree(child.pid);
      shell.dispose('SIGKILL').catch(ignore);
      shell.streams.stdout.destroy();
      shell.streams.stderr.destroy();
    },
  };
}

function ignore(): void {
  // On purpose: the library's own verdicts are not trusted, see `throwOnInvocationError`.
}

/** A private member of the library, whose version is pinned; its absence is told at once, not by a hang later. */
function hidden(shell: PowerShell, name: string): object {
  const value: unknown = Reflect.get(shell, name);
  if (typeof value !== 'object' || value === null) throw new Error(`node-powershell has no ${name}`);
  return value;
}
