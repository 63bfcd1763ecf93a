import { describe, expect, it } from 'vitest';
import { uncleanText } from './check-text.ts';

describe('text for a terminal', () => {
  it('may be anything a person reads', () => {
    expect(uncleanText('SRV-04: 接続できません\n✓ é', 'stdout')).toBeNull();
  });
  it.each(['\u001b[31m', '\u0007', '\u0000', '\r', '\t', '\u007f', '\u009b2J', '\u202e', '\u2066', '\u200b', '\ufeff', '\u061c'])('may not hold %j', (hostile) => {
    expect(uncleanText(`name ${hostile} name`, 'stdout')).toMatch(/^stdout holds U\+/);
  });
});
