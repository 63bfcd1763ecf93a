import { diagnosisModel, type DiagnosisDocument, type DiagnosisModel } from '../../../preload/contract/diagnosis.ts';
import type { Message } from '../../../preload/contract/text.ts';
import { say } from '../../locale/say.ts';
import { findMessage } from '../../report/words/own-words.ts';

/** As long as a value of a message may be. */
const MAX_VALUE = 2000;

/**
 * A case from a file as the window shows it: each sentence is found again among our own, so that it follows the window's language;
 * what is none of ours stays as it stands.
 */
export function modelOf(document: DiagnosisDocument): DiagnosisModel {
  const verdict = <T extends { sentence: string }>(one: T) => ({ ...one, sentence: messageOf(one.sentence) });
  const evidence = (list: DiagnosisDocument['causes'][number]['for']) => list.map(verdict);
  const { control, nextCheck } = document;
  return diagnosisModel.parse({
    ...document,
    verdict: verdict(document.verdict),
    stages: document.stages.map((one) => ({ ...one, ...(one.detail === undefined ? {} : { detail: messageOf(one.detail) }) })),
    findings: document.findings.map(verdict),
    checks: document.checks.map(verdict),
    causes: document.causes.map((one) => ({ ...one, title: messageOf(one.title), for: evidence(one.for), against: evidence(one.against) })),
    ruledOut: document.ruledOut.map((one) => ({ ...one, title: messageOf(one.title), because: messageOf(one.because) })),
    nextCheck: nextCheck && verdict(nextCheck),
    ...(control === undefined ? {} : { control: { ...control, verdict: verdict(control.verdict), differences: control.differences.map(verdict) } }),
  });
}

function messageOf(text: string): Message {
  const found = findMessage(text);
  // The window has no texts of the command line.
  if (!found || found.key.startsWith('cli:') || Object.values(found.params ?? {}).some((one) => typeof one === 'string' && one.length > MAX_VALUE)) return say('reportscreen:sentence', { text: text.slice(0, MAX_VALUE) });
  return found;
}
