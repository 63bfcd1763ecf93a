import { done, refused, type Handlers } from '../answer.ts';
import type { Engine } from '../engine.ts';
import { fixesOfCase } from './fixes-of-case.ts';
import type { KeptCase } from './kept-case.ts';
import { pasteNotes } from './paste-notes.ts';
import { pastedFacts } from './pasted-facts.ts';
import { readAnswers, studyKept } from './study-kept.ts';

type CaseChannels = 'case.study' | 'case.fixes' | 'case.paste' | 'case.read' | 'machine.attempts' | 'practice.list' | 'practice.reset';

/** What can be done with a finished case, with this PC and with the practice lab. */
export function caseHandlers(engine: Pick<Engine, 'readMachine' | 'attempts' | 'practiceHosts' | 'resetPractice'>, kept: KeptCase): Pick<Handlers, CaseChannels> {
  return {
    'case.study': ({ runId, answers, skipped }) => {
      const finished = kept.read(runId);
      if (!finished) return refused({ code: 'notFound' });
      const given = readAnswers(answers);
      return given ? done(studyKept(finished, given, skipped)) : refused({ code: 'badInput' });
    },
    'case.fixes': ({ runId, answers }) => {
      const finished = kept.read(runId);
      if (!finished) return refused({ code: 'notFound' });
      const given = readAnswers(answers);
      return given ? done({ fixes: fixesOfCase(finished, given) }) : refused({ code: 'badInput' });
    },
    'case.paste': ({ runId, text }) => {
      const read = pastedFacts(text, new Date().toISOString());
      if (!read.ok) return refused({ code: 'badInput', text: read.problem });
      const next = kept.add(runId, read.facts);
      return next ? done({ facts: next.model.facts, notes: read.block && pasteNotes(read.block, next.model) }) : refused({ code: 'notFound' });
    },
    'case.read': async ({ runId, where }) => {
      const finished = kept.read(runId);
      if (!finished) return refused({ code: 'notFound' });
      const facts = await engine.readMachine(finished, where);
      if (!facts.ok) return facts;
      const next = kept.add(runId, facts.value);
      return next ? done({ facts: next.model.facts }) : refused({ code: 'notFound' });
    },
    'machine.attempts': async () => {
      const read = await engine.attempts();
      return read.ok ? done({ attempts: read.value }) : read;
    },
    'practice.list': () => done({ hosts: engine.practiceHosts() }),
    'practice.reset': async ({ name }) => {
      const reset = await engine.resetPractice(name);
      return reset.ok ? done({}) : reset;
    },
  };
}
