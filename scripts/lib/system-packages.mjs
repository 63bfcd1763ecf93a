import { existsSync } from 'node:fs';
import { run } from './child.mjs';
import { SetupFailure, lastLines } from './failure.mjs';
import { note, stopwatch } from './notes.mjs';
import { withoutServiceStarts } from './policy-rc.mjs';

/** Debian package names; "a|b" means that either will do (later releases renamed some). */
export const packageGroups = {
  /** What Electron's window needs on a Linux without a desktop. */
  window: ['libgtk-3-0|libgtk-3-0t64', 'libnss3', 'libasound2|libasound2t64', 'libgbm1', 'libxss1', 'libatk-bridge2.0-0|libatk-bridge2.0-0t64', 'libdrm2'],
  /** A display where there is none, and letters for Japanese screenshots. */
  virtualDisplay: ['xvfb', 'fonts-noto-cjk'],
  /** Real servers and the tools that are compared with ours. */
  lab: ['xrdp', 'freerdp2-shadow-x11|freerdp3-shadow-x11', 'freerdp2-x11|freerdp3-x11', 'weston', 'haproxy', 'nginx-light', 'libnginx-mod-stream',
    'stunnel4', 'socat', 'nftables', 'nmap', 'sslscan', 'openssl', 'poppler-utils'],
};

/** @typedef {{ kind: 'ready' } | { kind: 'installed', packages: string[] } | { kind: 'missing', packages: string[], because: string }} PackageOutcome */

/** The wanted packages of which no alternative is installed. @param {string[]} wanted @param {ReadonlySet<string>} installed */
export const missingOf = (wanted, installed) => wanted.filter((each) => !each.split('|').some((name) => installed.has(name)));

/** For each missing package the first alternative that this release offers; what it does not offer at all is left over.
 * @param {string[]} missing @param {ReadonlySet<string>} offered */
export function choose(missing, offered) {
  const pairs = missing.map((each) => ({ each, name: each.split('|').find((name) => offered.has(name)) }));
  return {
    install: pairs.flatMap(({ name }) => (name === undefined ? [] : [name])),
    unavailable: pairs.flatMap(({ each, name }) => (name === undefined ? [each] : [])),
  };
}

/** Names that `apt-cache policy` shows with a candidate. @param {string} text */
export function offeredIn(text) {
  const names = [...text.matchAll(/^(\S+):\n(?: {2}.*\n)*? {2}Candidate: (?!\(none\))\S/gm)].map(([, name]) => String(name));
  return new Set(names);
}

const names = (/** @type {string[]} */ wanted) => wanted.flatMap((each) => each.split('|'));

/** @param {string[]} wanted */
async function missingNow(wanted) {
  const { stdout } = await run('dpkg-query', ['-W', '-f', '${db:Status-Abbrev} ${Package}\\n', ...names(wanted)]);
  const installed = stdout.split('\n').filter((line) => line.startsWith('ii ')).map((line) => line.slice(2).trim());
  return missingOf(wanted, new Set(installed));
}

/** Installs what is missing of the wanted Debian packages; where that is not possible says what is missing and why.
 * @param {string[]} wanted @param {string} purpose completes "… packages for …" @returns {Promise<PackageOutcome>} */
export async function ensurePackages(wanted, purpose) {
  if (!existsSync('/usr/bin/dpkg-query') || !existsSync('/usr/bin/apt-get')) {
    return { kind: 'missing', packages: wanted, because: 'this system has no apt' };
  }
  const missing = await missingNow(wanted);
  if (missing.length === 0) return { kind: 'ready' };
  if (process.getuid?.() !== 0) return { kind: 'missing', packages: missing, because: `run: sudo apt-get install --no-install-recommends ${missing.map((each) => each.split('|')[0]).join(' ')}` };
  return install(missing, purpose);
}

/** @param {string[]} missing @param {string} purpose @returns {Promise<PackageOutcome>} */
async function install(missing, purpose) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  const wait = ['-o', 'DPkg::Lock::Timeout=300'];
  note('Reading the package lists with apt-get update …');
  const update = await run('apt-get', ['update', ...wait], { env });
  const policy = await run('apt-cache', ['policy', ...names(missing)], { env });
  const { install: wanted, unavailable } = choose(missing, offeredIn(policy.stdout));
  if (unavailable.length > 0) note(`Not offered by this release: ${unavailable.join(', ')}.`);
  if (wanted.length > 0) {
    const time = stopwatch();
    const flags = ['install', '--yes', '--no-install-recommends', ...wait];
    const size = (await run('apt-get', [...flags, '--print-uris', ...wanted], { env })).stdout.match(/^Need to get .*$|^After this operation.*$/gm);
    note(`Installing for ${purpose}, with apt-get: ${wanted.join(' ')}${size === null ? '' : `\n  ${size.join(' ')}`}`);
    const result = await withoutServiceStarts(() => run('apt-get', [...flags, ...wanted], { env }));
    if (result.code !== 0) {
      throw new SetupFailure(`apt-get could not install the packages for ${purpose}; run it by hand to see why: apt-get install --no-install-recommends ${wanted.join(' ')}`,
        lastLines(update.code === 0 ? result.output : update.output + result.output));
    }
    note(`Installed in ${time()}.`);
  }
  return unavailable.length > 0 ? { kind: 'missing', packages: unavailable, because: 'this release does not offer them' } : { kind: 'installed', packages: wanted };
}
