import { UI_HOST, UI_SCHEME } from './serve.ts';

/** True for an address of our own origin, and for nothing that looks like it. */
export function isUiUrl(text: string): boolean {
  try {
    const url = new URL(text);
    return url.protocol === `${UI_SCHEME}:` && url.host === UI_HOST && url.username === '' && url.password === '';
  } catch {
    return false;
  }
}

/** Requests the session may make at all. DevTools pages are part of the runtime and exist only in development. */
export function mayRequest(url: string, devTools: boolean): boolean {
  return isUiUrl(url) || (devTools && url.startsWith('devtools://'));
}
