import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CAUSE_IDS, CAUSES } from './causes.ts';
import { EVIDENCE, EVIDENCE_IDS } from './weights.ts';

const LIST = new URL('../../../shared/research/cause-weights.json', import.meta.url);

describe.skipIf(!existsSync(LIST))('the table against the list it is made from', () => {
  const list = (existsSync(LIST) ? JSON.parse(readFileSync(LIST, 'utf8')) : { prior: {}, evidence: {} }) as { prior: Record<string, number>; evidence: Record<string, Record<string, number>> };
  /** The probe sends no cookie and so cannot see this. */
  const NOT_MEASURED = 'net.x224.cookie-dependent (works only with mstshash cookie)';

  it('has the same priors', () => {
    expect(Object.fromEntries(CAUSE_IDS.map((id) => [id, CAUSES[id].prior]))).toEqual(list.prior);
  });
  it('has every row, with the same points unless it says why not', () => {
    const taken = new Map(EVIDENCE_IDS.map((id) => [EVIDENCE[id].from, EVIDENCE[id]]));
    expect(Object.keys(list.evidence).filter((key) => !taken.has(key) && key !== NOT_MEASURED)).toEqual([]);
    for (const id of EVIDENCE_IDS) {
      const { from, points, changed } = EVIDENCE[id];
      if (from !== null && changed === undefined) expect(points, id).toEqual(list.evidence[from]);
    }
  });
});

describe('the table', () => {
  it('gives no points of zero and no proof from context', () => {
    for (const id of EVIDENCE_IDS) {
      const points = Object.values(EVIDENCE[id].points);
      expect(points.every((one) => one !== 0 && Math.abs(one) <= 60), id).toBe(true);
      if (EVIDENCE[id].kind === 'context') expect(Math.max(...points), id).toBeLessThanOrEqual(30);
    }
  });
});
