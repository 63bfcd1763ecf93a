import type { Ended, Standing } from '../../state/applying.ts';

const OWN = ['worse', 'notAsPlanned', 'operationFailed', 'cancelled', 'timer', 'cannotGoBack', 'noEffect'] as const;
type OwnKey = (typeof OWN)[number] | 'kept' | 'inBox' | 'takenBack' | 'takenBackPart';

/** The window's own sentence for an end, a key of `fixing:outcome`; null where the engine's is the better one. */
export function sentenceKeyOf(standing: Standing, { applied, takenBack }: Ended): OwnKey | null {
  if (takenBack !== null) return takenBack === 'whole' ? 'takenBack' : 'takenBackPart';
  if (standing === 'kept' || standing === 'inBox') return standing;
  // The engine's key names why it went back; its words speak of the command line.
  const why = applied?.sentence.key.replace('apply:outcome.', '');
  return OWN.find((one) => one === why) ?? null;
}

/** What to do next, a key of `fixing:next`. */
export function nextOf(standing: Standing, { applied }: Ended): Standing | 'cancelled' {
  return standing === 'rolledBack' && applied?.cancelled === true ? 'cancelled' : standing;
}
