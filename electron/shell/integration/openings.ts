import type { App } from 'electron';

/** Something that was handed to the app from outside: by a second start, by a link, or by a file (the last two on macOS). */
export type Opening =
  | { readonly kind: 'start'; readonly argv: readonly string[]; readonly folder: string; readonly more: unknown }
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: 'file'; readonly path: string };

/** Hears of every opening, also of those that came before. */
export interface Openings {
  onOpening(listener: (opening: Opening) => void): void;
}

/** So many openings wait for a listener; the oldest go. */
const MOST = 20;
/** More than any command line, characters: what is longer is not kept. */
const LONGEST = 64 * 1024;

/**
 * Listens from the first moment on. What comes before there is a listener (the engine is loaded after the page) waits, and each
 * listener gets it when it registers.
 */
export function listenForOpenings(app: Pick<App, 'on'>): Openings {
  const waiting: Opening[] = [];
  const listeners: ((opening: Opening) => void)[] = [];
  const take = (opening: Opening) => {
    if (lengthOf(opening) > LONGEST) return;
    for (const listener of listeners) listener(opening);
    if (listeners.length > 0) return;
    waiting.push(opening);
    if (waiting.length > MOST) waiting.shift();
  };
  app.on('second-instance', (_event, argv, folder, more) => take({ kind: 'start', argv, folder, more }));
  app.on('open-url', (event, url) => {
    event.preventDefault();
    take({ kind: 'link', url });
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    take({ kind: 'file', path });
  });
  return {
    onOpening(listener) {
      for (const opening of waiting) listener(opening);
      listeners.push(listener);
    },
  };
}

function lengthOf(opening: Opening): number {
  switch (opening.kind) {
    case 'start': return opening.argv.reduce((sum, one) => sum + one.length, opening.folder.length);
    case 'link': return opening.url.length;
    case 'file': return opening.path.length;
  }
}
