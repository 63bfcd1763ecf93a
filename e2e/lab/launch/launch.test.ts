import { Buffer } from 'node:buffer';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findClients, type RdpClient } from '../../../electron/profile/launch/clients.ts';
import { launchProfile } from '../../../electron/profile/launch/launch-profile.ts';
import { servePracticeAddress } from '../../../electron/profile/launch/practice-server.ts';
import { readProfile } from '../../../electron/profile/model/profile.ts';
import { newProfile } from '../../../electron/profile/new-profile.ts';
import { parseTarget } from '../../../electron/probe/target/target.ts';
import { missing } from '../runner/needs.ts';
import { onPath } from '../servers/on-path.ts';
import type { LabServer } from '../servers/lab-server.ts';
import { startXrdp } from '../servers/xrdp.ts';
import { startXvfb, type Display } from '../servers/xvfb.ts';
import { startWitness, type Witness } from './witness.ts';

/** The client waits so long for a screen of the server that is its own, ms. */
const WATCH_MS = 2500;

let folder = '';
let display: Display;
let server: LabServer;
let witness: Witness;
let client: RdpClient[] = [];
const started: number[] = [];

describe.skipIf(missing(['xrdp', 'openssl']) !== null || ['xfreerdp', 'Xvfb'].some((name) => onPath(name) === null))('the real FreeRDP, started by us', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rdp-doctor-launch-'));
    [display, server] = await Promise.all([startXvfb(), startXrdp()]);
    witness = await startWitness(server.port);
    const all = await findClients({ platform: 'linux', env: process.env, isFile: (path) => stat(path).then((found) => found.isFile(), () => false) });
    client = all.filter((one) => one.program.endsWith('/xfreerdp')).slice(0, 1);
  }, 30_000);
  afterAll(async () => {
    for (const pid of started) {
      try {
        process.kill(-pid, 'SIGKILL');
      } catch {
        // It ended by itself.
      }
    }
    await Promise.all([witness.stop(), server.stop(), display.stop()]);
    rmSync(folder, { recursive: true, force: true });
  });

  const environment = () => {
    const home = mkdtempSync(join(folder, 'home-'));
    return { ...process.env, DISPLAY: display.name, HOME: home, XDG_CONFIG_HOME: join(home, '.config'), ELECTRON_RUN_AS_NODE: '1' };
  };
  /** A saved file; with level 0 the client asks nobody about the certificate that it cannot know. */
  const saved = (name: string, address: string, level = '0') => {
    const read = parseTarget(address);
    if (!read.ok) throw new Error(address);
    mkdirSync(join(folder, 'files'), { recursive: true });
    const bytes = newProfile(read.target, [{ key: 'authentication level', type: 'i', value: level }, { key: 'screen mode id', type: 'i', value: '1' }, { key: 'desktopwidth', type: 'i', value: '320' }, { key: 'desktopheight', type: 'i', value: '240' }]);
    const path = join(folder, 'files', name);
    writeFileSync(path, bytes);
    return { path, profile: readProfile(bytes) };
  };
  const launch = async (file: ReturnType<typeof saved>, more: { instead?: string; bare?: { host: string; port: number } } = {}) => {
    const done = await launchProfile({ ...file, instead: more.instead ?? null, bare: more.bare ?? null, dataDir: folder, clients: client, platform: 'linux' }, { watchMs: WATCH_MS, env: environment() });
    if (done.state !== 'refused') started.push(done.pid);
    return done;
  };
  /** Connections that came to data under TLS from both sides: the handshake with the real server was finished. */
  const heard = () => witness.connections.filter((one) => one.request && one.client.includes(23) && one.server.includes(22)).length;
  const arrives = async (before: number) => {
    for (let tries = 0; tries < 100 && heard() <= before; tries += 1) await sleep(50);
    return heard() > before;
  };

  it('opens a saved UTF-16 file, and TLS arrives at a real xrdp', async () => {
    const before = heard();
    const done = await launch(saved('real file.rdp', `127.0.0.1:${witness.port}`));
    expect([await arrives(before), done.state]).toEqual([true, 'running']);
    expect(witness.connections.at(-1)?.server).toContain(23);
  }, 20_000);

  it('opens the fallback by a copy, while the file stays as it is', async () => {
    const before = heard();
    const file = saved('dead.rdp', 'rdp-doctor-nowhere.invalid');
    const done = await launch(file, { instead: `127.0.0.1:${witness.port}` });
    expect([await arrives(before), done.state]).toEqual([true, 'running']);
    expect(file.profile.bytes.toString('utf16le')).toContain('rdp-doctor-nowhere.invalid');
  }, 20_000);

  it('opens an address alone; the certificate nobody can confirm ends it, and it says so', async () => {
    const before = heard();
    const done = await launch(saved('any.rdp', 'srv', '2'), { bare: { host: '127.0.0.1', port: witness.port } });
    expect(await arrives(before)).toBe(true);
    expect(done).toMatchObject({ state: 'ended', sentence: { params: { program: client[0]?.program } } });
  }, 20_000);

  it('tells an early end in words', async () => {
    const done = await launch(saved('nowhere.rdp', 'rdp-doctor-nowhere.invalid'));
    expect(done).toMatchObject({ state: 'ended', sentence: { key: 'profile:launch.end.name' } });
  }, 20_000);

  it('does not let a file choose options', async () => {
    const { path, profile } = saved('trap.rdp', `127.0.0.1:${witness.port}`);
    const bytes = Buffer.concat([profile.bytes, Buffer.from('/app:xterm\r\n', 'utf16le')]);
    writeFileSync(path, bytes);
    expect(await launch({ path, profile: readProfile(bytes) })).toMatchObject({ state: 'refused', sentence: { key: 'profile:launch.fileOption' } });
  });

  it('reaches a practice host through the address that works, and not through the name that does not', async () => {
    expect(await servePracticeAddress('name-fails-ip-works', 'srv-11.corp.example', 3389, folder)).toEqual({ ok: false, because: 'dead' });
    const served = await servePracticeAddress('name-fails-ip-works', '10.0.4.31', 3389, folder);
    if (!served.ok) throw new Error(served.because);
    try {
      const done = await launch(saved('practice.rdp', '10.0.4.31'), { instead: `127.0.0.1:${served.port}` });
      // The practice host lets nobody in: the client gets as far as asking who it is.
      expect(done).toMatchObject({ state: 'ended' });
      expect(done.sentence.key).toMatch(/^profile:launch\.end(ed)?/);
    } finally {
      await served.close();
    }
  }, 20_000);
});
