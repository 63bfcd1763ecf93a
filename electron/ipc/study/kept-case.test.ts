import { describe, expect, it } from 'vitest';
import type { DiagnosisModel } from '../../../preload/contract/diagnosis.ts';
import type { Fact } from '../../../preload/contract/facts.ts';
import type { FinishedCase } from '../engine.ts';
import { keptCase } from './kept-case.ts';

const at = '2026-11-21T10:00:00.000Z';
const fact = (name: string, value: number, source: Fact['source'] = 'windows'): Fact => ({ name, value, source, at });
const finished = (facts: Fact[]): FinishedCase => ({ machine: { kind: 'none' }, model: { facts } as unknown as DiagnosisModel });

describe('keptCase', () => {
  it('keeps the newest run only', () => {
    const kept = keptCase();
    kept.begin('one');
    kept.keep('one', finished([]));
    expect(kept.read('one')).toEqual(finished([]));
    kept.begin('two');
    expect(kept.read('one')).toBeNull();
    expect(kept.read('two')).toBeNull();
    kept.keep('one', finished([]));
    expect(kept.read('one')).toBeNull();
    expect(kept.add('two', [])).toBeNull();
  });

  it('takes facts in, each in the place of its older self', () => {
    const kept = keptCase();
    kept.begin('one');
    kept.keep('one', finished([fact('os.build', 1), fact('os.build', 2, 'host-block'), fact('os.ubr', 3)]));
    const next = kept.add('one', [fact('os.build', 9), fact('code.disconnect', 2308, 'paste')]);
    expect(next?.model.facts.map((one) => [one.name, one.source, one.value])).toEqual([['os.build', 'host-block', 2], ['os.ubr', 'windows', 3], ['os.build', 'windows', 9], ['code.disconnect', 'paste', 2308]]);
    expect(kept.read('one')).toEqual(next);
  });
});
