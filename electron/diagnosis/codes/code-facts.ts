import { type ExplanationModel, codeKind } from '../../../preload/contract/explanation.ts';
import type { Fact } from '../../../preload/contract/facts.ts';

/**
 * The facts a pasted text gives to a diagnosis, all with source `paste`: `code.disconnect`, `code.extended`, `code.ntstatus`, `code.hresult`,
 * `code.win32` (a number, or several as an array), `code.activityId`, `code.at`, `code.target`. What the text does not hold is left out.
 * `at`: when it was pasted, ISO 8601.
 */
export const codeFacts = (model: ExplanationModel, at: string): Fact[] => {
  const facts: Fact[] = [];
  const add = (name: string, value: Fact['value']): void => {
    facts.push({ name, value, source: 'paste', at });
  };
  for (const kind of codeKind.options) {
    const numbers = model.codes.filter((code) => code.kind === kind).map((code) => code.number);
    const [first] = numbers;
    if (first !== undefined) add(`code.${kind}`, numbers.length === 1 ? first : numbers);
  }
  if (model.activityId !== null) add('code.activityId', model.activityId);
  if (model.at !== null) add('code.at', model.at);
  if (model.target !== null) add('code.target', model.target);
  return facts;
};
