import { expect, it } from 'vitest';
import { hasRecord, readRecord } from './result-record.ts';

const body = (more: object = {}) =>
  Buffer.from(JSON.stringify({ schema: 'rdp-doctor/ps-record@1', id: 'r1', ok: true, facts: [], errors: [], elevated: false, languageMode: 'FullLanguage', ms: 3, ...more })).toString('base64');

it('finds the record among noise, folded at any width', () => {
  const record = `@@RDPD r1 ${body({ facts: [{ name: 'limit.maxInstanceCount', value: 4294967295 }] })} @@`;
  for (const width of [40, 79, 80, 120]) {
    const folded = record.replaceAll(new RegExp(`(.{${width}})`, 'g'), '$1\r\n');
    const read = readRecord(`WARNING: @@ old\n${folded}\nrest`, 'r1');
    expect(read).toMatchObject({ ok: true, record: { facts: [{ value: 4294967295 }] } });
  }
});

it('knows complete from begun', () => {
  const record = `@@RDPD r1 ${body()} @@`;
  for (let length = 0; length < record.length; length += 1) expect(hasRecord(record.slice(0, length), 'r1')).toBe(false);
  expect(hasRecord(record, 'r1')).toBe(true);
  expect(readRecord(record.slice(0, 60), 'r1')).toMatchObject({ ok: false, because: 'halfRecord' });
  expect(readRecord('nothing', 'r1')).toMatchObject({ ok: false, because: 'noRecord' });
});

it('refuses what does not fit the schema', () => {
  for (const more of [{ schema: 'rdp-doctor/ps-record@2' }, { facts: [{ name: 'a.b', value: { deep: { er: 1 } } }] }, { facts: [{ name: 'a.b' }] }, { id: 'r2' }, { errors: 'no' }]) {
    expect(readRecord(`@@RDPD r1 ${body(more)} @@`, 'r1')).toMatchObject({ ok: false, because: 'badRecord' });
  }
});

it('comes to an end on hostile output', () => {
  for (const hostile of [' '.repeat(3_000_000), '@'.repeat(3_000_000), '@@RDPD '.repeat(400_000), `@@RDPD r1 A${' '.repeat(3_000_000)}`]) expect(readRecord(hostile, 'r1').ok).toBe(false);
});
