import type { Fact } from '../../../preload/contract/facts.ts';
import type { FactShape, WindowsFactName, WindowsFactSpec } from '../windows-facts.ts';
import { WINDOWS_FACTS } from '../windows-facts.ts';
import type { ScriptFact } from './result-record.ts';

const isRecord = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);

const FITS: Readonly<Record<FactShape, (value: unknown) => boolean>> = {
  boolean: (value) => typeof value === 'boolean',
  number: (value) => typeof value === 'number',
  string: (value) => typeof value === 'string',
  strings: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
  record: isRecord,
  records: (value) => Array.isArray(value) && value.every(isRecord),
};

/** A fact that could not be read, with its reason; never left out, never a default. */
export function unknownFact(name: WindowsFactName, reason: string, at: string): Fact {
  return { name, value: null, source: 'windows', at, unknown: reason.slice(0, 500) };
}

/** One fact per wanted name, in that order: what the scripts gave if it has the promised shape, else unknown with the reason. */
export function factsFromRecord(wanted: readonly WindowsFactName[], given: readonly ScriptFact[], at: string): Fact[] {
  const byName = new Map(given.map((fact) => [fact.name, fact]));
  return wanted.map((name) => {
    const fact = byName.get(name);
    if (!fact) return unknownFact(name, 'failed: the scripts gave no answer', at);
    if (fact.unknown !== undefined) return unknownFact(name, fact.unknown, at);
    const spec: WindowsFactSpec = WINDOWS_FACTS[name];
    if (fact.value !== null && !FITS[spec.shape](fact.value)) return unknownFact(name, `failed: the scripts gave another shape than ${spec.shape}`, at);
    return { name, value: fact.value, source: 'windows', at };
  });
}
