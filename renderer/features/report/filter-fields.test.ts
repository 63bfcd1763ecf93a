import { expect, it } from 'vitest';
import type { LeavingFieldModel } from '../../../preload/contract/reporting.ts';
import { filterFields } from './filter-fields.ts';

const FIELDS: readonly LeavingFieldModel[] = [
  { field: 'target.host', how: 'aliased', values: ['HOST-1'] }, { field: 'target.port', how: 'asItIs', values: ['3389'] }, { field: 'notes.text', how: 'hidden', values: [] },
];
const said = (how: LeavingFieldModel['how']) => ({ asItIs: 'as it is', aliased: 'under another name', hidden: 'stays here' })[how];
const found = (text: string) => filterFields(FIELDS, text, said).map(({ field }) => field);

it('finds a field by its name, by what leaves of it, and by how it leaves', () => {
  expect([found('TARGET'), found(' host-1 '), found('3389'), found('stays')]).toEqual([['target.host', 'target.port'], ['target.host'], ['target.port'], ['notes.text']]);
});

it('shows all without a text, and none where nothing fits', () => {
  expect([found(' ').length, found('srv-04')]).toEqual([3, []]);
});
