import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { whenWeEnd } from './at-end.mjs';

const mark = '# put here by rdp-doctor while it installs packages';

/** Runs a step during which Debian's maintainer scripts start no service (policy-rc.d says 101, "not allowed"), then puts back what was
 * there. A step that was cut off is mended by the next one, because what was there is kept beside it under another name.
 * @template T @param {() => Promise<T>} step @param {string} [file] @returns {Promise<T>} */
export async function withoutServiceStarts(step, file = '/usr/sbin/policy-rc.d') {
  const before = `${file}.before-rdp-doctor`;
  const putBack = () => {
    if (existsSync(before)) renameSync(before, file);
    else if (existsSync(file) && readFileSync(file, 'utf8').includes(mark)) rmSync(file);
  };
  putBack();
  const forget = whenWeEnd(putBack);
  try {
    if (existsSync(file)) renameSync(file, before);
    writeFileSync(file, `#!/bin/sh\n${mark}\nexit 101\n`, { mode: 0o755 });
    return await step();
  } finally {
    forget();
    putBack();
  }
}
