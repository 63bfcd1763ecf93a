import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { expect } from '@playwright/test';
import { launch, type LaunchOptions } from './app.ts';

/** As Remote Desktop Connection of Windows 11 saves it: UTF-16LE with its mark, CR LF, keys of several makers, one line nobody knows. */
export const LINES = [
  'screen mode id:i:2', 'use multimon:i:0', 'desktopwidth:i:1920', 'desktopheight:i:1080', 'session bpp:i:32', 'winposstr:s:0,3,0,0,800,600', 'compression:i:1', 'keyboardhook:i:2', 'audiocapturemode:i:0', 'videoplaybackmode:i:1',
  'connection type:i:7', 'networkautodetect:i:1', 'bandwidthautodetect:i:1', 'displayconnectionbar:i:1', 'enableworkspacereconnect:i:0', 'Full Address:s:srv-04.corp.example', 'audiomode:i:0', 'redirectprinters:i:1',
  'redirectclipboard:i:1', 'drivestoredirect:s:*', 'autoreconnection enabled:i:1', 'authentication level:i:0', 'prompt for credentials:i:0', 'negotiate security layer:i:1', 'remoteapplicationmode:i:0', 'alternate shell:s:', 'shell working directory:s:',
  'gatewayhostname:s:', 'gatewayusagemethod:i:4', 'username:s:CORP\\田中', 'vendor private key:z:77', 'x-desk note:s:call 4711 first', '; a line of somebody',
];
/** The bytes of such a file. */
export const file = (lines: readonly string[]) => Buffer.from(`\ufeff${lines.join('\r\n')}`, 'utf16le');
/** The same with another line for one key. */
export const changed = (key: string, line: string) => LINES.map((one) => (one.toLowerCase().startsWith(`${key}:`) ? line : one));


/** A client that writes down what it was given, in a folder of its own at the front of the path. */
export async function standInClient(dir: string): Promise<{ readonly dir: string; readonly env: Record<string, string> }> {
  await mkdir(dir, { recursive: true });
  const program = join(dir, 'xfreerdp3');
  await writeFile(program, `#!/bin/sh\nprintf '%s' "$#:$1" > '${dir}/args'\nif [ -f "$1" ]; then cat "$1" > '${dir}/file'; fi\nexit 0\n`);
  await chmod(program, 0o755);
  return { dir, env: { PATH: `${dir}${delimiter}${process.env['PATH'] ?? ''}` } };
}

/** The connection screen in a window of its own. */
export async function connectionWindow(options: LaunchOptions = {}) {
  const window = await launch(options);
  const { app, page, dataDir } = window;
  const path = (name: string) => join(dataDir, name);
  const put = async (name: string, bytes: Buffer | string) => {
    await writeFile(path(name), bytes);
    return path(name);
  };
  const choose = (chosen: string) => app.evaluate(({ dialog }, one) => { dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [one] }); }, chosen);
  const openScreen = async () => {
    await page.keyboard.press('Control+2');
    await expect(page.locator('[data-quick-connect]')).toBeVisible();
  };
  return {
    window, page, dataDir, path, put, choose, openScreen,
    saveTo: (target: string) => app.evaluate(({ dialog }, filePath) => { dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath }); }, target),
    async openFile(name: string, bytes: Buffer) {
      const there = await put(name, bytes);
      await choose(there);
      await openScreen();
      await page.locator('[data-pick]').click();
      await expect(page.locator('[data-draft=file]')).toBeVisible();
      return there;
    },
    /** The control of one setting, or of one part of an address. */
    setting: (key: string) => page.locator(`[data-field="${key}"]`),
    unsaved: (is: boolean) => expect(page.locator('[data-draft]')).toHaveAttribute('data-unsaved', String(is)),
    ask: (name: string) => page.locator(`[data-ask=${name}]`),
    answer: (name: string) => page.locator(`[data-answer=${name}]`),
    matrix: (state: string) => expect(page.locator(`[data-matrix=${state}]`)).toBeVisible({ timeout: 30_000 }),
    drop: (name: string, bytes: Buffer) => page.evaluate(({ as, content }) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(content)], as));
      document.querySelector('main')?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    }, { as: name, content: [...bytes] }),
    async close() {
      // The window would ask before it closes; what a test leaves unsaved is no matter.
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.on('will-prevent-unload', (event) => event.preventDefault()));
      const violations = await window.violations();
      await window.close();
      expect(violations).toEqual([]);
    },
  };
}
export type ConnectionWindow = Awaited<ReturnType<typeof connectionWindow>>;
