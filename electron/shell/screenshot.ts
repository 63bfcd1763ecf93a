import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { BrowserWindow } from 'electron';

/** True in the page once the first screen has been painted (renderer/main.tsx sets the mark). */
const PAINTED = `new Promise((resolve) => {
  const look = () => (document.documentElement.dataset.painted ? requestAnimationFrame(() => resolve(true)) : setTimeout(look, 20));
  look();
})`;

/** Writes a PNG of the first screen to `path`. */
export async function saveFirstScreen(window: BrowserWindow, path: string): Promise<void> {
  await window.webContents.executeJavaScript(PAINTED);
  const image = await window.webContents.capturePage();
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, image.toPNG());
}
