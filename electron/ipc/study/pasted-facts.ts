import type { Fact } from '../../../preload/contract/facts.ts';
import type { Message } from '../../../preload/contract/text.ts';
import { readHostBlock } from '../../collector/read-block.ts';
import { codeFacts } from '../../diagnosis/codes/code-facts.ts';
import { explainText } from '../../diagnosis/codes/explain.ts';
import { say } from '../../locale/say.ts';

/** An error text is far shorter; what is longer can only be a collector's block. */
const MAX_ERROR_TEXT = 100_000;

export type PasteReading = { ok: true; facts: Fact[] } | { ok: false; problem: Message };

/** The facts in what was pasted: a collector's block, or an error text with its codes. `at`: ISO 8601. */
export function pastedFacts(text: string, at: string): PasteReading {
  if (/RDX1[ \t]+\d/.test(text)) return readHostBlock(text, at);
  const facts = text.length > MAX_ERROR_TEXT ? [] : codeFacts(explainText(text), at);
  return facts.some(({ name }) => !['code.at', 'code.target', 'code.activityId'].includes(name)) ? { ok: true, facts } : { ok: false, problem: say('window:paste.nothing') };
}
