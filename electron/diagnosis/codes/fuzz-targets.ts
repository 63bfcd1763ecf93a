import { Buffer } from 'node:buffer';
import { explanationModel } from '../../../preload/contract/explanation.ts';
import { fact } from '../../../preload/contract/facts.ts';
import { codeFacts } from './code-facts.ts';
import { explainText } from './explain.ts';

export type FuzzTarget = { readonly name: string; readonly seeds?: readonly Buffer[]; run(bytes: Buffer): void };

const SEEDS = [
  '[Window Title]\nRemote Desktop Connection\n\nError code: 0x904\nExtended error code: 0x7\nTimestamp (UTC): 11/21/26 10:42:13 AM\nActivity ID: 0b3f6c1e-8d0a-4f5e-9c77-2a1f0e6d0000',
  'エラー コード: ０ｘ９０４ 拡張エラー コード: 0x7 リモート コンピューター: srv-04',
  '<Event><System><EventID>1026</EventID></System><EventData><Data Name="Value">2308</Data></EventData></Event>',
  'mstsc /v:srv-04:3390 (-2146893048) C000006D KB5055523 10.0.26100.1 [fe80::1]:3389 +49 30 901820-2308',
  '2308/7',
];

/** Whatever the bytes, the answer must fit the schema of the contract. */
const check = (text: string): void => {
  const model = explanationModel.parse(explainText(text));
  for (const item of codeFacts(model, '2026-11-21T10:41:00.000Z')) fact.parse(item);
};

export const fuzzTargets: readonly FuzzTarget[] = [
  { name: 'codes/explain-utf8', seeds: SEEDS.map((seed) => Buffer.from(seed, 'utf8')), run: (bytes) => check(bytes.toString('utf8')) },
  { name: 'codes/explain-utf16', seeds: SEEDS.map((seed) => Buffer.from(seed, 'utf16le')), run: (bytes) => check(bytes.toString('utf16le')) },
  { name: 'codes/explain-latin1', seeds: SEEDS.map((seed) => Buffer.from(seed, 'latin1')), run: (bytes) => check(bytes.toString('latin1')) },
];
