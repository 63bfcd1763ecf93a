import type { Strength } from '../../../preload/contract/diagnosis.ts';
import type { Message } from '../../../preload/contract/text.ts';
import { say } from '../../locale/say.ts';
import type { Fix, FixContext } from '../catalogue/fix.ts';

const ORDER: readonly Strength[] = ['weak', 'some', 'strong', 'proven'];

/** One thing that speaks for a fix: a sign of its own, or a cause that it helps against. */
export interface Reason {
  /** The sign's id, or `cause:` and the cause's. */
  readonly id: string;
  readonly facts: readonly string[];
  readonly present: boolean;
  readonly sentence: Message;
}

/** Everything that could speak for the fix, and whether it does now. Signs come before causes. */
export function reasonsFor(fix: Fix, context: FixContext): Reason[] {
  const signs = fix.evidence.map(({ id, facts, seen }) => {
    const found = seen(context);
    const params = typeof found === 'object' && Object.keys(found).length > 0 ? { ...found } : undefined;
    return { id, facts, present: found !== false && found !== undefined, sentence: say(`fixes:evidence.${id}`, params) };
  });
  const from = fix.offeredFrom;
  const causes = from === null ? [] : (fix.offeredFor ?? fix.causes).map((id) => {
    const found = context.causes.find((one) => one.id === id);
    return { id: `cause:${id}`, facts: [], present: found !== undefined && ORDER.indexOf(found.strength) >= ORDER.indexOf(from), sentence: say(`causes:title.${id}`) };
  });
  return [...signs, ...causes];
}
