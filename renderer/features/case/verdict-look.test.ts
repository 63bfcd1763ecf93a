import { describe, expect, it } from 'vitest';
import { VERDICT_CODES } from '../../../preload/contract/verdict-codes.ts';
import { chipOf, nextStepOf, verdictLook } from './verdict-look.ts';

describe('every verdict', () => {
  it.each(VERDICT_CODES)('%s has a chip, a look and a next step', (code) => {
    expect(chipOf(code)).toBe(code);
    expect(nextStepOf(code)).toMatch(/^[a-zA-Z0-9]+$/);
    expect(verdictLook(code).tone).toBe(code === 'HEALTHY' ? 'pass' : code === 'CANCELLED' || code === 'UNKNOWN' ? 'neutral' : 'fail');
  });

  it('alerts point at policy or at the key', () => {
    expect(nextStepOf('TLS_ALERT_PROTOCOL_VERSION')).toBe('tlsPolicy');
    expect(nextStepOf('TLS_ALERT_INTERNAL_ERROR')).toBe('hostKey');
    expect(chipOf('TLS_ALERT_UNKNOWN_200')).toBe('TLS_ALERT');
  });

  it.each(['', 'constructor', '__proto__', 'SOMETHING_NEW'])('a foreign code is not determined: %j', (code) => {
    expect(chipOf(code)).toBe('UNKNOWN');
    expect(verdictLook(code).tone).toBe('neutral');
  });
});
