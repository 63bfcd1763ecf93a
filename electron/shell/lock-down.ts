import { app, type Event, type Session } from 'electron';
import { lockPermissions } from './permissions.ts';
import { mayRequest } from './ui-origin.ts';

/** Refuses every way out of our page, for every web contents there will ever be. */
export function lockContents(): void {
  app.on('web-contents-created', (_created, contents) => {
    const refuse = (event: Pick<Event, 'preventDefault'>) => event.preventDefault();
    contents.on('will-navigate', refuse);
    contents.on('will-frame-navigate', refuse);
    contents.on('will-redirect', refuse);
    contents.on('will-attach-webview', refuse);
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** Closes the session: no permission, no download, no spell-checker, nothing from outside, `file:` included. */
export function lockSession(session: Session, devTools: boolean): void {
  lockPermissions(session);
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayRequest(details.url, devTools) }));
}
