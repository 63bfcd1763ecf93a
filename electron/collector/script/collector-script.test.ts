import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fact } from '../../../preload/contract/facts.ts';
import { WINDOWS_FACTS } from '../../machine/windows-facts.ts';
import { COLLECTOR_FORMS, collectorProblem, collectorScript, factsOfForm } from './collector-script.ts';
import { joinModules } from './join-modules.ts';
import { splitModule } from './split-module.ts';

const root = join(import.meta.dirname, '../../..');
const scripts = join(root, 'assets/powershell');
const checker = join(root, '../shared/tools/check-powershell.mjs');
const parts = readFileSync(join(scripts, 'collector/parts.psm1'), 'utf8');
const printed = new Map(await Promise.all(COLLECTOR_FORMS.map(async (form) => [form, await collectorScript(form, scripts)] as const)));
const textOf = (form: (typeof COLLECTOR_FORMS)[number]): string => printed.get(form) ?? '';

/** What stands in the braces behind each `-Body`. */
function blocksOf(body: string): string[] {
  return [...body.matchAll(/-Body \{/g)].map((found) => {
    let [at, depth] = [found.index + found[0].length, 1];
    const from = at;
    for (; depth > 0 && at < body.length; at++) depth += body[at] === '{' ? 1 : body[at] === '}' ? -1 : 0;
    return body.slice(from, at - 1);
  });
}

describe.each(COLLECTOR_FORMS)('the printed script: %s', (form) => {
  const text = textOf(form);
  const code = text.replace(/^\s*#.*$/gm, '');
  it('is ASCII, fits into what Intune takes, and is the same every time', async () => {
    expect(text).toMatch(/^[\t\n\x20-\x7e]+$/);
    expect(text.length).toBeLessThan(200_000);
    expect(await collectorScript(form, scripts)).toBe(text);
  });
  it('stands alone: every function it calls is in it, once, and nothing is loaded', () => {
    const defined = [...code.matchAll(/^( *)function ([\w-]+)/gm)].map((found) => ({ name: found[2] ?? '', inner: found[1] !== '' }));
    const names = new Set(defined.map((one) => one.name));
    for (const [name] of code.matchAll(/\b[A-Z][A-Za-z]+-Rdpd\w+/g)) expect(names).toContain(name);
    expect(defined.filter((one) => !one.inner)).toHaveLength(new Set(defined.filter((one) => !one.inner).map((one) => one.name)).size);
    expect(code).not.toMatch(/Import-Module|\.psm1|PSScriptRoot|<functions>/);
  });
  it('sets every variable of its own that it reads', () => {
    const set = new Set([...code.matchAll(/^ *\$script:(\w+) = /gm)].map((found) => found[1]));
    for (const [, name] of code.matchAll(/\$script:(\w+)/g)) expect(set).toContain(name);
  });
  it('reads in its blocks no variable that a function around them has too: in one file they would be taken for one another', () => {
    const functions = new Map([...code.matchAll(/^function ([\w-]+) \{\n([^]*?)^\}/gm)].map(([, name = '', body = '']) => [name, body]));
    const variables = (body: string) => new Set([...body.matchAll(/\$(?!script:|env:)(\w+)/g)].map(([, name = '']) => name.toLowerCase()).filter((name) => !['_', 'null', 'true', 'false'].includes(name)));
    const around = new Set([...functions.values()].filter((body) => /(?:^|[ (=@])& \$/m.test(body)).flatMap((body) => [...variables(body)]));
    expect(around).toContain('items');
    const free = [...functions].flatMap(([name, body]) => blocksOf(body).flatMap((block) => {
      const own = new Set([...block.matchAll(/(?:\$(\w+) \+?= |for(?:each)? \(\$(\w+))/g)].map(([, set, each]) => (set ?? each ?? '').toLowerCase()));
      return [...variables(block)].filter((one) => !own.has(one)).map((one) => `${name} $${one}`);
    }));
    expect(free.length).toBeGreaterThan(4);
    expect(free.filter((one) => around.has(one.split('$')[1] ?? ''))).toEqual([]);
  });
  it('writes nothing, asks nothing, ends no host', () => {
    expect(code).not.toMatch(/\b(Set-Item|New-Item|Remove-Item|Set-Content|Add-Content|Out-File|Export-\w+|Set-Service|Start-Service|Stop-Service|Restart-\w+|Read-Host|Write-Host|Invoke-Expression|Invoke-WebRequest)\b/i);
    expect(code).not.toMatch(/WriteAll|\[System\.IO\.File\]::(Delete|Create|Open|Write|Append)|GetTempPath|SetValue|CreateSubKey|DeleteSubKey|\bexit\b/);
    expect([...code.matchAll(/New-Object -TypeName ([\w.]+)/g)].map((found) => found[1]).filter((name) => /Writer|FileStream/.test(name ?? ''))).toEqual([]);
  });
  it.skipIf(!existsSync(checker))('has no finding in the checker', () => {
    const folder = mkdtempSync(join(tmpdir(), 'rdp-doctor-collector-'));
    try {
      writeFileSync(join(folder, 'collector.ps1'), text);
      expect(execFileSync(process.execPath, [checker, folder], { cwd: root, encoding: 'utf8' })).toContain('1 file(s), 0 finding(s)');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

it('sends no list that is longer than what the app takes', () => {
  const most = Number(/listMax = (\d+)/i.exec(textOf('any'))?.[1]);
  const list = (rows: number) => fact.safeParse({ name: 'firewall.rdpRules', value: Array.from({ length: rows }, () => ({ name: 'x' })), source: 'host-block', at: '2026-11-21T10:00:00Z' }).success;
  expect([list(most), list(most + 1)]).toEqual([true, false]);
});

it('reads every fact of the host, each in one part', () => {
  const all = factsOfForm('any', parts).flat();
  expect(new Set(all).size).toBe(all.length);
  expect(factsOfForm('azure', parts)).toHaveLength(4);
  expect(factsOfForm('azure', parts).flat()).toEqual(all);
  expect(factsOfForm('intune', parts).flat().filter((name) => !all.includes(name))).toEqual([]);
  const host = Object.entries(WINDOWS_FACTS).filter(([, spec]) => spec.check.startsWith('h') && spec.batch !== 'onRequest').map(([name]) => name);
  expect(host.filter((name) => !all.includes(name))).toEqual([]);
  expect(all.filter((name) => !(name in WINDOWS_FACTS))).toEqual([]);
});

it('is not made of a script that is another than at the build, nor without one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rdp-doctor-changed-'));
  const problem = () => collectorScript('any', folder).then(() => null, collectorProblem);
  try {
    cpSync(scripts, folder, { recursive: true });
    expect(await problem()).toBeNull();
    appendFileSync(join(folder, 'windows/registry.psm1'), ' ');
    expect(await problem()).toEqual({ key: 'collector:problem.changed', params: { what: 'windows/registry.psm1' } });
    rmSync(join(folder, 'windows/registry.psm1'));
    expect(await problem()).toMatchObject({ key: 'collector:problem.script', params: { what: expect.stringContaining('ENOENT') as string } });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

describe('joining', () => {
  const one = { name: 'a/one', text: "# What it is.\nSet-StrictMode -Version Latest\n\n$script:x = 1\n$script:unused = 2\n\n# Says x.\nfunction Get-RdpdX {\n    \"$($script:x)\"\n}\n\nfunction Get-RdpdOther {\n    Get-RdpdX\n}\n" };
  const two = { name: 'two-more', text: "$script:x = @{\n    a = 1\n}\n\nfunction Get-RdpdX {\n    $script:x\n}\n" };
  it('takes what is needed, the later function, and keeps variables apart', () => {
    expect(joinModules([one], ['Get-RdpdX'])).toBe('$script:oneX = 1\n\n# Says x.\nfunction Get-RdpdX {\n    "$($script:oneX)"\n}');
    expect(joinModules([one, two], ['Get-RdpdOther'])).toBe('$script:twoMoreX = @{\n    a = 1\n}\n\nfunction Get-RdpdOther {\n    Get-RdpdX\n}\n\nfunction Get-RdpdX {\n    $script:twoMoreX\n}');
  });
  it('throws for what it cannot take apart or does not find', () => {
    expect(() => splitModule('Write-Output 1\n')).toThrow('neither a function nor a variable');
    expect(() => splitModule('function Get-RdpdX {\n    1\n')).toThrow('has no end');
    expect(() => joinModules([one], ['Get-RdpdNothing'])).toThrow('get-rdpdnothing');
  });
});
