import { describe, expect, it } from 'vitest';
import { choose, missingOf, offeredIn } from './system-packages.mjs';

const policy = `xvfb:
  Installed: (none)
  Candidate: 2:21.1.7-3+deb12u13
  Version table:
     2:21.1.7-3+deb12u13 500
libgtk-3-0:
  Installed: (none)
  Candidate: (none)
  Version table:
libgtk-3-0t64:
  Installed: (none)
  Candidate: 3.24.41-4ubuntu1.3
`;

describe('Debian packages', () => {
  it('misses a package only when none of its names is installed', () => {
    expect(missingOf(['xvfb', 'libgtk-3-0|libgtk-3-0t64', 'nmap'], new Set(['libgtk-3-0t64', 'nmap']))).toEqual(['xvfb']);
  });

  it('reads from apt which names this release offers', () => {
    expect([...offeredIn(policy)]).toEqual(['xvfb', 'libgtk-3-0t64']);
  });

  it('takes the first name that is offered and says what no name is offered of', () => {
    expect(choose(['libgtk-3-0|libgtk-3-0t64', 'nginx-light', 'xvfb'], offeredIn(policy)))
      .toEqual({ install: ['libgtk-3-0t64', 'xvfb'], unavailable: ['nginx-light'] });
  });
});
