import type { CheckModel } from '../../../preload/contract/diagnosis.ts';
import type { EndState, Stage } from '../../../preload/contract/stages.ts';
import { say } from '../../locale/say.ts';
import type { StageResult } from './stage-result.ts';

/** The checks of the catalogue (§B) that a rung carries out. */
const CHECKS: readonly { id: string; name: string; stage: Stage }[] = [
  { id: 'c04', name: 'name-resolution', stage: 'dns' },
  { id: 'n01', name: 'tcp-port', stage: 'tcp' },
  { id: 'n02', name: 'rdp-negotiation', stage: 'negotiation' },
  { id: 'n03', name: 'tls-handshake', stage: 'tls' },
  { id: 'n04', name: 'remote-certificate', stage: 'certificate' },
  { id: 'c15', name: 'clock', stage: 'nla' },
  { id: 'n05', name: 'repeat-stability', stage: 'stability' },
  { id: 'n06', name: 'path-mtu', stage: 'path' },
];
const WORST: readonly EndState[] = ['fail', 'warn', 'timedOut', 'cancelled', 'unknown', 'needsAdmin', 'pass', 'blocked', 'skipped', 'notApplicable'];

/** Every network check that was looked at, with its worst state over all addresses. */
export function networkChecks(results: readonly StageResult[]): CheckModel[] {
  return CHECKS.flatMap(({ id, name, stage }) => {
    const rows = results.filter((row) => row.stage === stage);
    const worst = [...rows].sort((a, b) => WORST.indexOf(a.state) - WORST.indexOf(b.state))[0];
    if (!worst) return [];
    const text = worst.findings.find((one) => one.state !== 'info')?.text ?? worst.detail ?? say(`probe:state.${worst.state}`);
    return [{ id, name, state: worst.state, sentence: text, facts: [...new Set(rows.flatMap((row) => row.facts.map((one) => one.name)))].slice(0, 60) }];
  });
}
