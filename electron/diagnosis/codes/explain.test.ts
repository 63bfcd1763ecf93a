import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explanationModel } from '../../../preload/contract/explanation.ts';
import { explainText, hasKnownCode } from './explain.ts';
import { type Sample, bareCodes, boxes, prose, traps } from './texts.fixture.ts';

const codesOf = (text: string): string[] => explainText(text).codes.map(({ kind, hex }) => `${kind} ${hex}`).sort();

describe.each([
  ['boxes', boxes],
  ['bare codes', bareCodes],
  ['prose', prose],
  ['traps', traps],
] as const)('%s', (_, samples) => {
  it.each(samples.map((sample) => [sample.name, sample] as const))('%s', (_name, sample: Sample) => {
    const model = explanationModel.parse(explainText(sample.text));
    expect(model.codes.map(({ kind, hex }) => `${kind} ${hex}`).sort()).toEqual([...sample.codes].sort());
    if (sample.unknown !== undefined) expect(model.unknownCodes).toEqual(sample.unknown);
    if (sample.at !== undefined) expect(model.at).toBe(sample.at);
    if (sample.target !== undefined) expect(model.target).toBe(sample.target);
    if (sample.activityId !== undefined) expect(model.activityId).toBe(sample.activityId);
  });
});

describe('explainText', () => {
  it('gives the official name, the number, the hexadecimal form and the source', () => {
    expect(explainText('0x904').codes).toEqual([
      {
        kind: 'disconnect',
        hex: '0x904',
        number: 2308,
        name: 'disconnectReasonAtClientWinsockFDCLOSE',
        meaning: { key: 'codes:meaning.disconnect.0x904' },
        source: 'MS IMsTscAxEvents::OnDisconnected',
      },
    ]);
  });

  it('rules out what a closed socket contradicts, and no more', () => {
    expect(explainText('0x904 0x7').ruledOutCauses.toSorted()).toEqual(['fw-client', 'fw-host', 'licensing', 'rdp-disabled']);
  });

  it('does not rule out what another code of the text names', () => {
    expect(explainText('Error code: 0x904\nExtended error code: 0x104').ruledOutCauses).not.toContain('licensing');
  });

  it('rules out nothing that one of several failures leaves open', () => {
    const { ruledOutCauses } = explainText('error 0x904, later 0x104');
    expect(ruledOutCauses).toEqual(['licensing']);
  });

  it('knows whether there was a code', () => {
    expect(hasKnownCode(explainText('0x904'))).toBe(true);
    expect(hasKnownCode(explainText('0xDEADBEEF'))).toBe(false);
    expect(hasKnownCode(explainText(''))).toBe(false);
  });
});

const word = fc.stringMatching(/^[a-z]{1,10}$/).filter((text) => !/^(?:ext|code|err|e)/.test(text) && /[g-z]/.test(text));
const sentence = fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => `${words.join(' ')}.`);

describe('whatever the text', () => {
  it('answers within the schema and never throws', () => {
    const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'grapheme', maxLength: 400 }), fc.uint8Array({ maxLength: 600 }).map((bytes) => Buffer.from(bytes).toString('latin1')));
    fc.assert(fc.property(anything, (text) => explanationModel.safeParse(explainText(text)).success), { numRuns: 400 });
  });

  it('answers within the schema for hostile mixtures of what it looks for', () => {
    const pieces = [...boxes, ...bareCodes, ...prose, ...traps].flatMap(({ text }) => text.split(/(?<=[\s:=(/.-])/));
    const mixture = fc.array(fc.constantFrom(...pieces, '<', '>', '"', '(', '\u0001', '0x', '-', '{'), { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(fc.property(mixture, (text) => explanationModel.safeParse(explainText(text)).success), { numRuns: 400 });
  });

  it('finds the same codes when prose stands before and after', () => {
    const sample = fc.constantFrom(...boxes, ...prose.filter(({ name }) => name !== 'UTF-16 read as bytes'));
    fc.assert(
      fc.property(sentence, sample, sentence, (head, { text, codes }, tail) => {
        expect(codesOf(`${head}\n\n${text}\n\n${tail}`)).toEqual([...codes].sort());
      }),
    );
  });

  it('finds the same codes in whatever order the boxes were pasted', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...boxes], { minLength: 2, maxLength: 4 }), (picked) => {
        const together = codesOf(picked.map(({ text }) => text).join('\n\n'));
        expect(together).toEqual(codesOf([...picked].reverse().map(({ text }) => text).join('\n\n')));
        expect(together).toEqual([...new Set(picked.flatMap(({ codes }) => codes))].sort());
      }),
    );
  });
});
