import { expect, it } from 'vitest';
import type { PowerShellRunner, RunOutcome } from '../runner.ts';
import { powerShellLauncher } from './launcher.ts';

const start = { pipe: 'a'.repeat(32), plan: 'b'.repeat(64), manifest: 'c'.repeat(64), nonce: 'd'.repeat(64) };
const record = (message: string | null, captured: Record<string, number> | null = null): RunOutcome => ({
  ok: true, noise: '',
  record: { schema: 'rdp-doctor/ps-record@1', id: 'x', ok: message === null, facts: [], captured, errors: message === null ? [] : [{ where: 'request', message, hresult: 0 }], elevated: false, languageMode: 'FullLanguage', ms: 1 },
});

it('tells every end of a launch by its number, not by a sentence', async () => {
  const kinds = async (outcome: RunOutcome) => {
    const runner: PowerShellRunner = { run: async () => outcome };
    return (await powerShellLauncher(runner).launch(start, new AbortController().signal)).kind;
  };
  expect(await kinds(record(null, { exitCode: 0 }))).toBe('ended');
  expect(await kinds(record('failed: win32 1223'))).toBe('refusedPrompt');
  expect(await kinds(record('failed: win32 1260'))).toBe('blockedByPolicy');
  expect(await kinds(record('failed: win32 225'))).toBe('blockedByPolicy');
  expect(await kinds(record('failed: win32 2'))).toBe('failed');
  expect(await kinds(record('constrainedLanguage: PowerShell runs in ConstrainedLanguage here'))).toBe('blockedByPolicy');
  expect(await kinds(record('missing: C:\\x\\elevated.ps1 is not there'))).toBe('scriptRemoved');
  expect(await kinds({ ok: false, because: 'cancelled', detail: '' })).toBe('cancelled');
  expect(await kinds({ ok: false, because: 'died', detail: '' })).toBe('failed');
});

it.each([{ plan: 'b'.repeat(64) }, { session: 'e'.repeat(64) }])('hands on what is pinned, and nothing else: %o', async (pin) => {
  const { plan: _, ...rest } = start;
  const sent: unknown[] = [];
  const runner: PowerShellRunner = { run: async (request) => { sent.push(request); return record(null, { exitCode: 0 }); } };
  await powerShellLauncher(runner).launch({ ...rest, ...pin }, new AbortController().signal);
  expect(sent).toMatchObject([{ action: 'elevate', operation: Object.fromEntries(Object.entries({ ...rest, ...pin }).map(([name, value]) => [name, `=${value}`])) }]);
  expect(JSON.stringify(sent)).not.toContain('plan' in pin ? 'session' : '"plan"');
});
