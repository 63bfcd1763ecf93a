import { expect, test } from '@playwright/test';
import { launch, type Window } from './app.ts';

/** Gives every test of a file a window of its own; afterwards the one that is open then is closed, and its policy must not have been violated. */
export function freshWindow(put: (window: Window) => void, open: () => Window): void {
  test.beforeEach(async () => put(await launch()));
  test.afterEach(async () => {
    const violations = await open().violations();
    await open().close();
    expect(violations).toEqual([]);
  });
}
