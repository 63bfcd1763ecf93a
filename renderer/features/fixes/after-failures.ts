import type { CaseFix } from '../../../preload/contract/channels.ts';
import type { Message } from '../../../preload/contract/text.ts';

/** So many fixes against one cause that did not help make it less likely than it looked. */
const ENOUGH = 2;

/** The fixes in their new order once causes have failed that often: what helps against another cause first. `gone`: the causes it concerns. */
export function afterFailures(fixes: readonly CaseFix[], failuresOf: (cause: string) => number): { fixes: CaseFix[]; gone: { id: string; title: Message }[] } {
  const failed = (cause: { id: string }) => failuresOf(cause.id) >= ENOUGH;
  const gone = [...new Map(fixes.flatMap((fix) => fix.against.filter(failed)).map((cause) => [cause.id, cause])).values()];
  if (gone.length === 0) return { fixes: [...fixes], gone };
  const last = (fix: CaseFix) => Number(fix.against.every(failed));
  return { fixes: [...fixes].sort((a, b) => last(a) - last(b)), gone };
}
