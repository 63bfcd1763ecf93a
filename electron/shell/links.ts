import type { LINKS } from '../../preload/contract/channels.ts';

type LinkId = (typeof LINKS)[number];

/** The only pages the app ever opens in a browser. The window names one by id and never sends an address. */
const PAGES: Readonly<Record<LinkId, string>> = {
  'rdp-errors': 'https://learn.microsoft.com/windows/win32/termserv/imstscaxevents-ondisconnected',
  'rdp-troubleshoot': 'https://learn.microsoft.com/troubleshoot/windows-server/remote/troubleshoot-remote-desktop-disconnected-errors',
  'rdp-certificates': 'https://learn.microsoft.com/windows-server/remote/remote-desktop-services/remote-desktop-services-certificates',
  'rdp-protocol': 'https://learn.microsoft.com/openspecs/windows_protocols/ms-rdpbcgr',
};

/** The https address of a link id, or null for anything else. */
export function pageOf(id: string): string | null {
  if (!Object.hasOwn(PAGES, id)) return null;
  const page = PAGES[id as LinkId];
  return new URL(page).protocol === 'https:' ? page : null;
}
