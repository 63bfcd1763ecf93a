import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { presentElectron } from '../../scripts/lib/electron-runtime.mjs';

const root = join(import.meta.dirname, '../..');
const home = mkdtempSync(join(tmpdir(), 'rdp-doctor-start-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

interface Ended { readonly code: number | null; readonly stdout: string; readonly stderr: string; readonly leftOver: readonly string[] }

/** Programs on this machine that carry a mark in their environment: ours, and whatever ours started. */
function markedPrograms(mark: string): readonly string[] {
  return readdirSync('/proc').filter((pid) => /^\d+$/.test(pid)).flatMap((pid) => {
    try {
      const alive = !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
      return alive && readFileSync(`/proc/${pid}/environ`, 'utf8').includes(mark) ? [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')] : [];
    } catch {
      return [];
    }
  });
}

/** Runs scripts/start.mjs as npm does, without a display and with a home of its own. `whenSaid` is called with each piece of stdout. */
function start(args: readonly string[], whenSaid?: (text: string, kill: (signal: NodeJS.Signals) => void) => void): Promise<Ended> {
  const mark = randomUUID();
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = process.env;
  const child = spawn('node', [join(root, 'scripts/start.mjs'), ...args], {
    cwd: root, env: { ...env, XDG_CONFIG_HOME: home, RDP_DOCTOR_TEST_MARK: mark }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    whenSaid?.(stdout, (signal) => child.kill(signal));
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text; });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => void sleep(300).then(() => resolve({ code, stdout, stderr, leftOver: existsSync('/proc') ? markedPrograms(mark) : [] })));
  });
}

const version = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;

describe('npm start -- command', () => {
  it('leaves stdout to the command line', async () => {
    expect(await start(['--version'])).toMatchObject({ code: 0, stdout: `${version}\n` });
  }, 60_000);

  it('passes the exit code on', async () => {
    expect(await start(['no-such-command'])).toMatchObject({ code: 64, stdout: '' });
  }, 60_000);
});

const canOpenWindows = process.platform === 'linux' && existsSync('/usr/bin/Xvfb') && presentElectron() !== undefined;

describe.runIf(canOpenWindows)('npm start without a display', () => {
  it('opens the window on a virtual one, says so, and leaves a picture of it', async () => {
    const { code, stdout, stderr, leftOver } = await start(['--exit-after-screenshot']);
    expect(stderr).toMatch(/no display here, so the window opens on a virtual one \(:\d+\)/);
    const file = /^Screenshot of the window: (.*)$/m.exec(stdout)?.[1] ?? '';
    const png = readFileSync(file);
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    // Width and height of the picture (PNG, IHDR).
    expect(png.readUInt32BE(16)).toBeGreaterThan(800);
    expect(png.readUInt32BE(20)).toBeGreaterThan(500);
    expect({ code, leftOver }).toEqual({ code: 0, leftOver: [] });
  }, 90_000);

  it.each(['SIGINT', 'SIGTERM'] as const)('stays open until %s and takes everything along', async (signal) => {
    let told = false;
    const { leftOver, stdout } = await start([], (text, kill) => {
      if (told || !text.includes('Screenshot')) return;
      told = true;
      kill(signal);
    });
    expect(stdout).toContain('Screenshot');
    expect(leftOver).toEqual([]);
  }, 90_000);
});
