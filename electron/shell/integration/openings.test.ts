import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { expect, it, vi } from 'vitest';
import { listenForOpenings, type Opening } from './openings.ts';

const started = () => {
  const app = new EventEmitter();
  const openings = listenForOpenings(app as unknown as App);
  const event = { preventDefault: vi.fn() };
  return {
    event,
    start: (...argv: string[]) => app.emit('second-instance', event, argv, '/home', { argv }),
    link: (url: string) => app.emit('open-url', event, url),
    file: (path: string) => app.emit('open-file', event, path),
    heard() {
      const heard: Opening[] = [];
      openings.onOpening((one) => heard.push(one));
      return heard;
    },
  };
};
const start = (...argv: string[]): Opening => ({ kind: 'start', argv, folder: '/home', more: { argv } });

it('gives every listener what came before it, in its order, and what comes after', () => {
  const app = started();
  app.start('app', '--', 'rdpdoctor://start');
  app.link('rdpdoctor://radar');
  app.file('/a.rdp');
  const [links, files] = [app.heard(), app.heard()];
  const before = [start('app', '--', 'rdpdoctor://start'), { kind: 'link', url: 'rdpdoctor://radar' }, { kind: 'file', path: '/a.rdp' }];
  expect(links).toEqual(before);
  expect(files).toEqual(before);
  app.start('app', 'b.rdp');
  expect(links).toEqual([...before, start('app', 'b.rdp')]);
  expect(files).toEqual(links);
});

it('takes links and files over from the system, also before anybody listens', () => {
  const app = started();
  app.link('rdpdoctor://start');
  app.file('/a.rdp');
  expect(app.event.preventDefault).toHaveBeenCalledTimes(2);
});

it('keeps the newest twenty and nothing that is longer than a command line', () => {
  const app = started();
  for (let n = 0; n < 50; n += 1) app.link(`rdpdoctor://${n}`);
  app.link('x'.repeat(70_000));
  app.file('x'.repeat(70_000));
  app.start(...Array.from({ length: 100 }, () => 'x'.repeat(1000)));
  const heard = app.heard();
  expect(heard).toHaveLength(20);
  expect(heard.at(0)).toEqual({ kind: 'link', url: 'rdpdoctor://30' });
  expect(heard.at(-1)).toEqual({ kind: 'link', url: 'rdpdoctor://49' });
  app.file('x'.repeat(70_000));
  expect(heard).toHaveLength(20);
});
