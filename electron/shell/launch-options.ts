import { resolve } from 'node:path';

/** What the person or script that started the window asked for. */
export interface LaunchOptions {
  /** Folder for settings and recent targets; null means the system's own place. */
  readonly dataDir: string | null;
  /** Where to write a picture of the first screen. */
  readonly screenshot: string | null;
  readonly exitAfterScreenshot: boolean;
  /** A practice machine waits so long before each operation, ms; 0 unless a test wants to interrupt one. */
  readonly practiceSlowMs: number;
}

/** Switches that open a debugger or run foreign code. The fuses of the release build do not cover the Chromium ones. */
const DEBUGGING = /^--(remote-debugging-(port|pipe|address)|remote-allow-origins|inspect(-brk|-port|-publish-uid|-wait)?|debug(-brk|-port)?|js-flags|load-extension|renderer-cmd-prefix|gpu-launcher|utility-cmd-prefix|disable-web-security|no-sandbox)(=|$)/i;

/**
 * Reads our own flags. `process.argv` and not Electron's command line, which lower-cases values. Nothing behind `--` is one: what Windows
 * opens stands there, and who wrote a link may have written quotation marks into it.
 */
export function readLaunchOptions(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): LaunchOptions {
  const shot = env.RDP_DOCTOR_SCREENSHOT;
  const end = argv.indexOf('--');
  const own = end === -1 ? argv : argv.slice(0, end);
  const dir = valueOf(own, '--data-dir');
  return {
    dataDir: dir === null ? null : resolve(dir),
    screenshot: shot ? resolve(shot) : null,
    exitAfterScreenshot: env.RDP_DOCTOR_EXIT_AFTER_SCREENSHOT === '1',
    practiceSlowMs: wholeNumber(valueOf(own, '--practice-slow')),
  };
}

/** The switches a release build refuses to start with, as given. */
export function debuggingSwitches(argv: readonly string[]): string[] {
  return argv.filter((arg) => DEBUGGING.test(arg));
}

/** Up to a minute; 0 for anything else. */
function wholeNumber(text: string | null): number {
  return text !== null && /^\d{1,5}$/.test(text) ? Math.min(Number(text), 60_000) : 0;
}

function valueOf(argv: readonly string[], name: string): string | null {
  const joined = argv.find((arg) => arg.startsWith(`${name}=`));
  if (joined) return joined.slice(name.length + 1) || null;
  const at = argv.indexOf(name);
  const next = at === -1 ? undefined : argv[at + 1];
  return next !== undefined && next !== '' && !next.startsWith('--') ? next : null;
}
