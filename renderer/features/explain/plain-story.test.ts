import { describe, expect, it } from 'vitest';
import causes from '../../../assets/locales/en/causes.json' with { type: 'json' };
import type { DiagnosisModel } from '../../../preload/contract/diagnosis.ts';
import { plainStory } from './plain-story.ts';

const verdict = (code: 'HEALTHY' | 'TLS_CLOSED'): DiagnosisModel['verdict'] => ({ code, stage: null, sentence: { key: 'x' }, address: null });
const cause = (id: string, strength: 'proven' | 'some'): DiagnosisModel['causes'][number] => ({ id, strength, title: { key: 'x' }, for: [], against: [], fixes: [] });

describe('plainStory', () => {
  it.each(Object.keys(causes.title))('has plain words for %s', (id) => {
    expect(plainStory({ verdict: verdict('TLS_CLOSED'), causes: [cause(id, 'proven')] }, null).headline).not.toBe('looking');
  });
  it('names no cause that is not well supported', () => {
    expect(plainStory({ verdict: verdict('TLS_CLOSED'), causes: [cause('host-key-acl', 'some')] }, null).headline).toBe('looking');
    expect(plainStory({ verdict: verdict('HEALTHY'), causes: [] }, null).headline).toBe('healthy');
  });
});
