import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNodePowerShellRunner } from './node-powershell-runner.ts';
import type { RunOptions } from './runner.ts';
import type { FakePowerShell } from './testing/fake-powershell.ts';
import { makeFakePowerShell } from './testing/fake-powershell.ts';

let fake: FakePowerShell;
beforeAll(async () => {
  fake = await makeFakePowerShell();
});
afterAll(() => fake.remove());

const runner = (scenario: string, more: Record<string, string> = {}) =>
  createNodePowerShellRunner({ executable: fake.executable, scriptPath: "/opt/it's here/run.ps1", env: { FAKE_SCENARIO: scenario, ...more } });
const options = (more: Partial<RunOptions> = {}): RunOptions => ({ kind: 'read', deadlineMs: 8000, signal: new AbortController().signal, ...more });
const request = (id = 'abc-1') => ({ id, batch: 'fast', facts: ['os.build'] }) as const;
const run = (scenario: string, more: Partial<RunOptions> = {}) => runner(scenario).run(request(), options(more));
const alive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
const logged = async (path: string) => (await readFile(path, 'utf8')).trim().split('\n').map((line) => JSON.parse(line) as Record<string, number | string | string[] | null>);

describe.skipIf(process.platform === 'win32')('what the shell may do', () => {
  it('gives the record of a well-behaved run', async () => {
    const outcome = await run('good');
    expect(outcome).toMatchObject({ ok: true, noise: '', record: { id: 'abc-1', facts: [{ name: 'os.build', value: 19045 }] } });
  });

  it.each([['japanese', '東京\\田中'], ['warning', 19045], ['folded', 19045], ['bytes', 19045], ['constrained', 19045]])('reads the record through %s', async (scenario, value) => {
    expect(await run(scenario)).toMatchObject({ ok: true, record: { facts: [{ value }] } });
  });

  it('tells what came on stderr and does not call it a failure', async () => {
    expect(await run('stderr')).toMatchObject({ ok: true, noise: expect.stringContaining('something complained') });
  });

  it.each([
    ['exit0', 'died'], ['exit5', 'died'], ['half', 'halfRecord'], ['middle', 'halfRecord'], ['two', 'twoRecords'], ['other', 'noRecord'],
    ['stolen', 'badRecord'], ['badJson', 'badRecord'], ['badShape', 'badRecord'],
  ])('%s is a failure: %s', async (scenario, because) => {
    expect(await run(scenario)).toMatchObject({ ok: false, because });
  });

  it('tells the reason that a script could not be loaded', async () => {
    expect(await run('exit5')).toMatchObject({ ok: false, detail: expect.stringContaining('cannot be loaded') });
  });

  it('stops a run that prints 50 MB', async () => {
    expect(await run('huge')).toMatchObject({ ok: false, because: 'tooLarge' });
  });

  it('says that the program is missing, and lives', async () => {
    const missing = createNodePowerShellRunner({ executable: '/nowhere/powershell.exe', scriptPath: '/x/run.ps1', env: {} });
    expect(await missing.run(request(), options())).toMatchObject({ ok: false, because: 'missing' });
  });

  it('ends a hanging process at the deadline, and the next run works', async () => {
    const log = `${fake.log}.hang`;
    const hanging = runner('hang', { FAKE_LOG: log });
    expect(await hanging.run(request(), options({ deadlineMs: 400 }))).toMatchObject({ ok: false, because: 'timeout' });
    const pid = (await logged(log))[0]?.['pid'];
    await expect.poll(() => alive(pid as number)).toBe(false);
    expect(await run('good')).toMatchObject({ ok: true });
  });

  it('ends a process when the signal says so', async () => {
    const controller = new AbortController();
    const pending = run('hang', { signal: controller.signal });
    setTimeout(() => controller.abort(), 200);
    expect(await pending).toMatchObject({ ok: false, because: 'cancelled' });
    expect(await run('good', { signal: controller.signal })).toMatchObject({ ok: false, because: 'cancelled' });
  });

  it('ignores NODE_POWERSHELL, uses no profile, and starts a fresh process for every run', async () => {
    const log = `${fake.log}.args`;
    process.env['NODE_POWERSHELL'] = '/nowhere/else';
    const subject = runner('good', { FAKE_LOG: log });
    await subject.run(request('one'), options());
    await subject.run(request('two'), options());
    const starts = (await logged(log)).filter((row) => row['args']);
    expect(new Set(starts.map((row) => row['pid'])).size).toBe(2);
    expect(starts[0]?.['args']).toEqual(['-NoLogo', '-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-NoExit', '-Command', '-']);
    expect(starts[0]?.['node']).toBeNull();
  });

  it('lets four reads run together', async () => {
    const log = `${fake.log}.together`;
    const subject = runner('slow', { FAKE_MS: '1500', FAKE_LOG: log });
    const outcomes = await Promise.all(['a', 'b', 'c', 'd'].map((id) => subject.run(request(id), options())));
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
    const rows = await logged(log);
    const times = (kind: string) => rows.filter((row) => row[kind] !== undefined).map((row) => row['at'] as number);
    expect(times('answers')).toHaveLength(4);
    expect(Math.max(...times('args'))).toBeLessThanOrEqual(Math.min(...times('answers')));
  });
});
