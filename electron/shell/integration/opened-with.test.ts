import { expect, it } from 'vitest';
import { exactArguments, linkAmong, TASKS } from './opened-with.ts';

it('takes the link that stands alone behind --', () => {
  expect(linkAmong(['app.exe', '--data-dir=x', '--', 'rdpdoctor://check?host=srv-04'])).toEqual({ kind: 'target', target: 'srv-04' });
});

it.each([[['app.exe', 'rdpdoctor://start']], [['app.exe', '--', 'rdpdoctor://start', 'rdpdoctor://radar']], [['app.exe', '--']], [['app.exe']], [['app.exe', '--', 'C:\\a.rdp']], [['app.exe', '--', '--inspect']]])(
  'takes nothing from %j', (argv) => expect(linkAmong(argv)).toBeNull());

it('each task of the jump list is a link it understands', () => {
  for (const link of Object.values(TASKS)) expect(linkAmong(['app.exe', '--', link])).toMatchObject({ kind: 'screen' });
});

it('takes the arguments of a second start only when they are a list of texts', () => {
  expect(exactArguments({ argv: ['a', '--', 'b'] })).toEqual(['a', '--', 'b']);
  for (const other of [null, 'a', {}, { argv: 'a' }, { argv: [1] }, { argv: Array.from({ length: 2000 }, () => 'a') }]) expect(exactArguments(other)).toBeNull();
});
