import type { DiagnosisModel } from '../../../preload/contract/diagnosis.ts';

/** Whether the verdict breaks the connection or is a warning: as its own finding says, and `fail` where none does. */
export function verdictState({ verdict, findings }: Pick<DiagnosisModel, 'verdict' | 'findings'>): 'warn' | 'fail' {
  const own = findings.find((one) => one.code === verdict.code && (one.address ?? null) === verdict.address) ?? findings.find((one) => one.code === verdict.code);
  return own && own.state !== 'fail' ? 'warn' : 'fail';
}

/** What was found besides the verdict. */
export function otherFindings({ verdict, findings }: Pick<DiagnosisModel, 'verdict' | 'findings'>): DiagnosisModel['findings'] {
  const rank = { fail: 0, warn: 1, info: 2 } as const;
  return findings.filter((one) => one.code !== verdict.code || (one.address ?? null) !== verdict.address).sort((a, b) => rank[a.state] - rank[b.state]);
}
