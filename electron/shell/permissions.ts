import type { Session } from 'electron';
import { isUiUrl } from './ui-origin.ts';

/** The one permission the window has: putting text on the clipboard. */
export function isPermitted(permission: string, requestingUrl: string): boolean {
  return permission === 'clipboard-sanitized-write' && isUiUrl(requestingUrl);
}

/** Denies everything that is not on the list above; Electron's own default is to approve. */
export function lockPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => answer(isPermitted(permission, details.requestingUrl)));
  session.setPermissionCheckHandler((_contents, permission, origin) => isPermitted(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
}
