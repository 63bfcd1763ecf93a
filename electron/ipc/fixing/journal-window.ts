import type { CallError } from '../../../preload/contract/errors.ts';
import type { Message } from '../../../preload/contract/text.ts';
import type { RunProblem } from '../../fixes/apply/guarded.ts';
import type { JournalProblem } from '../../fixes/journal/read-journal.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';

/** The engine's sentence in the words of the window, where there are buttons instead of options. */
export function inWindow(sentence: Message): Message {
  const own = /^apply:(?:journal\.)?((?:undo|recover|bad)\.[\w.]+)$/.exec(sentence.key)?.[1];
  if (own === undefined) return sentence;
  const targets = sentence.params?.targets;
  // Why a value was left is the sentence's own business here; the engine's detail is English.
  const params = typeof targets === 'string' ? { ...sentence.params, targets: targets.replaceAll(' (changed since)', '') } : sentence.params;
  return { key: `journal:${own}`, ...(params && { params }) };
}

export function journalError({ path, code }: JournalProblem): CallError {
  return code === 'EBUSY' ? { code: 'busy', detail: code, text: say('journal:lineBusy') } : { code: 'ioFailed', detail: code, text: say('journal:ioFailed', { path: showable(path, 300), code }) };
}

/** Why a run could not begin. `pid`: this process, to tell our own run from that of another instance. */
export function runError(why: RunProblem, pid: number): CallError {
  switch (why.kind) {
    case 'io': return journalError(why.problem);
    case 'unknown': return { code: 'notFound', text: say('journal:noEntry') };
    case 'damaged': return { code: 'unavailable', text: inWindow(why.text) };
    case 'notPermitted': return { code: 'unavailable', detail: why.cause, text: why.text };
    case 'otherMachine': return { code: 'badTarget', text: why.text };
    case 'busy': {
      const { machine = '', pid: holder = 0 } = why.text.params ?? {};
      return { code: 'busy', text: say(holder === pid ? 'journal:busy.own' : 'journal:busy.other', { machine, pid: holder }) };
    }
  }
}
