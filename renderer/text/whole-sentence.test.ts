import { beforeAll, expect, it } from 'vitest';
import { changeLanguage, restOfTexts, startTexts } from './i18n.ts';
import { wholeSentence } from './whole-sentence.ts';

beforeAll(() => startTexts('en').then(() => restOfTexts()));

const SAID = [
  ['collector:block.answer', { answer: 1, answers: 4 }, 'Nothing was added to the case: answer 1 of 4 was cut off or changed on the way; copy it again.', 'ケースには何も追加していません。4 個の応答のうち 1 番目が途中で切れたか、変更されています。もう一度コピーしてください。'],
  ['report:open.notACase', {}, 'The file was not opened: it is no case of RDP Doctor. Choose a case that this program saved as JSON.', 'ファイルを開けませんでした。RDP Doctor のケースではありません。このプログラムで JSON として保存したケースを選んでください。'],
  ['report:open.newer', { schema: 'x@9' }, 'The file was not opened: it was written by a newer version (x@9); update RDP Doctor to open it.', 'ファイルを開けませんでした。より新しいバージョンのものです (x@9)。開くには RDP Doctor を更新してください。'],
  ['report:key.notJson', {}, "The file was not taken for the names: it is not JSON. Choose another file or use the case's own names.", '対応表として使えないファイルです。JSON ではありません。別のファイルを選ぶか、ケースごとの対応表を使ってください。'],
  ['reportscreen:gone', {}, 'This case is no longer saved, or its file cannot be read.', 'このケースは保存されていないか、ファイルを読み取れません。'],
] as const;

it.each(SAID)('%s is a sentence of its own, in both languages', async (key, params, en, ja) => {
  await changeLanguage('en');
  expect(wholeSentence({ key, params })).toBe(en);
  await changeLanguage('ja');
  expect(wholeSentence({ key, params })).toBe(ja);
});
