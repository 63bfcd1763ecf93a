import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { debuggingSwitches, readLaunchOptions } from './launch-options.ts';

describe('readLaunchOptions', () => {
  it.each([
    [['electron', '.', '--data-dir', '/tmp/d'], resolve('/tmp/d')],
    [['electron', '.', '--data-dir=/tmp/Some Dir'], resolve('/tmp/Some Dir')],
    [['electron', '.', '--data-dir'], null],
    [['electron', '.', '--data-dir='], null],
    [['electron', '.', '--data-dir', '--other'], null],
    [['electron', '.'], null],
  ])('takes the data folder from %j', (argv, expected) => {
    expect(readLaunchOptions(argv, {}).dataDir).toBe(expected);
  });

  it('asks for a picture only when the environment does', () => {
    expect(readLaunchOptions([], {})).toMatchObject({ screenshot: null, exitAfterScreenshot: false });
    expect(readLaunchOptions([], { RDP_DOCTOR_SCREENSHOT: 'a.png', RDP_DOCTOR_EXIT_AFTER_SCREENSHOT: '1' })).toMatchObject({
      screenshot: resolve('a.png'), exitAfterScreenshot: true,
    });
  });
});

describe('debuggingSwitches', () => {
  it.each(['--inspect', '--inspect=0', '--inspect-brk=9229', '--remote-debugging-port=0', '--REMOTE-DEBUGGING-PORT=1', '--remote-debugging-pipe', '--js-flags=--allow-natives-syntax', '--load-extension=/tmp/x', '--no-sandbox', '--gpu-launcher=sh'])('names %s', (arg) => {
    expect(debuggingSwitches(['app', arg])).toEqual([arg]);
  });

  it('lets ordinary arguments through', () => {
    expect(debuggingSwitches(['app', '--data-dir=/x', 'diagnose', '--inspection', 'inspect'])).toEqual([]);
  });
});

it('reads nothing behind the mark where Windows puts what it opens', () => {
  const opened = ['app', '--data-dir', '/ours', '--', 'rdpdoctor://start', '--data-dir=/theirs', '--practice-slow=60000'];
  expect(readLaunchOptions(opened, {})).toMatchObject({ dataDir: resolve('/ours'), practiceSlowMs: 0 });
  expect(readLaunchOptions(opened.slice(3), {})).toMatchObject({ dataDir: null, practiceSlowMs: 0 });
});
