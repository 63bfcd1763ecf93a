import type { Fact } from '../../../preload/contract/facts.ts';
import { TICKET_LINES } from '../../../preload/contract/report.ts';
import { faultyCase, standingOf, type Standing } from '../model/judge.ts';
import { preventionOf } from '../prevention.ts';
import { ticketLines } from '../ticket.ts';
import { fixTitle, timelineOf } from '../timeline.ts';
import { oneLine, type View } from '../view.ts';
import { MARKS, type Block, type Page, type Section, type Table, type Tone } from './blocks.ts';
import { causesBlock, certificateBlock, ladderBlock } from './pictures.ts';
import { userPage } from './user-page.ts';

const TONE: Readonly<Record<Standing, Tone>> = { fixed: 'pass', healthy: 'pass', broken: 'fail', changed: 'fail', unknown: 'warn' };
/** A page is read, not searched: long lists end here, the JSON has all. */
const MAX_FACTS = 250;
const MAX_VALUE = 300;

/** What the page of a report holds, for its reader. */
export function pageOf(view: View): Page {
  const { report, t, say, local } = view;
  const standing = { tone: TONE[standingOf(report)], text: t(`standing.${standingOf(report)}`) };
  if (report.reader === 'user') return userPage(view, standing);
  const about = [t(`page.for.${report.reader}`), t('page.madeAt', { at: local(report.madeAt) }), ...(report.timer ? [t('page.callTimer', { at: local(report.timer.startedAt), minutes: Math.round(report.timer.seconds / 60) })] : [])];
  const sections = [summary(view), ladders(view), certificate(view), causes(view), done(view), timeline(view), answers(view), notes(view), comparison(view), findings(view), checks(view), facts(view), ticket(view), prevention(view)];
  return { title: t('page.title', { host: say(report.after.document.target.host) }), about, standing, sections: sections.filter((one) => one.blocks.length > 0 && !view.without.has(one.id)) };
}

function summary({ report, t, say }: View): Section {
  const list = [report.before, report.after].flatMap((part) => (part ? [part.document] : []));
  return { id: 'summary', heading: t('page.summary'), blocks: list.map((one, at) => ({ kind: 'text', text: `${list.length > 1 ? `${t(at === 0 ? 'page.before' : 'page.after')}: ` : ''}${one.verdict.code}. ${say(one.verdict.sentence)}` })) };
}

function ladders(view: View): Section {
  const { report, t } = view;
  const blocks = report.before ? [ladderBlock(t('page.before'), report.before.document, view), ladderBlock(t('page.after'), report.after.document, view)] : [ladderBlock(t('page.now'), report.after.document, view)];
  return { id: 'ladder', heading: t('page.ladder'), blocks };
}

function certificate(view: View): Section {
  const { report, t } = view;
  const { before, after } = report;
  const named = (title: string, blocks: Block[]): Block[] => (before ? blocks.map((one) => (one.kind === 'validity' ? { ...one, title: `${title}: ${one.title}` } : one)) : blocks);
  const blocks = [...(before ? named(t('page.before'), certificateBlock(before.document, view)) : []), ...named(t('page.after'), certificateBlock(after.document, view))];
  return { id: 'certificate', heading: t('page.certificate'), blocks };
}

function causes(view: View): Section {
  const { report, t, say } = view;
  const document = faultyCase(report);
  const out: Block[] = document.ruledOut.length === 0 ? [] : [{ kind: 'table', folded: true, table: { caption: t('page.ruledOut'), head: [t('page.cause'), t('page.because')], rows: document.ruledOut.map((one) => [say(one.title), say(one.because)]) } }];
  return { id: 'causes', heading: t('page.causes'), blocks: [...causesBlock(document, view), ...out] };
}

function done(view: View): Section {
  const { report, t, say, local } = view;
  const rows = report.done.map((one) => [local(one.at), fixTitle(one.fix, view), t(`step.${one.state}`), one.operations.map((op) => `${say(op.primitive)} ${oneLine(op.target, 160)}`).join('; '), say(one.id)]);
  const table: Table = { caption: t('page.done'), head: [t('page.local'), t('page.fix'), t('page.state'), t('page.changes'), t('page.entry')], rows };
  return { id: 'done', heading: t('page.done'), blocks: rows.length > 0 ? [{ kind: 'table', table }] : [{ kind: 'text', text: t('page.none') }] };
}

function timeline(view: View): Section {
  const { t, utc } = view;
  const rows = timelineOf(view).map((one) => [utc(one.at), one.local, t(`kind.${one.kind}`), one.sentence]);
  return { id: 'timeline', heading: t('page.timeline'), blocks: [{ kind: 'table', table: { caption: t('page.timeline'), head: [t('page.when'), t('page.local'), t('page.kind'), t('page.what')], rows } }] };
}

function answers({ report, t }: View): Section {
  const rows = Object.entries(report.answers).flatMap(([name, value]) => (/^scope\.[A-Za-z]+$/.test(name) && /^[A-Za-z]+$/.test(value) ? [[t(`answer.${name.slice(6)}`), t(`answer.value.${value}`)]] : []));
  return { id: 'answers', heading: t('page.answers'), blocks: rows.length === 0 ? [] : [{ kind: 'table', table: { caption: t('page.answers'), head: [t('page.what'), t('page.value')], rows } }] };
}

function notes({ report, t, local }: View): Section {
  return { id: 'notes', heading: t('page.notes'), blocks: report.notes.map((one) => ({ kind: 'lines', text: `${local(one.at)}\n${one.text.split(/\r\n|[\r\n]/).map((line) => oneLine(line, 2000)).join('\n')}` })) };
}

function comparison({ report, t, say }: View): Section {
  const { control } = report.after.document;
  if (!control) return { id: 'comparison', heading: '', blocks: [] };
  const items = control.differences.map((one) => say(one.sentence));
  return { id: 'comparison', heading: t('page.comparison', { host: say(control.target) }), blocks: [{ kind: 'text', text: `${control.verdict.code}. ${say(control.verdict.sentence)}` }, ...(items.length > 0 ? [{ kind: 'list', items } as const] : [])] };
}

function findings({ report, t, tell, say }: View): Section {
  const rows = report.after.document.findings.map((one) => [one.code, one.state === 'info' ? t('page.info') : tell(`cli:state.${one.state}`), say(one.sentence)]);
  return { id: 'findings', heading: t('page.findings'), blocks: rows.length === 0 ? [] : [{ kind: 'table', folded: true, table: { caption: t('page.findings'), head: [t('page.code'), t('page.state'), t('page.sentence')], rows } }] };
}

function checks({ report, t, tell, say }: View): Section {
  const rows = report.after.document.checks.map((one) => [`${one.id} ${one.name}`, `${MARKS[one.state]} ${tell(`cli:state.${one.state}`)}`, say(one.sentence)]);
  return { id: 'checks', heading: t('page.checks'), blocks: rows.length === 0 ? [] : [{ kind: 'table', folded: true, table: { caption: t('page.checks'), head: [t('page.check'), t('page.state'), t('page.sentence')], rows } }] };
}

function facts({ report, t }: View): Section {
  const { facts: all } = report.after.document;
  const rows = all.slice(0, MAX_FACTS).map((one) => [one.name, shownValue(one), one.source]);
  const more = all.length - rows.length;
  return { id: 'facts', heading: t('page.facts'), blocks: rows.length === 0 ? [] : [{ kind: 'table', folded: true, table: { caption: t('page.facts'), head: [t('page.fact'), t('page.value'), t('page.source')], rows, ...(more > 0 ? { more } : {}) } }] };
}

function shownValue({ value, unit, unknown }: Fact): string {
  if (value === null) return oneLine(unknown ?? '–', MAX_VALUE);
  return `${oneLine(typeof value === 'object' ? JSON.stringify(value) : String(value), MAX_VALUE)}${unit === undefined ? '' : ` ${oneLine(unit, 20)}`}`;
}

function ticket(view: View): Section {
  const lines = ticketLines(view);
  return { id: 'ticket', heading: view.t('page.ticketBlock'), blocks: [{ kind: 'lines', text: TICKET_LINES.map((name) => `${name.padEnd(8)} ${lines[name]}`).join('\n') }] };
}

function prevention(view: View): Section {
  return { id: 'prevention', heading: view.t('page.prevention'), blocks: preventionOf(view).map((text) => ({ kind: 'text', text, strong: true })) };
}
