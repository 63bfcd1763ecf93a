import type { EndState } from '../../../preload/contract/stages.ts';
import { safeJson } from '../../locale/clean-text.ts';
import { preventionOf } from '../prevention.ts';
import { oneLine, type View } from '../view.ts';

/** SARIF 2.1.0 §3.27.9: what kind of result each state is. What could not be told is for review, never a pass. */
const KIND: Readonly<Record<EndState, 'pass' | 'fail' | 'notApplicable' | 'informational' | 'review'>> = {
  pass: 'pass', warn: 'review', fail: 'fail', blocked: 'notApplicable', needsAdmin: 'review', skipped: 'notApplicable', notApplicable: 'notApplicable', unknown: 'review', timedOut: 'review', cancelled: 'review',
};
const FINDING = { info: 'informational', warn: 'review', fail: 'fail' } as const;

interface Result { ruleId: string; kind: string; level: 'error' | 'none'; text: string; address?: string | null }

/** The report as SARIF 2.1.0: a result for each stage, check, finding and cause; the ladder of the check before is a run of its own. */
export function renderSarif(view: View): string {
  const { report } = view;
  const parts = [...(report.before ? [{ id: 'before', document: report.before.document }] : []), { id: 'after', document: report.after.document }];
  const runs = parts.map(({ id, document }, at) => {
    const results = resultsOf(document, view);
    const last = at === parts.length - 1 ? preventionOf(view).map((text): Result => ({ ruleId: 'prevention', kind: 'informational', level: 'none', text })) : [];
    const all = [...results, ...last];
    const rules = [...new Set(all.map((one) => one.ruleId))];
    return {
      tool: { driver: { name: 'RDP Doctor', version: oneLine(document.tool.version, 40), rules: rules.map((rule) => ({ id: rule })) } },
      automationDetails: { id: `rdp-doctor/${id}` },
      invocations: [{ executionSuccessful: !document.cancelled, ...(Number.isNaN(Date.parse(document.startedAt)) ? {} : { startTimeUtc: new Date(document.startedAt).toISOString() }) }],
      results: all.map((one) => ({
        ruleId: one.ruleId, ruleIndex: rules.indexOf(one.ruleId), kind: one.kind, level: one.level, message: { text: one.text || one.ruleId },
        locations: [{ logicalLocations: [{ fullyQualifiedName: oneLine(`${document.target.host}:${document.target.port}${one.address ? ` ${one.address}` : ''}`, 400), kind: 'resource' }] }],
      })),
      columnKind: 'utf16CodeUnits',
    };
  });
  return `${safeJson({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs }, 2)}\n`;
}

function resultsOf(document: View['report']['after']['document'], { tell, say }: View): Result[] {
  const of = (ruleId: string, state: EndState, text: string, address?: string | null): Result => ({ ruleId, kind: KIND[state], level: KIND[state] === 'fail' ? 'error' : 'none', text: text || tell(`cli:state.${state}`), address: address ?? null });
  return [
    ...document.stages.map((one) => of(`stage/${one.stage}`, one.state, one.detail === undefined ? '' : say(one.detail), one.address)),
    ...document.findings.map((one): Result => ({ ruleId: `finding/${one.code}`, kind: FINDING[one.state], level: one.state === 'fail' ? 'error' : 'none', text: say(one.sentence), address: one.address ?? null })),
    ...document.checks.map((one) => of(`check/${one.id}-${one.name}`, one.state, say(one.sentence))),
    ...document.causes.map((one): Result => ({ ruleId: `cause/${one.id}`, kind: one.strength === 'proven' ? 'fail' : 'review', level: one.strength === 'proven' ? 'error' : 'none', text: say(one.title) })),
    ...document.ruledOut.map((one): Result => ({ ruleId: `cause/${one.id}`, kind: 'pass', level: 'none', text: say(one.because) })),
  ];
}
