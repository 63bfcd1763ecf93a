import { readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { WindowsFactSpec } from '../windows-facts.ts';
import { WINDOWS_FACTS } from '../windows-facts.ts';

const folder = new URL('../../../assets/powershell/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, folder), 'utf8');
const quoted = (text: string) => [...text.matchAll(/'([^']*)'/g)].map((found) => found[1] ?? '');
const specs = Object.entries<WindowsFactSpec>(WINDOWS_FACTS);

const readers = [...read('catalog.psm1').matchAll(/New-RdpdReader -Batch '(\w+)' -Module '([\w-]+)' -Function '([\w-]+)' -Facts @\(([^)]*)\)/g)].map((found) => ({
  batch: found[1], module: found[2] ?? '', function: found[3] ?? '', facts: quoted(found[4] ?? ''),
}));

it('promises every fact of the vocabulary in its batch, once', () => {
  const promised = readers.flatMap((reader) => reader.facts.map((name) => `${reader.batch} ${name}`));
  const expected = specs.filter(([name]) => !name.startsWith('loopback.') && name !== 'clock.skewMs').map(([name, spec]) => `${spec.batch} ${name}`);
  expect(promised.toSorted()).toEqual(expected.toSorted());
});

it('has each reader in its module, giving the facts it promises in their shape and with their rights', () => {
  for (const reader of readers) {
    const text = read(`readers/${reader.module}.psm1`);
    const body = new RegExp(`^function ${reader.function} \\{\\n([\\s\\S]*?)^\\}`, 'm').exec(text)?.[1];
    expect(body, reader.function).toBeDefined();
    const given = [...(body ?? '').matchAll(/Read-RdpdFact -Name '([^']+)'( -Shape '(\w+)')?( -Admin)? -Body/g)];
    expect(given.map((found) => found[1] ?? '').toSorted()).toEqual(reader.facts.toSorted());
    for (const found of given) {
      const spec: WindowsFactSpec | undefined = WINDOWS_FACTS[found[1] as keyof typeof WINDOWS_FACTS];
      const shape = { strings: 'list', records: 'list', record: 'record' }[spec.shape as string] ?? 'scalar';
      expect([found[1], found[3] ?? 'scalar', found[4] !== undefined]).toEqual([found[1], shape, spec.admin === true]);
    }
  }
});

it('touches Windows in one folder only', () => {
  for (const file of readdirSync(new URL('readers/', folder)).filter((name) => name.endsWith('.psm1'))) {
    const text = read(`readers/${file}`);
    expect(text, file).not.toMatch(/\b(Get-CimInstance|Get-WinEvent|Get-Service|Get-Process|Get-Net\w+|Get-Item\w*|Get-ChildItem|Get-Acl|New-CimSession)\b/);
    expect(text, file).not.toMatch(/\[(Microsoft\.Win32|System\.Diagnostics|System\.Net|System\.IO\.(File|Directory))\b/);
  }
});

it('loads every module of windows/ from the entry', () => {
  const loaded = quoted(/\$names = @\(([^)]*)\)/.exec(read('run.ps1'))?.[1] ?? '').filter((name) => name.startsWith('windows/'));
  expect(loaded.toSorted()).toEqual(readdirSync(new URL('windows/', folder)).filter((name) => name.endsWith('.psm1')).map((name) => `windows/${name.replace('.psm1', '')}`).toSorted());
});
