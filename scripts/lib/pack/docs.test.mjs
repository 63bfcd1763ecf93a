import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../paths.mjs';

const folder = 'assets/docs';
const docs = readdirSync(inRoot(folder)).filter((name) => name.endsWith('.md')).map((name) => `${folder}/${name}`);
const rooms = ['electron', 'preload', 'renderer', 'assets', 'e2e', 'scripts', '.github'];
const files = new Set(rooms.flatMap((room) => readdirSync(inRoot(room), { recursive: true }).map((path) => `${room}/${String(path).replaceAll('\\', '/')}`)));
const names = new Set([...files].map((path) => basename(path)));

/** What a document calls a file: a path from the top, or the name alone of one that was named before. @param {string} text */
function namedFiles(text) {
  const ticked = [...text.matchAll(/`([^`\s]+)`/g)].map(([, one = '']) => one);
  return ticked.filter((one) => /^[\w.*/-]+\.(test\.ts|spec\.ts|test\.mjs|Tests\.ps1|ts|mjs|psm1|ps1|c|nsh|yml)$/.test(one));
}

describe.each([...docs, 'README.md', 'ARCHITECTURE.md'])('%s', (doc) => {
  const text = readFileSync(inRoot(doc), 'utf8');
  it('names no file that is not there', () => {
    const missing = namedFiles(text).filter((one) => {
      if (!one.includes('*')) return !names.has(one) && ![...files].some((path) => path === one || path.endsWith(`/${one}`));
      const pattern = new RegExp(`(^|/)${one.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`);
      return ![...files].some((path) => pattern.test(path));
    });
    expect(missing).toEqual([]);
  });
  it('links to nothing that is not there', () => {
    const links = [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link).filter((link) => !/^https?:/.test(link));
    expect(links.filter((link) => !existsSync(inRoot(join(dirname(doc), link))))).toEqual([]);
  });
});

it('the document for IT names every policy, the upgrade code, and the switches that the installers know', () => {
  const text = readFileSync(inRoot(folder, 'deploy.md'), 'utf8');
  const admx = readFileSync(inRoot('assets/policy/rdp-doctor.admx'), 'utf8');
  for (const [, value = ''] of admx.matchAll(/valueName="(\w+)"/g)) expect(text).toContain(`| \`${value}\` | DWORD 1 |`);
  const config = readFileSync(inRoot('electron-builder.config.mjs'), 'utf8');
  expect(text).toContain(`{${/msiUpgradeCode = '([^']+)'/.exec(config)?.[1] ?? 'none'}}`);
  const templates = inRoot('node_modules/app-builder-lib/templates/nsis');
  const nsis = ['assistedInstaller.nsh', 'multiUserUi.nsh', 'uninstaller.nsh', 'common.nsh'].map((name) => readFileSync(join(templates, name), 'utf8')).join('\n');
  for (const known of ['/allusers', '/currentuser', '--delete-app-data']) {
    expect(text).toContain(known);
    expect(nsis).toContain(`"${known}"`);
  }
  expect(text).toContain('1633');
  expect(readFileSync(inRoot('assets/installer/windows/installer.nsh'), 'utf8')).toContain('SetErrorLevel 1633');
});
