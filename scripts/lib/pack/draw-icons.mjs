// Draws every icon from assets/icons/icon.svg with the page of an Electron window. Run by scripts/icons.mjs, which sets Electron and a display up.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright';
import { inRoot } from '../paths.mjs';
import { writeIcns } from './icns.mjs';
import { writeIco } from './ico.mjs';

/** @typedef {import('./ico.mjs').Picture} Picture */

const icoSizes = [16, 20, 24, 32, 40, 48, 64, 96, 128, 256];
const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512];
const icnsSizes = [16, 32, 64, 128, 256, 512, 1024];

const folder = inRoot('assets', 'icons');
const svg = readFileSync(join(folder, 'icon.svg'), 'utf8');
const pictures = new Map((await draw(svg, [...new Set([...icoSizes, ...linuxSizes, ...icnsSizes])])).map((each) => [each.size, each]));

mkdirSync(join(folder, 'linux'), { recursive: true });
for (const size of linuxSizes) writeFileSync(join(folder, 'linux', `${size}x${size}.png`), of(size).png);
writeFileSync(join(folder, 'icon.ico'), writeIco(icoSizes.map(of)));
writeFileSync(join(folder, 'icon.icns'), writeIcns(new Map(icnsSizes.map((size) => [size, of(size).png]))));
writeFileSync(join(folder, 'drawn-from.json'), `${JSON.stringify({ 'icon.svg': createHash('sha256').update(svg).digest('hex') }, null, 2)}\n`);

/** @param {number} size @returns {Picture} */
function of(size) {
  const picture = pictures.get(size);
  if (picture === undefined) throw new Error(`nothing drawn at ${size}`);
  return picture;
}

/** @param {string} source @param {number[]} sizes @returns {Promise<Picture[]>} */
async function draw(source, sizes) {
  const app = mkdtempSync(join(tmpdir(), 'rdp-doctor-icons-'));
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'icons', version: '1.0.0', main: 'main.js' }));
  writeFileSync(join(app, 'main.js'), `const { app, BrowserWindow } = require('electron');
    app.setPath('userData', ${JSON.stringify(join(app, 'data'))});
    app.whenReady().then(() => new BrowserWindow({ show: false }).loadURL('about:blank'));`);
  const electron = await _electron.launch({ executablePath: process.env['RDP_DOCTOR_ELECTRON'] ?? '', args: [app] });
  try {
    const page = await electron.firstWindow();
    const drawn = [];
    for (const size of sizes) drawn.push(await page.evaluate(drawOne, { source, size }));
    return drawn.map(({ size, rgba, png }) => ({ size, rgba: Buffer.from(rgba, 'base64'), png: Buffer.from(png, 'base64') }));
  } finally {
    await electron.close();
    rmSync(app, { recursive: true, force: true });
  }
}

/** Runs in the page. @param {{ source: string, size: number }} what @returns {Promise<{ size: number, rgba: string, png: string }>} */
async function drawOne({ source, size }) {
  // @ts-expect-error TS2584 -- the page's globals, not Node's
  const image = document.createElement('img');
  // The size in the file is the size an <img> is rastered at, so it is set and not scaled afterwards.
  image.src = `data:image/svg+xml,${encodeURIComponent(source.replace(/width="\d+" height="\d+"/, `width="${size}" height="${size}"`))}`;
  await image.decode();
  // @ts-expect-error TS2584 -- as above
  const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size });
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0, size, size);
  let text = '';
  for (const byte of context.getImageData(0, 0, size, size).data) text += String.fromCharCode(byte);
  return { size, rgba: btoa(text), png: canvas.toDataURL('image/png').split(',')[1] };
}
