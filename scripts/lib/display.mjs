import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { whenWeEnd } from './at-end.mjs';
import { endTree, startChild } from './child.mjs';
import { SetupFailure, lastLines } from './failure.mjs';

/** Whether a window has somewhere to appear. @param {NodeJS.ProcessEnv} [env] @param {string} [platform] */
export const hasDisplay = (env = process.env, platform = process.platform) =>
  platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);

/** An Xauthority file with one cookie for any display (FamilyWild), so that nobody else on the machine can look at ours.
 * Layout: Xau(3), all numbers big endian. @param {Buffer} cookie */
export function xauthority(cookie) {
  const field = (/** @type {Buffer} */ bytes) => {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  const familyWild = Buffer.from([0xff, 0xff]);
  return Buffer.concat([familyWild, field(Buffer.alloc(0)), field(Buffer.alloc(0)), field(Buffer.from('MIT-MAGIC-COOKIE-1')), field(cookie)]);
}

/** Starts Xvfb on the first free display, which it picks itself. @returns {Promise<{ display: string, env: NodeJS.ProcessEnv, stop: () => Promise<void> }>} */
export async function startVirtualDisplay() {
  const folder = mkdtempSync(join(tmpdir(), 'rdp-doctor-display-'));
  const auth = join(folder, 'authority');
  writeFileSync(auth, xauthority(randomBytes(16)), { mode: 0o600 });
  const tidy = () => rmSync(folder, { recursive: true, force: true });
  const forget = whenWeEnd(tidy);
  const child = startChild('Xvfb', ['-displayfd', '3', '-screen', '0', '1440x1000x24', '-nolisten', 'tcp', '-auth', auth], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr?.setEncoding('utf8').on('data', (text) => { complaint += text; });
  const number = await new Promise((resolve) => {
    let text = '';
    const pipe = /** @type {import('node:stream').Readable} */ (child.stdio[3]);
    pipe.setEncoding('utf8').on('data', (part) => {
      text += part;
      if (text.includes('\n')) resolve(text.trim());
    });
    child.once('error', () => resolve(undefined));
    child.once('exit', () => resolve(undefined));
    setTimeout(() => resolve(undefined), 15_000).unref();
  });
  const stop = async () => {
    await endTree(child);
    forget();
    tidy();
  };
  if (number === undefined) {
    await stop();
    throw new SetupFailure('The virtual display did not start; install it with: apt-get install --no-install-recommends xvfb', lastLines(complaint));
  }
  return { display: `:${number}`, env: { DISPLAY: `:${number}`, XAUTHORITY: auth }, stop };
}
