import { setFlagsFromString } from 'node:v8';

let done = false;

/**
 * Lets V8's space for new objects grow in one step instead of many. A host leaves 400 KB of short-lived objects behind; in the small space that V8
 * begins with, many of them outlive their collection by accident and have to be collected again among the old ones, an eighth of all work. The
 * space's bound stays what it is, so memory does too.
 */
export function growYoungSpace(): void {
  if (done) return;
  done = true;
  setFlagsFromString('--semi-space-growth-factor=16');
}
