import { createRequire } from 'node:module';
import { app } from 'electron';
import { debuggingSwitches } from './launch-options.ts';

/** What a start asks for: the window, the command line with its arguments, or nothing that is allowed. */
export type StartKind = { kind: 'window' } | { kind: 'command'; args: string[] } | { kind: 'refused'; switches: string[] };

/**
 * `APP --cli [switches] -- arguments` is the command line. The `--` keeps Chromium from reading the arguments as its own switches, so
 * `--lang ja` stays ours. `argv` is without the executable.
 */
export function startKind(argv: readonly string[]): StartKind {
  if (argv[0] !== '--cli') return { kind: 'window' };
  const end = argv.indexOf('--');
  const own = argv.slice(1, end === -1 ? argv.length : end);
  // The launcher of the Linux package gives --no-sandbox: no page is loaded in this mode.
  const switches = debuggingSwitches(own).filter((one) => one !== '--no-sandbox');
  return switches.length > 0 ? { kind: 'refused', switches } : { kind: 'command', args: end === -1 ? [] : argv.slice(end + 1) };
}

/** Runs the command line's bundle in this process; it ends the process with its exit code. No window, no lock, no page. */
export function runCommandLine(args: readonly string[], bundle: string): void {
  app.disableHardwareAcceleration();
  process.argv = [process.argv[0] ?? '', 'rdp-doctor', ...args];
  // Not before ready: Electron sets its own signal handlers until then, and Ctrl+C has to reach the command.
  void app.whenReady().then(() => createRequire(__filename)(bundle) as unknown);
}
