import type { Fact } from '../../../preload/contract/facts.ts';
import type { GivenAnswers, Skipped, StudyModel } from '../../../preload/contract/study.ts';
import { rateAdvice } from '../../diagnosis/advice.ts';
import { ANSWERS } from '../../../preload/contract/words.ts';
import { answerFacts, type AnswerName, type Answers } from '../../diagnosis/answers.ts';
import { caseInput } from '../../case/case-input.ts';
import { studyCase } from '../../diagnosis/explain-case.ts';
import { nextAction } from '../../diagnosis/guide/next-action.ts';
import type { Abilities } from '../../diagnosis/guide/steps.ts';
import type { FinishedCase } from '../engine.ts';

/** The answers as the engine knows them, or null where a name or a word is not one of its own. */
export function readAnswers(given: GivenAnswers): Answers | null {
  const known = Object.entries(given).every(([name, word]) => Object.hasOwn(ANSWERS, name) && (ANSWERS[name as AnswerName] as readonly string[]).includes(word));
  return known ? given : null;
}

/** Judges a finished case with these answers. Pure but for the clock: nothing is measured or read for it. */
export function studyKept({ model, machine }: FinishedCase, answers: Answers, skipped: Skipped, now = new Date()): StudyModel {
  const facts = factsWith({ model, machine }, answers, now);
  const input = caseInput(model, facts, now, machine.kind === 'practice' ? 'both' : undefined);
  const studied = studyCase(input, new Set(Object.keys(skipped)));
  const sum = (shares: readonly { points: number }[]) => shares.reduce((all, { points }) => all + Math.abs(points), 0);
  return {
    ...studied.judgement,
    weights: studied.ranking.causes.map((one) => ({ id: one.id, for: sum(one.for), against: sum(one.against) })),
    action: toModel(nextAction({ case: input, can: abilities(machine.kind, answers), skipped })),
    advice: rateAdvice(studied),
  };
}

/** What the case holds with these answers in the place of those before. */
export function factsWith({ model, machine }: FinishedCase, answers: Answers, now: Date): Fact[] {
  return [...factsFor(model.facts, machine.kind, answers), ...answerFacts(answers, now.toISOString())];
}

/** Facts of this PC say nothing about a case when it is neither of the two computers. */
function factsFor(facts: readonly Fact[], machine: FinishedCase['machine']['kind'], answers: Answers): Fact[] {
  const foreign = machine === 'thisPc' && answers['scope.where'] === 'elsewhere';
  return facts.filter((one) => !(one.source === 'user' && one.name.startsWith('scope.')) && !(foreign && one.source === 'windows'));
}

function abilities(machine: FinishedCase['machine']['kind'], answers: Answers): Abilities {
  const where = answers['scope.where'];
  return {
    probe: true,
    readClient: machine === 'practice' || (machine === 'thisPc' && where !== 'host' && where !== 'elsewhere'),
    readHost: machine === 'practice' || (machine === 'thisPc' && where === 'host'),
  };
}

function toModel(action: ReturnType<typeof nextAction>): StudyModel['action'] {
  return { ...action, answer: action.answer && { name: action.answer.name, options: [...action.answer.options] } };
}
