import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { segmentsOf, serve } from './serve.ts';

let home: string;
let root: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'serve-'));
  root = join(home, 'renderer');
  await mkdir(join(root, 'assets'), { recursive: true });
  await writeFile(join(home, 'package.json'), '{"secret":1}');
  await writeFile(join(home, 'outside.js'), 'secret');
  await writeFile(join(root, 'index.html'), '<meta name="style-nonce" nonce="__STYLE_NONCE__"><p>日本語</p>');
  const texts = ['en', 'ja'].map((lang) => `<link rel="modulepreload" crossorigin href="./${lang}-B1.js" data-lang="${lang}">`);
  await writeFile(join(root, 'texts.html'), `<head><link rel="modulepreload" href="./a.js">${texts.join('\n  ')}</head>`);
  await writeFile(join(root, 'assets', 'index-B1.js'), 'ok');
  await writeFile(join(root, 'data.json'), '{}');
});
afterAll(() => rm(home, { recursive: true, force: true }));

describe('segmentsOf', () => {
  it.each([
    ['app://ui/', ['index.html']],
    ['app://ui/index.html', ['index.html']],
    ['app://ui/assets/index-B1.js?v=1#x', ['assets', 'index-B1.js']],
  ])('reads %s', (url, segments) => expect(segmentsOf(url)).toEqual(segments));

  it.each([
    'app://ui', 'app://ui.evil/index.html', 'app://uix/', 'app://user@ui/', 'app://ui:80/', 'file:///etc/passwd', 'https://ui/index.html',
    'app://ui/../package.json', 'app://ui/%2e%2e/package.json', 'app://ui/%2E%2E%2Fpackage.json', 'app://ui/..%5cpackage.json', 'app://ui/..\\package.json',
    'app://ui/assets/./../../package.json', 'app://ui//etc/passwd', 'app://ui/C:/Windows/win.ini', 'app://ui/.env', 'app://ui/a%00.js', 'app://ui/assets/\u0000.js', 'app://ui/assets//x.js', '',
  ])('refuses %j', (url) => expect(segmentsOf(url)).toBeNull());
});

describe('serve', () => {
  it('gives a document a policy with the nonce that stands in it, fresh each time', async () => {
    const [one, two] = [await serve('app://ui/', root), await serve('app://ui/', root)];
    const nonce = /nonce="([^"]+)"/.exec(one.bytes.toString('utf8'))?.[1] ?? '';
    expect(nonce).toMatch(/^[A-Za-z0-9+/]{24}$/);
    expect(one.status).toBe(200);
    expect(one.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(one.headers['content-security-policy']).not.toMatch(/unsafe|\*|https?:/);
    expect(one.bytes.toString('utf8')).toContain('日本語');
    expect(two.bytes.toString('utf8')).not.toContain(nonce);
  });

  it('lets a document fetch the texts of one language, whatever the build names', async () => {
    for (const [lang, other] of [['en', 'ja'], ['ja', 'en']] as const) {
      const { bytes } = await serve('app://ui/texts.html', root, lang);
      expect(bytes.toString('utf8').replaceAll(/>\s+</g, '><')).toBe(`<head><link rel="modulepreload" href="./a.js"><link rel="modulepreload" crossorigin href="./${lang}-B1.js" data-lang="${lang}"></head>`);
      expect(bytes.toString('utf8')).not.toContain(`${other}-`);
    }
  });

  it('serves a script with its type and no sniffing', async () => {
    const answer = await serve('app://ui/assets/index-B1.js', root);
    expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8', 'x-content-type-options': 'nosniff' } });
  });

  it.each([
    ['app://ui/../outside.js', 400], ['app://ui/%2e%2e/outside.js', 400], ['app://ui/missing.js', 404], ['app://ui/assets', 404], ['app://ui/data.json', 404],
  ])('answers %s with %i and no bytes', async (url, status) => {
    const answer = await serve(url, root);
    expect(answer.status).toBe(status);
    expect(answer.bytes).toHaveLength(0);
  });
});
