// @ts-nocheck: setVersion, setAppPath are there, but only for this use, and Electron does not declare them.
// Starts the app whose folder is on the command line, as Electron's own default app does; the fallback runtime comes without one.
//   electron [-r MODULE]… [switches] FOLDER [arguments]
// MODULE is loaded first (Playwright hooks itself in this way) and may rewrite process.argv, so the folder is read before.
'use strict';

const { existsSync, readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { app } = require('electron');

const { folder, modules } = readCommandLine(process.argv.slice(1));
if (folder === undefined) stop('no app folder on the command line');
const appFolder = resolve(folder);
const manifestFile = join(appFolder, 'package.json');
if (!existsSync(manifestFile)) stop(`no package.json in ${appFolder}`);
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));

Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
for (const each of modules) require(resolve(each));
app.setName(manifest.productName ?? manifest.name);
app.setVersion(manifest.version);
app.setAppPath(appFolder);
// Electron chose the folder by the launcher's name before the app's was known.
if (!app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', join(app.getPath('appData'), app.getName()));

const main = join(appFolder, manifest.main ?? 'index.js');
if (!existsSync(main)) stop(`${main} is not there; build the app first (npm run build)`);
require(main);

/** @param {string[]} argv */
function readCommandLine(argv) {
  const required = [];
  for (let index = 0; index < argv.length; index += 1) {
    if (argv[index] === '-r' || argv[index] === '--require') required.push(argv[(index += 1)]);
    else if (!argv[index].startsWith('-')) return { folder: argv[index], modules: required };
  }
  return { folder: undefined, modules: required };
}

/** @param {string} reason @returns {never} */
function stop(reason) {
  process.stderr.write(`electron: ${reason}\n`);
  process.exit(1);
}
