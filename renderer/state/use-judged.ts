import type { DiagnosisModel } from '../../preload/contract/diagnosis.ts';
import type { StudyModel } from '../../preload/contract/study.ts';
import { useCase } from './use-case.ts';
import { useStudy } from './use-study.ts';

/** The study of the open case, or null while there is none yet. */
export function useOpenStudy(): StudyModel | null {
  const runId = useCase((state) => state.open?.runId ?? null);
  return useStudy((state) => (runId !== null && state.runId === runId ? state.study : null));
}

/** The diagnosis with everything that the technician's answers changed. */
export function useJudged(diagnosis: DiagnosisModel): DiagnosisModel {
  const study = useOpenStudy();
  if (!study) return diagnosis;
  const { checks, causes, ruledOut, nextCheck } = study;
  return { ...diagnosis, checks, causes, ruledOut, nextCheck };
}
