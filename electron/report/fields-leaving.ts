import type { Report } from './model/report.ts';

/** How one field of a report leaves: as it stands, behind aliases, or not at all. */
export interface LeavingField {
  /** `facts.certificate.subject`, `target.host`, `notes.text`, … */
  readonly field: string;
  readonly how: 'asItIs' | 'aliased' | 'hidden';
  /** What leaves, at most five different values; empty where it is hidden. */
  readonly values: readonly string[];
}

const MAX_VALUES = 5;

/** What leaves, field by field, for the look before anything is saved. `copy` is the redacted report, or the same one where nothing is hidden. */
export function fieldsLeaving(report: Report, copy: Report): LeavingField[] {
  const [from, to] = [leavesOf(report), leavesOf(copy)];
  return [...from].map(([field, before]) => {
    const after = to.get(field) ?? new Set<string>();
    const how = after.size === 0 ? 'hidden' : [...after].every((one) => before.has(one)) ? 'asItIs' : [...after].every((one) => one === '' || one === '[hidden]') ? 'hidden' : 'aliased';
    return { field, how, values: how === 'hidden' ? [] : [...after].slice(0, MAX_VALUES) };
  });
}

function leavesOf(report: Report): Map<string, Set<string>> {
  const leaves = new Map<string, Set<string>>();
  const walk = (value: unknown, field: string): void => {
    if (Array.isArray(value)) for (const one of value) walk(one, field === 'facts' || field === 'before.facts' ? `${field}.${nameOf(one)}` : field);
    else if (typeof value === 'object' && value !== null) for (const [name, one] of Object.entries(value)) walk(one, field === '' ? name : `${field}.${name}`);
    else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') leaves.set(field, (leaves.get(field) ?? new Set()).add(String(value)));
  };
  const { after, before, done, answers, notes, timer } = report;
  walk({ ...after.raw, ...(before ? { before: before.raw } : {}), done, answers, notes, timer }, '');
  return leaves;
}

function nameOf(fact: unknown): string {
  return typeof fact === 'object' && fact !== null && 'name' in fact && typeof fact.name === 'string' ? fact.name : '';
}
