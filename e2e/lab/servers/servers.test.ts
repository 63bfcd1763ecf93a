import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { missing } from '../runner/needs.ts';
import { startScripted } from '../misbehaving/server.ts';
import { request, watch } from '../misbehaving/test-client.ts';
import { startFilter } from './filter.ts';
import { isListening } from './listening.ts';
import { startSocat } from './socat.ts';
import { startXrdp } from './xrdp.ts';

const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`rdp-doctor-lab-${process.pid}-xrdp`));
const gone = async (isThere: () => boolean) => {
  for (let tries = 0; tries < 100 && isThere(); tries += 1) await sleep(20);
  return !isThere();
};

describe.skipIf(missing(['xrdp', 'openssl']) !== null)('a real server', () => {
  it('listens when it is said to, answers, and leaves nothing behind', async () => {
    const before = folders();
    const server = await startXrdp();
    expect(isListening(server.port)).toBe(true);
    expect((await watch(server.port, request(), 200)).bytes.toString('hex')).toBe('030000130ed000001234000201080001000000');
    await server.stop();
    await server.stop();
    expect(isListening(server.port)).toBe(false);
    expect(folders()).toEqual(before);
  });
  it('answers as one whose key cannot be read', async () => {
    const server = await startXrdp({ key: 'unreadable' });
    const seen = await watch(server.port, request(), 500);
    await server.stop();
    expect(seen.bytes.toString('hex')).toMatch(/0300000902f0802180$/);
    expect(seen.ended).toBe('fin');
  });
  it('does not start on a port that somebody has', async () => {
    const taken = await startScripted(async () => {});
    await expect(startSocat({ role: 'echo', port: taken.port })).rejects.toThrow(/taken/);
    await taken.stop();
  });
  it('ends when the process that started it is killed', async () => {
    const module = join(import.meta.dirname, 'index.ts');
    const owner = spawn(process.execPath, ['--input-type=module', '-e', `import { startXrdp } from ${JSON.stringify(module)}; const s = await startXrdp(); console.log(s.port); setInterval(() => {}, 1000);`], { stdio: ['ignore', 'pipe', 'ignore'] });
    const port = Number(String(await new Promise((resolve) => owner.stdout.once('data', resolve))));
    expect(isListening(port)).toBe(true);
    owner.kill('SIGKILL');
    expect(await gone(() => isListening(port))).toBe(true);
  }, 15_000);
});

describe('a temporary folder', () => {
  it('of a process that was killed is swept away by the next one', async () => {
    const module = join(import.meta.dirname, 'clean-up.ts');
    const make = `import { makeTempDir } from ${JSON.stringify(module)}; console.log(makeTempDir('test').path);`;
    const killed = spawn(process.execPath, ['--input-type=module', '-e', `${make} setInterval(() => {}, 1000);`], { stdio: ['ignore', 'pipe', 'ignore'] });
    const path = String(await new Promise((resolve) => killed.stdout.once('data', resolve))).trim();
    killed.kill('SIGKILL');
    await new Promise((resolve) => killed.once('exit', resolve));
    expect(existsSync(path)).toBe(true);
    const own = execFileSync(process.execPath, ['--input-type=module', '-e', make], { stdio: ['ignore', 'pipe', 'ignore'] }).toString().trim();
    expect([existsSync(path), existsSync(own)]).toEqual([false, false]);
  }, 15_000);
});

describe.skipIf(missing(['nft']) !== null)('a filter', () => {
  const tables = () => execFileSync('nft', ['list', 'tables']).toString();
  it('drops what goes to its port, and is gone afterwards', async () => {
    const server = await startScripted(async (peer) => { peer.socket.end('hello'); });
    const filter = await startFilter(server.port, { kind: 'drop' });
    expect(tables()).toContain(`_${server.port}`);
    expect((await watch(server.port, request(), 300)).ended).toBe('open');
    await filter.stop();
    expect(tables()).not.toContain(`_${server.port}`);
    expect((await watch(server.port, request(), 300)).ended).not.toBe('open');
    await server.stop();
  });
  it('goes when the process that made it is killed', async () => {
    const module = join(import.meta.dirname, 'filter.ts');
    const owner = spawn(process.execPath, ['--input-type=module', '-e', `import { startFilter } from ${JSON.stringify(module)}; await startFilter(9, { kind: 'drop' }); console.log('up'); setInterval(() => {}, 1000);`], { stdio: ['ignore', 'pipe', 'ignore'] });
    await new Promise((resolve) => owner.stdout.once('data', resolve));
    expect(tables()).toContain(`rdp_doctor_lab_${owner.pid}_9`);
    owner.kill('SIGKILL');
    expect(await gone(() => tables().includes(`rdp_doctor_lab_${owner.pid}_9`))).toBe(true);
  }, 15_000);
});
