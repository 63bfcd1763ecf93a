import { useTranslation } from 'react-i18next';
import { ANSWERS } from '../../../preload/contract/words.ts';
import { useStudy } from '../../state/use-study.ts';
import { textIfKnown } from '../../text/i18n.ts';
import { Choice } from '../../ui/choice.tsx';

const QUESTIONS: Readonly<Record<string, readonly string[]>> = ANSWERS;

/** The words of an answer as a person says them. */
export function answerText(name: string, word: string): string {
  return textIfKnown(`window:answer.${name}.${word}`) ?? word;
}

/** One question as radio buttons; an answer judges the case again at once and can be changed at any time. */
export function Question({ name }: { name: string }) {
  useTranslation();
  const given = useStudy((state) => state.answers[name] ?? '');
  const answer = useStudy((state) => state.answer);
  const options = (QUESTIONS[name] ?? []).map((word) => ({ value: word, label: answerText(name, word) }));
  return (
    <div data-question={name}>
      <Choice legend={textIfKnown(`window:question.${name}`) ?? name} options={options} value={given} onChange={(word) => void answer(name, word)} />
    </div>
  );
}
