import { listFixes } from '../../fixes/plan/list-fixes.ts';
import { done, refused, type Handlers } from '../answer.ts';
import { catalogueFor, machineOf } from '../study/fixes-of-case.ts';
import type { KeptCase } from '../study/kept-case.ts';
import { readAnswers } from '../study/study-kept.ts';

/** The whole catalogue; with a kept case, each fix as offered there or not and why. Reads no computer. */
export function catalogueHandler(kept: Pick<KeptCase, 'read'>, now: () => number = Date.now): Handlers['fix.catalogue'] {
  return ({ runId, answers }) => {
    if (runId === undefined) return done({ fixes: listFixes({ now: now() }).fixes, machine: null });
    const finished = kept.read(runId);
    if (!finished) return refused({ code: 'notFound' });
    const given = readAnswers(answers ?? {});
    return given ? done({ fixes: catalogueFor(finished, given, new Date(now())), machine: machineOf(finished) }) : refused({ code: 'badInput' });
  };
}
