import { expect, it, vi } from 'vitest';
import { givenLink } from './given-link.ts';
import type { Opening, Openings } from './openings.ts';

/** Openings that came before, and the way to bring later ones. */
function opened(...before: Opening[]) {
  const listeners: ((opening: Opening) => void)[] = [];
  const openings: Openings = { onOpening: (listener) => {
    before.forEach(listener);
    listeners.push(listener);
  } };
  return { openings, open: (opening: Opening) => listeners.forEach((one) => one(opening)) };
}
const start = (...argv: string[]): Opening => ({ kind: 'start', argv, folder: '/', more: null });

it('hands out the link of this start once', () => {
  const links = givenLink(['app', '--', 'rdpdoctor://check?host=srv-04'], opened().openings, () => {});
  expect(links.take()).toEqual({ kind: 'target', target: 'srv-04' });
  expect(links.take()).toBeNull();
});

it('takes the newest of those that came before it listened, and says so', () => {
  const onGiven = vi.fn();
  const links = givenLink(['app'], opened(start('app', '--', 'rdpdoctor://radar'), { kind: 'link', url: 'rdpdoctor://check?host=srv-05' }, { kind: 'file', path: '/a.rdp' }, start('app')).openings, onGiven);
  expect(onGiven).toHaveBeenCalledTimes(2);
  expect(links.take()).toEqual({ kind: 'target', target: 'srv-05' });
});

it('hears of later ones, reads the arguments as they were started, and takes none that is not ours', () => {
  const onGiven = vi.fn();
  const { openings, open } = opened();
  const links = givenLink(['app'], openings, onGiven);
  open({ kind: 'start', argv: ['app', 'rdpdoctor://radar', '--'], folder: '/', more: { argv: ['app', '--', 'rdpdoctor://start'] } });
  expect(links.take()).toEqual({ kind: 'screen', screen: 'start' });
  open({ kind: 'link', url: 'https://example.test/' });
  expect(links.take()).toBeNull();
  expect(onGiven).toHaveBeenCalledTimes(1);
});
