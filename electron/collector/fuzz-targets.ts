import { Buffer } from 'node:buffer';
import { fact } from '../../preload/contract/facts.ts';
import { cleanPaste } from './clean-paste.ts';
import { readHostBlock } from './read-block.ts';
import { FORMS, writeBlock } from './testing/write-block.ts';

type FuzzTarget = { readonly name: string; readonly seeds?: readonly Buffer[]; run(bytes: Buffer): void };

const AT = '2026-11-21T10:00:00.000Z';
const DOCUMENT = { machine: 'SRV-04', form: 'azure', part: 1, at: AT, left: 1, cut: { 'events.schannel': 20 }, facts: [{ name: 'os.build', value: 20348 }, { name: 'key.files', value: null, unknown: 'needsAdmin' }] };
const BLOCK = writeBlock(DOCUMENT, FORMS.azure).join('\n');
const SPLIT = writeBlock(DOCUMENT, { partLength: 60, lineLength: 20 }).join('\n');

function check(text: string): void {
  const reading = readHostBlock(text, AT);
  if (!reading.ok) return;
  if (reading.facts.some((one) => one.source !== 'host-block')) throw new Error('a fact says it is from elsewhere');
  reading.facts.forEach((one) => fact.parse(one));
}

export const fuzzTargets: readonly FuzzTarget[] = [
  {
    name: 'collector/paste', seeds: [BLOCK, SPLIT, `> ${BLOCK}`, SPLIT.replace(/(.{7})/g, '$1&nbsp;<br>\n| '), BLOCK.replaceAll('=', '=3D').replace(/(.{40})/g, '$1=\r\n'), JSON.stringify({ value: [{ message: `x\r\n${BLOCK}` }] }), `${BLOCK}\n${BLOCK}`].map((text) => Buffer.from(text)),
    run(bytes) {
      const text = bytes.toString('utf8');
      if (cleanPaste(text).length > text.length) throw new Error('cleaning made it longer');
      check(text);
    },
  },
  {
    // What is inside, packed and with a checksum that is right: a fuzzer would not find one. Bytes that are no deflate are node's to judge, which counts
    // what it took for each of them as kept until its loop turns.
    name: 'collector/content', seeds: [JSON.stringify(DOCUMENT), JSON.stringify({ facts: [{ name: 'a.b', value: [{ c: [] }] }] })].map((text) => Buffer.from(text)),
    run(bytes) {
      try {
        check(writeBlock(JSON.parse(bytes.toString('utf8')), FORMS.any).join('\n'));
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
      }
    },
  },
];
