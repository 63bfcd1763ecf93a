import { diagnosisDocument, type DiagnosisDocument } from '../../../preload/contract/diagnosis.ts';
import type { Fact } from '../../../preload/contract/facts.ts';
import { entryState } from '../../../preload/contract/journal.ts';
import type { DoneStep, Reader } from '../../../preload/contract/report.ts';
import type { Translate } from '../../locale/translator.ts';
import type { Report } from '../model/report.ts';
import { openAliases, type AliasBook, type AliasKey } from './aliases.ts';
import { LEAVE, type TextClass } from './classes.ts';
import { factClass } from './fact-classes.ts';
import { redactFreeText } from './free-text.ts';
import { HIDDEN } from './hidden.ts';
import { learnName } from './learn.ts';
import { KNOWN_IDS } from './safe-words.ts';
import { redactSentence, strictText } from './strict-text.ts';

/** Hides what names somebody, with steady aliases. One redactor for all files of a case. */
export interface Redactor {
  redact(report: Report, reader: Exclude<Reader, 'internal'>): Report;
  /** The alias table as it stands now: what must stay at the desk. */
  key(): AliasKey;
}

/** `start`: the table of a key file. `translate`: the language of the copy. */
export function redactor(translate: Translate, start?: AliasKey): Redactor {
  const book = openAliases(start);
  return {
    redact(report, reader) {
      // The first round teaches the book every name, wherever it stands; the second writes.
      learnName(book, report.after.document.target.host);
      redactReport(report, reader, book, translate);
      return redactReport(report, reader, book, translate);
    },
    key: book.key,
  };
}

function redactReport(report: Report, reader: Reader, book: AliasBook, translate: Translate): Report {
  const part = (document: DiagnosisDocument) => {
    const copy = redactCase(document, book, translate);
    // The user's page has no use for readings; what is not needed does not leave.
    const kept = reader === 'user' ? { ...copy, facts: copy.facts.filter((one) => one.name === 'code.disconnect' || one.name === 'code.extended'), checks: [] } : copy;
    return { document: kept, raw: { ...kept } };
  };
  return {
    reader, madeAt: LEAVE.time(report.madeAt, book) ?? '', after: part(report.after.document), before: report.before ? part(report.before.document) : null,
    done: report.done.map((one) => redactStep(one, book)),
    answers: Object.fromEntries(Object.entries(report.answers).filter(([name, value]) => KNOWN_IDS.has(name) && KNOWN_IDS.has(value))),
    // Notes are the technician's own; the user gets none.
    notes: report.notes.map((one) => ({ at: LEAVE.time(one.at, book) ?? '', text: cut(redactFreeText(one.text, book), MOST.value) })).filter(() => reader !== 'user'),
    timer: report.timer && { startedAt: LEAVE.time(report.timer.startedAt, book) ?? '', seconds: untold(String(report.timer.seconds), book) ? report.timer.seconds : 0 }, files: [],
  };
}

/** What the documents hold, letters (preload/contract). An alias can be longer than what it stands for. */
const MOST = { sentence: 4000, value: 20_000, target: 500, machine: 80 } as const;
const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** A number is a text too: an address can be written as one. */
const untold = (text: string, book: AliasBook): boolean => redactFreeText(text, book) === text;
const knownId = (id: string): boolean => KNOWN_IDS.has(id);

/** A case field by field: what is not written here does not leave. */
function redactCase(given: DiagnosisDocument, book: AliasBook, translate: Translate): DiagnosisDocument {
  const text = (sentence: string): string => cut(redactSentence(sentence, book, translate), MOST.sentence);
  const time = (at: string): string => LEAVE.time(at, book) ?? '';
  const ip = (address: string): string => LEAVE.ip(address, book) ?? HIDDEN;
  const names = (facts: readonly string[]): string[] => facts.filter((name) => factClass(name) !== undefined);
  const code = (value: string): DiagnosisDocument['verdict']['code'] => (knownId(value) ? value : 'UNKNOWN') as DiagnosisDocument['verdict']['code'];
  const verdict = (one: DiagnosisDocument['verdict']): DiagnosisDocument['verdict'] => ({ code: code(one.code), stage: one.stage, sentence: text(one.sentence), address: one.address === null ? null : ip(one.address) });
  const evidence = (list: DiagnosisDocument['causes'][number]['for']) => list.filter((one) => factClass(one.fact) !== undefined).map((one) => ({ fact: one.fact, sentence: text(one.sentence) }));
  const count = (value: number): number => (untold(String(value), book) ? value : 0);
  const { target, tool, control, nextCheck } = given;
  const host = LEAVE.host(target.host, book) ?? HIDDEN;
  // In the order of the ladder, so that the target's own names come first.
  const facts = given.facts.flatMap((one) => redactFact(one, book));
  const copy: DiagnosisDocument = {
    schema: 'rdp-doctor/diagnosis@1',
    tool: { name: 'rdp-doctor', version: /^(?:dev|\d+(?:\.\d+){0,2})$/.test(tool.version) && untold(tool.version, book) ? tool.version : HIDDEN, runtime: /^(?:Node|Electron) \d+(?:\.\d+){0,2}$/.test(tool.runtime) && untold(tool.runtime, book) ? tool.runtime : HIDDEN },
    startedAt: time(given.startedAt), durationMs: count(given.durationMs), mode: given.mode, cancelled: given.cancelled,
    target: { input: knownId(target.input) ? target.input : (LEAVE.host(target.input, book) ?? HIDDEN), host, port: target.port, addresses: target.addresses.map(ip) },
    verdict: verdict(given.verdict),
    stages: given.stages.map(({ stage, state, ms, address, blockedBy, detail }) => ({ stage, state, ms: count(ms), address: address === null ? null : ip(address), ...(blockedBy ? { blockedBy } : {}), ...(detail === undefined ? {} : { detail: text(detail) }) })),
    findings: given.findings.filter((one) => knownId(one.code)).map((one) => ({
      code: one.code, state: one.state, stage: one.stage, sentence: text(one.sentence), facts: names(one.facts), ...(one.address === undefined ? {} : { address: one.address === null ? null : ip(one.address) }),
    })),
    checks: given.checks.filter((one) => knownId(one.id) && knownId(one.name)).map((one) => ({ id: one.id, name: one.name, state: one.state, sentence: text(one.sentence), facts: names(one.facts) })),
    facts,
    causes: given.causes.filter((one) => knownId(one.id)).map((one) => ({ id: one.id, strength: one.strength, title: text(one.title), for: evidence(one.for), against: evidence(one.against), fixes: one.fixes.filter(knownId) })),
    ruledOut: given.ruledOut.filter((one) => knownId(one.id)).map((one) => ({ id: one.id, title: text(one.title), because: text(one.because), facts: names(one.facts) })),
    nextCheck: nextCheck && knownId(nextCheck.id) ? { id: nextCheck.id, sentence: text(nextCheck.sentence), splits: nextCheck.splits.filter(knownId), costMinutes: count(nextCheck.costMinutes), needs: nextCheck.needs } : null,
    ...(control === undefined ? {} : { control: {
      target: LEAVE.host(control.target, book) ?? HIDDEN, verdict: verdict(control.verdict),
      differences: control.differences.filter((one) => factClass(one.fact) !== undefined).map((one) => ({ fact: one.fact, here: redactValue(one.fact, one.here, book), control: redactValue(one.fact, one.control, book), sentence: text(one.sentence) })),
    } }),
  };
  return diagnosisDocument.parse(copy);
}

function redactStep(step: DoneStep, book: AliasBook): DoneStep {
  const code = (value: string | null): string | null => (value !== null && knownId(value) ? value : null);
  return {
    id: /^\d{8}-[a-z0-9]{1,10}$/.test(step.id) && book.known.replace(step.id, () => '') === step.id ? step.id : HIDDEN, at: LEAVE.time(step.at, book) ?? '', fix: knownId(step.fix) ? step.fix : HIDDEN,
    machine: knownId(step.machine) ? step.machine : cut(learnName(book, step.machine), MOST.machine), state: entryState.parse(step.state), before: code(step.before), after: code(step.after),
    due: step.due === null ? null : LEAVE.time(step.due, book),
    operations: step.operations.map((one) => ({ primitive: knownId(one.primitive) ? one.primitive : HIDDEN, target: cut(redactFreeText(one.target, book), MOST.target) })),
  };
}

/** A fact, or nothing where it is not classified. */
function redactFact(one: Fact, book: AliasBook): Fact[] {
  if (factClass(one.name) === undefined) return [];
  const at = LEAVE.time(one.at, book);
  return [{
    name: one.name, value: redactValue(one.name, one.value, book) ?? null, source: one.source, at: at ?? '',
    ...(one.unit === undefined ? {} : { unit: strictText(one.unit, book).slice(0, 20) }), ...(one.address === undefined ? {} : { address: (LEAVE.ip(one.address, book) ?? HIDDEN).slice(0, 64) }),
    ...(one.unknown === undefined ? {} : { unknown: strictText(one.unknown, book).slice(0, 500) }),
  }];
}

type Scalar = string | number | boolean | null;

function redactValue(name: string, value: Fact['value'], book: AliasBook): Fact['value'] {
  const given = factClass(name);
  if (given === undefined) return null;
  const bare: TextClass = typeof given === 'string' ? given : 'plain';
  const record = (one: Record<string, Scalar>): Record<string, Scalar> => {
    const fields = typeof given === 'string' ? {} : given.fields;
    return Object.fromEntries(Object.entries(one).flatMap(([field, inner]) => {
      const own = Object.hasOwn(fields, field) ? fields[field] : undefined;
      return own === undefined ? [] : [[field, scalar(inner, own, book)]];
    }));
  };
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'object' && one !== null ? record(one) : scalar(one, bare, book)));
  return typeof value === 'object' && value !== null ? record(value) : scalar(value, bare, book);
}

function scalar(value: Scalar, as: TextClass, book: AliasBook): Scalar {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') {
    const left = value === '' ? '' : LEAVE[as](value, book);
    return left === null ? null : cut(left, MOST.value);
  }
  if (as === 'plain' || as === 'time' || as === 'free') return untold(String(value), book) ? value : null;
  return LEAVE[as](String(value), book);
}
