import { describe, expect, it, vi } from 'vitest';
import { signFile, type RunProgram } from './rdpsign.ts';
import { listSigners } from './signers.ts';

const THUMB = 'ab'.repeat(20);
const env = { SystemRoot: 'D:\\Windows', PATH: 'C:\\evil' };
const request = { file: 'C:\\Users\\x\\a b.rdp', thumbprint: THUMB, platform: 'win32' as const, env };

describe('signing', () => {
  it('calls the rdpsign of Windows by its absolute path, with what was checked', async () => {
    const run = vi.fn<RunProgram>(async () => ({ code: 0, output: '' }));
    expect(await signFile(request, run)).toEqual({ ok: true });
    expect(run).toHaveBeenCalledWith('D:\\Windows\\System32\\rdpsign.exe', ['/sha256', THUMB.toUpperCase(), 'C:\\Users\\x\\a b.rdp']);
    await signFile({ ...request, env: { SystemRoot: '\\\\evil\\share' } }, run);
    expect(run.mock.calls.at(-1)?.[0]).toBe('C:\\Windows\\System32\\rdpsign.exe');
  });

  it.each([
    ['elsewhere', { platform: 'linux' as const }, 'profile:sign.notWindows'], ['a thumbprint of another length', { thumbprint: 'ab'.repeat(32) }, 'profile:sign.thumbprint'], ['an option for a thumbprint', { thumbprint: '/l' }, 'profile:sign.thumbprint'],
    ['a name for a path', { file: 'a.rdp' }, 'profile:launch.path'], ['an option for a path', { file: '/l.rdp' }, 'profile:launch.path'], ['another file', { file: 'C:\\x.exe' }, 'profile:launch.path'],
  ])('refuses %s without starting anything', async (_, more, key) => {
    const run = vi.fn<RunProgram>(async () => ({ code: 0, output: '' }));
    expect(await signFile({ ...request, ...more }, run)).toMatchObject({ ok: false, because: { key } });
    expect(run).not.toHaveBeenCalled();
  });

  it('says what rdpsign said', async () => {
    expect(await signFile(request, async () => ({ code: 1, output: 'no\u001b[31m key\r\n' }))).toMatchObject({ ok: false, because: { key: 'profile:sign.failed', params: { code: 1 } } });
    expect(await signFile(request, async () => ({ code: null, output: '' }))).toMatchObject({ ok: false, because: { key: 'profile:sign.notStarted' } });
  });
});

describe('the certificates that can sign', () => {
  const answer = (output: string, code = 0) => listSigners('C:\\app\\powershell', env, async (program, args) => {
    expect([program, args.slice(-2)]).toEqual(['D:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe', ['-File', 'C:\\app\\powershell\\signers.ps1']]);
    return { code, output };
  });
  it('are read as the script tells them', async () => {
    expect(await answer(`\ufeff[{"thumbprint":"${THUMB.toUpperCase()}","subject":"CN=x\\u202e","notAfter":"2027-01-01T00:00:00Z"}]\r\n`)).toEqual([{ thumbprint: THUMB, subject: expect.not.stringContaining('\u202e'), notAfter: '2027-01-01T00:00:00Z' }]);
    expect(await answer('[]')).toEqual([]);
  });
  it.each(['', '{', '[{"thumbprint":"x"}]', '{"a":1}'])('are unknown where the answer is %j', async (output) => expect(await answer(output)).toEqual(output === '' ? [] : null));
  it('are unknown where PowerShell failed', async () => expect(await answer('[]', 1)).toBeNull());
});
