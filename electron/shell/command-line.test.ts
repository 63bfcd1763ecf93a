import { describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ app: {} }));
const { startKind } = await import('./command-line.ts');

describe('startKind', () => {
  it('is the window for everything that does not begin with --cli', () => {
    for (const argv of [[], ['connection.rdp'], ['rdpdoctor://check?host=a'], ['file', '--cli'], ['--data-dir', 'x']]) expect(startKind(argv)).toEqual({ kind: 'window' });
  });
  it('gives the command everything after the first --, untouched', () => {
    expect(startKind(['--cli', '--disable-gpu', '--', 'diagnose', 'srv', '--', '--inspect'])).toEqual({ kind: 'command', args: ['diagnose', 'srv', '--', '--inspect'] });
    expect(startKind(['--cli'])).toEqual({ kind: 'command', args: [] });
  });
  it('never takes words before the -- as arguments', () => {
    expect(startKind(['--cli', 'diagnose', 'srv'])).toEqual({ kind: 'command', args: [] });
  });
  it('refuses a debugger in this mode too, and bears the sandbox switch of the Linux launcher', () => {
    expect(startKind(['--cli', '--remote-debugging-port=0', '--', 'practice'])).toEqual({ kind: 'refused', switches: ['--remote-debugging-port=0'] });
    expect(startKind(['--cli', '--no-sandbox', '--', 'practice'])).toMatchObject({ kind: 'command' });
  });
});
