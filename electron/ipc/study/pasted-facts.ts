import type { Fact } from '../../../preload/contract/facts.ts';
import type { Message } from '../../../preload/contract/text.ts';
import { cleanPaste } from '../../collector/clean-paste.ts';
import { readHostBlock, type BlockReading } from '../../collector/read-block.ts';
import { codeFacts } from '../../diagnosis/codes/code-facts.ts';
import { explainText } from '../../diagnosis/codes/explain.ts';
import { say } from '../../locale/say.ts';

/** An error text is far shorter; what is longer can only be a collector's block. */
const MAX_ERROR_TEXT = 100_000;

/** `block`: what a collector's block said about itself; null for an error text. */
export type PasteReading = { ok: true; facts: Fact[]; block: Pick<Extract<BlockReading, { ok: true }>, 'machine' | 'notes'> | null } | { ok: false; problem: Message };

/** The facts in what was pasted: a collector's block, or an error text with its codes. `at`: ISO 8601. */
export function pastedFacts(text: string, at: string): PasteReading {
  // Portals wrap lines and put invisible marks between the letters of the head as well.
  if (/RDX1\s+\d/.test(cleanPaste(text))) {
    const read = readHostBlock(text, at);
    return read.ok ? { ok: true, facts: read.facts, block: read } : read;
  }
  const facts = text.length > MAX_ERROR_TEXT ? [] : codeFacts(explainText(text), at);
  return facts.some(({ name }) => !['code.at', 'code.target', 'code.activityId'].includes(name)) ? { ok: true, facts, block: null } : { ok: false, problem: say('window:paste.nothing') };
}
