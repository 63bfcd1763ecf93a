import { describe, expect, it } from 'vitest';
import { readStartArguments } from './start-arguments.mjs';

describe('npm start -- …', () => {
  it('is the window without arguments', () => {
    expect(readStartArguments([], {})).toEqual({ kind: 'window', exitAfterScreenshot: false });
    expect(readStartArguments(['--exit-after-screenshot'], {})).toEqual({ kind: 'window', exitAfterScreenshot: true });
    expect(readStartArguments([], { RDP_DOCTOR_EXIT_AFTER_SCREENSHOT: '1' })).toEqual({ kind: 'window', exitAfterScreenshot: true });
  });

  it.each([[['diagnose', 'host']], [['--help']], [['--version']], [['nonsense']], [['explain', '--', '-x']]])('is the command line for %j', (args) => {
    expect(readStartArguments(args, {})).toEqual({ kind: 'command', args });
  });
});
