import { app } from 'electron';
import type { DeepLink } from '../../../preload/contract/link.ts';
import { exactArguments, linkAmong } from './opened-with.ts';

/** The link that waits to be shown: the newest one, handed out once. */
export interface GivenLink {
  take(): DeepLink | null;
}

/** Listens for links from now on: the one this start was given, and those of later starts, which `onGiven` hears of. */
export function givenLink(argv: readonly string[], onGiven: () => void): GivenLink {
  let waiting = linkAmong(argv);
  const put = (link: DeepLink | null) => {
    if (link === null) return;
    waiting = link;
    onGiven();
  };
  app.on('second-instance', (_event, given, _folder, more) => put(linkAmong(exactArguments(more) ?? given)));
  app.on('open-url', (event, url) => {
    event.preventDefault();
    put(linkAmong(['', '--', url]));
  });
  return {
    take() {
      const link = waiting;
      waiting = null;
      return link;
    },
  };
}
