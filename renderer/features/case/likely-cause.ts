import type { DiagnosisModel } from '../../../preload/contract/diagnosis.ts';

/** The first cause, where the evidence for it is strong; a weak one is not worth a headline. */
export function likelyCause({ causes }: Pick<DiagnosisModel, 'causes'>): DiagnosisModel['causes'][number] | null {
  const [first] = causes;
  return first && (first.strength === 'proven' || first.strength === 'strong') ? first : null;
}
