import { isUiUrl } from '../shell/ui-origin.ts';

/** What is known about who sent a message. `parentless` is true for a window's own top frame. */
export interface Sender {
  readonly url: string;
  readonly parentless: boolean;
  readonly contentsId: number;
}

/**
 * True only for the top frame of our window, showing our origin. A frame that is gone, empty, embedded or foreign
 * is refused.
 */
export function isTrusted(sender: Sender | null, windowContentsId: number | null): boolean {
  return sender !== null && windowContentsId !== null && sender.contentsId === windowContentsId && sender.parentless && isUiUrl(sender.url);
}
