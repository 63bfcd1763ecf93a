import { SCENARIO_IDS } from '../practice/scenario-list.ts';
import type { StoreProblem } from '../practice/store/practice-store.ts';
import { showable } from '../locale/clean-text.ts';
import { say } from '../locale/say.ts';
import { EXIT } from './exit-codes.ts';
import { Failure } from './failure.ts';

/** What a practice machine's file refused, as one sentence and an exit code. */
export function practiceFailure(problem: StoreProblem, name: string): Failure {
  switch (problem.because) {
    case 'unknownName': return new Failure(EXIT.usage, say('practice:problem.unknownName', { text: showable(problem.name, 80), allowed: SCENARIO_IDS.join(', ') }));
    case 'damaged': return new Failure(EXIT.damaged, say('practice:problem.damaged', { path: showable(problem.path), because: showable(problem.detail), name }));
    case 'io': return new Failure(EXIT.ioFailed, say('practice:problem.io', { path: showable(problem.path), code: problem.code }));
  }
}
