import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { CHANNEL_NAMES, EVENT_CHANNELS } from '../preload/contract/channel-names.ts';
import { launch, type Window } from './window/app.ts';

/** Each test is a row of the security checklist: it fails when the row is broken. */
let window: Window;
let outside: Server;
let hits: string[] = [];
let away: string;

test.beforeAll(async () => {
  outside = createServer((request, response) => {
    hits.push(request.url ?? '');
    response.end('outside');
  });
  await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve));
  away = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`;
  window = await launch();
});
test.afterAll(async () => {
  await window.close();
  await new Promise((resolve) => outside.close(resolve));
});
test.beforeEach(() => { hits = []; });

test('the page has no Node and its preferences are the strict ones', async () => {
  expect(await window.page.evaluate(() => [typeof Reflect.get(globalThis, 'process'), typeof Reflect.get(globalThis, 'require'), typeof Reflect.get(globalThis, 'module'), typeof Reflect.get(globalThis, 'Buffer')])).toEqual(['undefined', 'undefined', 'undefined', 'undefined']);
  const preferences = await window.app.evaluate(({ BrowserWindow }) => (BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> } | undefined)?.getLastWebPreferences() ?? {});
  expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false, webSecurity: true });
  expect(preferences['nodeIntegrationInSubFrames'] ?? false).toBe(false);
  expect(preferences['allowRunningInsecureContent'] ?? false).toBe(false);
});

test('the bridge is the contract and nothing more', async () => {
  const surface = await window.page.evaluate(() => Object.entries(Reflect.get(globalThis, 'rdp') as object).map(([name, value]) => `${name} ${typeof value}`));
  expect(new Set(surface)).toEqual(new Set([...CHANNEL_NAMES, ...EVENT_CHANNELS].map((name) => `${name} function`)));
  expect(await window.page.evaluate(() => Object.keys(globalThis).filter((key) => /electron|ipc|bridge/i.test(key)))).toEqual([]);
});

test('a subscriber gets the event alone and can stop hearing', async () => {
  const heard = await window.page.evaluate(async () => {
    const rdp = Reflect.get(globalThis, 'rdp') as Record<string, (input: unknown) => Promise<{ ok: boolean }>>;
    const calls: unknown[][] = [];
    const stop = (rdp['run:event'] as unknown as (listener: (...all: unknown[]) => void) => () => void)((...all) => calls.push(all));
    await rdp['diagnosis.start']?.({ target: '127.0.0.1:1', mode: 'quick' });
    await new Promise((resolve) => setTimeout(resolve, 500));
    const first = calls.map((all) => [all.length, Object.keys(all[0] as object).sort().join()]);
    stop();
    const before = calls.length;
    await rdp['diagnosis.start']?.({ target: '127.0.0.1:1', mode: 'quick' });
    await new Promise((resolve) => setTimeout(resolve, 500));
    return { first, more: calls.length - before };
  });
  expect(heard.first.length).toBeGreaterThan(2);
  expect(new Set(heard.first.map(String))).toEqual(new Set(['1,event,runId,seq']));
  expect(heard.more).toBe(0);
});

test('the preload requires electron and nothing else', () => {
  const built = readFileSync('out/preload/preload.js', 'utf8');
  expect([...built.matchAll(/require\(([^)]*)\)/g)].map((match) => match[1]?.replaceAll(/["'`]/g, ''))).toEqual(['electron']);
});

test('the policy comes as a header, without unsafe words, and with a nonce of its own for each document', async () => {
  const policies = await window.page.evaluate(async () => [await fetch('app://ui/index.html'), await fetch('app://ui/index.html')].map((answer) => answer.headers.get('content-security-policy') ?? ''));
  for (const policy of policies) {
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe|\*|https?:|data:|blob:/);
  }
  expect(policies[0]).not.toBe(policies[1]);
});

test('eval, inline scripts, inline styles and pictures from outside are blocked', async () => {
  const { page } = window;
  const before = (await window.violations()).length;
  const result = await page.evaluate(async (url) => {
    // In a task of its own: what a test tool evaluates is not bound by the policy as long as it runs.
    await new Promise((resolve) => setTimeout(resolve, 0));
    const attempt = (work: () => unknown) => {
      try {
        work();
        return 'ran';
      } catch (error) {
        return (error as Error).name;
      }
    };
    const direct = attempt(() => Reflect.construct(Function, ['return 1']));
    const script = document.createElement('script');
    const markup = attempt(() => { script.textContent = 'globalThis.pwned = 1'; });
    document.body.append(script);
    const style = document.createElement('style');
    style.textContent = 'body { --pwned: 1 }';
    document.head.append(style);
    const image = new Image();
    const loaded = new Promise((resolve) => {
      image.addEventListener('load', () => resolve('loaded'));
      image.addEventListener('error', () => resolve('refused'));
    });
    image.src = `${url}/picture.png`;
    const fetched = await fetch(`${url}/data`).then(() => 'fetched', () => 'refused');
    const answer = { direct, markup, image: await loaded, fetched, script: Reflect.get(globalThis, 'pwned'), style: getComputedStyle(document.body).getPropertyValue('--pwned') };
    script.remove();
    style.remove();
    return answer;
  }, away);
  expect(result).toMatchObject({ direct: 'EvalError', image: 'refused', fetched: 'refused', style: '' });
  expect(result.script).toBeUndefined();
  expect((await window.violations()).length).toBeGreaterThan(before);
  expect(hits).toEqual([]);
});

test('what the policy would let through, the session still refuses', async () => {
  // The same request from the session itself, where no page and no policy stands in between.
  const outcome = await window.app.evaluate(async ({ BrowserWindow }, url) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const load = (target: string) => contents?.loadURL(target).then(() => contents.executeJavaScript('location.protocol + document.body.innerText') as Promise<string>, (error: Error & { code?: string }) => error.code);
    return [await load(`${url}/page`), await load('file:///etc/passwd'), await load('file:///')];
  }, away);
  expect(outcome[0]).toBe('ERR_BLOCKED_BY_CLIENT');
  for (const text of outcome.slice(1)) expect(['file:', 'chrome-error:', 'ERR_BLOCKED_BY_CLIENT', 'ERR_FILE_NOT_FOUND']).toContain(text);
  expect(hits).toEqual([]);
  await window.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.loadURL('app://ui/index.html'));
  await window.page.waitForFunction(() => document.documentElement.dataset['painted'] === 'true');
});

test('the page cannot leave', async () => {
  const { page } = window;
  const home = page.url();
  for (const target of [`${away}/left`, 'https://example.com/', 'file:///etc/passwd', 'app://ui.evil/', 'data:text/html,x', 'javascript:document.title="pwned"']) {
    await page.evaluate((url) => new Promise<void>((resolve) => setTimeout(() => {
      location.href = url;
      resolve();
    }, 0)), target);
  }
  await page.evaluate((url) => {
    const link = Object.assign(document.createElement('a'), { href: url, textContent: 'go' });
    const form = Object.assign(document.createElement('form'), { action: url, method: 'post' });
    document.body.append(link, form);
    link.click();
    form.submit();
    link.remove();
    form.remove();
  }, `${away}/left`);
  await page.waitForTimeout(300);
  expect(page.url()).toBe(home);
  expect(await page.evaluate(() => document.title)).toBe('RDP Doctor');
  expect(hits).toEqual([]);
});

test('no second window, no frame from outside, no webview, no download', async () => {
  const { page, app } = window;
  await app.evaluate(({ session }, place) => {
    const saved: string[] = [];
    Object.assign(globalThis, { saved });
    session.defaultSession.on('will-download', (_event, item) => {
      // Heard after the app has refused; without a place a download that goes on would wait for a dialog.
      try {
        item.setSavePath(place);
      } catch {
        return;
      }
      item.once('done', (_done, state) => state === 'completed' && saved.push(item.getURL()));
    });
  }, join(window.dataDir, 'stolen.html'));
  expect(await page.evaluate((url) => [url, 'app://ui/index.html', ''].every((target) => globalThis.open(target) === null), away)).toBe(true);
  await page.evaluate((url) => {
    const frame = Object.assign(document.createElement('iframe'), { src: url });
    const webview = document.createElement('webview');
    webview.setAttribute('src', url);
    const download = Object.assign(document.createElement('a'), { href: 'app://ui/index.html', download: 'stolen.html' });
    document.body.append(frame, webview, download);
    download.click();
    setTimeout(() => [frame, webview, download].forEach((one) => one.remove()), 250);
  }, `${away}/frame`);
  await page.waitForTimeout(500);
  expect(await app.evaluate(() => (globalThis as unknown as { saved: string[] }).saved)).toEqual([]);
  expect(app.windows()).toHaveLength(1);
  // Should the tag ever be allowed, attaching is still refused.
  expect(await app.evaluate(({ BrowserWindow }) => {
    let prevented = false;
    BrowserWindow.getAllWindows()[0]?.webContents.emit('will-attach-webview', { preventDefault: () => { prevented = true; } }, {}, {});
    return prevented;
  })).toBe(true);
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
  expect(hits).toEqual([]);
});

test('every permission is denied but putting text on the clipboard', async () => {
  const { page } = window;
  const denied = await page.evaluate(async () => ({
    place: await new Promise((resolve) => navigator.geolocation.getCurrentPosition(() => resolve('allowed'), (error) => resolve(error.code === error.PERMISSION_DENIED ? 'denied' : 'other'))),
    notification: await Notification.requestPermission(),
    media: await navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'allowed', (error: Error) => error.name),
    screen: await navigator.mediaDevices.getDisplayMedia().then(() => 'allowed', () => 'denied'),
    states: await Promise.all(['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'].map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state)),
    reading: await navigator.clipboard.readText().then(() => 'allowed', (error: Error) => error.name),
  }));
  expect(denied).toEqual({ place: 'denied', notification: 'denied', media: expect.stringMatching(/^Not(Allowed|Found)Error$/), screen: 'denied', states: Array.from({ length: 6 }, () => 'denied'), reading: 'NotAllowedError' });
  await page.evaluate(() => navigator.clipboard.writeText('written by the page'));
  expect(await window.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('written by the page');
});

test('only files of the window are served', async () => {
  const answers = await window.page.evaluate(async (paths) => Promise.all(paths.map(async (path) => {
    // A browser resolves dots before it asks, so they are hidden from it.
    const answer = await fetch(path).catch(() => null);
    return answer === null ? 'refused' : answer.status === 200 ? await answer.text() : answer.status;
  })), ['app://ui/%2e%2e/package.json', 'app://ui/%2e%2e%2fmain%2fmain.js', 'app://ui/..%2fmain/main.js', 'app://ui/..%5c..%5cpackage.json', 'app://ui/../main/main.js', 'app://ui/.%2e/main/main.js', 'app://ui//etc/passwd', 'app://ui/assets', 'app://other/index.html', 'file:///etc/passwd']);
  for (const answer of answers) expect(['refused', 400, 404]).toContain(answer);
});

test('a call from anywhere but our own top frame is refused', async () => {
  const refused = { ok: false, error: { code: 'untrustedSender' } };
  const fromSubFrame = await window.app.evaluate(async ({ ipcMain, BrowserWindow }) => {
    const handler = (ipcMain as unknown as { _invokeHandlers: Map<string, (event: object, input: unknown) => unknown> })._invokeHandlers.get('session.info');
    const sender = BrowserWindow.getAllWindows()[0]?.webContents;
    const ask = (senderFrame: unknown, from: unknown = sender) => new Promise((resolve) => {
      const reply = (value: unknown) => resolve(value);
      const answer = handler?.({ sender: from, senderFrame, _reply: reply, _throw: reply }, {});
      if (answer instanceof Promise) answer.then(resolve, resolve);
    });
    const url = 'app://ui/index.html';
    return [await ask(null), await ask({ url, parent: {} }), await ask({ url: 'about:blank', parent: null }), await ask({ url: 'app://ui.evil/', parent: null }), await ask({ url, parent: null }, { id: -1 }),
      ((await ask({ url, parent: null })) as { ok: boolean }).ok];
  });
  expect(fromSubFrame).toEqual([refused, refused, refused, refused, refused, true]);
});

test('a link opens by its id from the fixed list and by nothing else', async () => {
  await window.app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = (url: string) => {
      opened.push(url);
      return Promise.resolve();
    };
  });
  const answers = await window.page.evaluate(async () => {
    const open = (Reflect.get(globalThis, 'rdp') as Record<string, (input: unknown) => Promise<{ ok: boolean }>>)['links.open'];
    const ids = ['rdp-errors', 'https://example.com', 'file:///etc/passwd', 'ms-msdt:/id', '__proto__', 'constructor', ''];
    return Promise.all(ids.map(async (id) => (await open?.({ id }))?.ok));
  });
  expect(answers).toEqual([true, false, false, false, false, false, false]);
  expect(await window.app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)).toEqual([expect.stringMatching(/^https:\/\/learn\.microsoft\.com\//)]);
});

test('no developer tools, no spell-checker', async () => {
  expect(await window.app.evaluate(async ({ BrowserWindow, session }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.openDevTools({ mode: 'detach' });
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return [contents?.isDevToolsOpened(), session.defaultSession.isSpellCheckerEnabled()];
  })).toEqual([false, false]);
});
