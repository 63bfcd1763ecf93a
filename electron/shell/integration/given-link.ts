import type { DeepLink } from '../../../preload/contract/link.ts';
import { exactArguments, linkAmong } from './opened-with.ts';
import type { Opening, Openings } from './openings.ts';

/** The link that waits to be shown: the newest one, handed out once. */
export interface GivenLink {
  take(): DeepLink | null;
}

/** Takes every link: the one this start was given, those that came since, and those of later, which `onGiven` hears of. */
export function givenLink(argv: readonly string[], openings: Openings, onGiven: () => void): GivenLink {
  let waiting = linkAmong(argv);
  openings.onOpening((opening) => {
    const link = linkOf(opening);
    if (link === null) return;
    waiting = link;
    onGiven();
  });
  return {
    take() {
      const link = waiting;
      waiting = null;
      return link;
    },
  };
}

function linkOf(opening: Opening): DeepLink | null {
  switch (opening.kind) {
    case 'start': return linkAmong(exactArguments(opening.more) ?? opening.argv);
    case 'link': return linkAmong(['', '--', opening.url]);
    case 'file': return null;
  }
}
