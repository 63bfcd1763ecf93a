import { mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from '../child.mjs';
import { SetupFailure, lastLines } from '../failure.mjs';
import { megabytes, stopwatch } from '../notes.mjs';

/** One folder as tar.gz (on Linux) and zip, with the programs of this system; both hold one folder named `top`. Gives a line for each.
 * @param {{ folder: string, as: string, top: string }} what @returns {Promise<string[]>} */
export async function archiveFolder({ folder, as, top }) {
  const stage = mkdtempSync(join(dirname(folder), '.archive-'));
  const staged = join(stage, top);
  // Moved and not copied: nobody looks at the folder meanwhile, and it is 200 MB.
  renameSync(folder, staged);
  try {
    const tasks = [archive(`${as}.zip`, 'zip', ['--quiet', '--recurse-paths', '--symlinks', '-1', `${as}.zip`, top], stage)];
    if (folder.endsWith('linux-unpacked')) {
      tasks.push(archive(`${as}.tar.gz`, 'tar', ['--create', '--sort=name', '--owner=0', '--group=0', '--numeric-owner', '--use-compress-program=gzip -1', '--file', `${as}.tar.gz`, top], stage));
    }
    return await Promise.all(tasks);
  } finally {
    renameSync(staged, folder);
    rmSync(stage, { recursive: true, force: true });
  }
}

/** @param {string} file @param {string} program @param {string[]} args @param {string} cwd */
async function archive(file, program, args, cwd) {
  const time = stopwatch();
  rmSync(file, { force: true });
  const result = await run(program, args, { cwd });
  if (result.code === null) return `No ${file}: ${program} is not here.`;
  if (result.code !== 0) throw new SetupFailure(`${program} could not make ${file}; its complaint is above.`, lastLines(result.output, 6));
  return `Packed ${file} (${megabytes(statSync(file).size)}) in ${time()}.`;
}
