import { readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { PRIMITIVES } from '../operation.ts';
import { PRIMITIVE_ARGS } from '../primitives.ts';

const folder = new URL('../../../assets/powershell/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, folder), 'utf8');
const modulesIn = (path: string) => readdirSync(new URL(path, folder)).filter((name) => name.endsWith('.psm1')).map((name) => `${path}${name}`);
const functionsOf = (path: string) => [...read(path).matchAll(/^function ([\w-]+)/gm)].map((found) => found[1] ?? '');
const fakes = ['testing/fake-windows.psm1', 'testing/fake-changes.psm1', 'testing/fake-surroundings.psm1'].flatMap(functionsOf);
/** Called by an operation, and no cmdlet. */
const calledBy = (path: string) => [...read(path).matchAll(/\b([A-Z][a-z]+-Rdpd\w+)/g)].map((found) => found[1] ?? '');

const operations = [...read('operations.psm1').matchAll(/New-RdpdOperation -Primitive '([\w.]+)' -Modules (\S.*?) -Capture '([\w-]+)' -Apply '([\w-]+)' -Restore '([\w-]+)'(?: -Verify '([\w-]+)')?/g)];
const lists: Record<string, string> = Object.fromEntries([...read('operations.psm1').matchAll(/^ {4}(\$\w+) = (@\(.*\))$/gm)].map((found) => [found[1] ?? '', found[2] ?? '']));

it('serves every primitive with functions of its modules', () => {
  expect(operations.map((found) => found[1] ?? '').toSorted()).toEqual(PRIMITIVES.toSorted());
  for (const [, primitive, modules = '', ...names] of operations) {
    const own = [...(lists[modules] ?? modules).matchAll(/'([^']+)'/g)].flatMap((found) => functionsOf(`${found[1]}.psm1`));
    for (const name of names) if (name !== undefined) expect(own, primitive).toContain(name);
  }
});

it('asks for the same arguments as the schemas, field by field', () => {
  const fields = [...read('arguments.psm1').matchAll(/^ {4}'([a-z]+\.[A-Za-z]+)' = @\{(.*)\}$/gm)];
  expect(fields.map((found) => found[1] ?? '').toSorted()).toEqual(PRIMITIVES.toSorted());
  for (const [, primitive = '', body = ''] of fields) {
    const given = [...body.matchAll(/(\w+) = '([^']+)'/g)].map((found) => found[1] ?? '').toSorted();
    const schema = z.toJSONSchema(PRIMITIVE_ARGS[primitive as keyof typeof PRIMITIVE_ARGS], { unrepresentable: 'any', io: 'input' }) as { properties?: object; anyOf?: { properties: object }[]; oneOf?: { properties: object }[] };
    const parts = schema.anyOf ?? schema.oneOf ?? [{ properties: schema.properties ?? {} }];
    expect(given, primitive).toEqual([...new Set(parts.flatMap((part) => Object.keys(part.properties)))].toSorted());
  }
});

it('has a pattern or a rule for every kind of argument it names', () => {
  const text = read('arguments.psm1');
  const known = [...[...text.matchAll(/^ {4}(\w+) = '\^/gm)].map((found) => found[1]), ...[...(/ranges = @\{(.*)\}/.exec(text)?.[1] ?? '').matchAll(/(\w+) = @\(/g)].map((found) => found[1]), 'boolean', 'registryName', 'registryValue', 'anyPath'];
  for (const [, , body = ''] of text.matchAll(/^ {4}'([a-z]+\.[A-Za-z]+)' = @\{(.*)\}$/gm)) {
    for (const [, kind = ''] of body.matchAll(/\w+ = '([^']+)'/g)) expect(known).toContain(kind.replace(/\?$/, '').replace(/(\[\]|0)$/, ''));
  }
});

it('touches Windows in one folder only', () => {
  for (const path of [...modulesIn('operations/'), 'operate.psm1', 'worker.psm1', 'restore.psm1']) {
    const text = read(path).replaceAll(/^\s*#.*$/gm, '');
    expect(text, path).not.toMatch(/\b(Get-CimInstance|Set-Service|Restart-Service|Start-Service|Stop-Service|New-Item|Remove-Item|Move-Item|Set-Acl|Get-Acl|\w+-Net\w+|\w+-ScheduledTask\w*|\w+-LocalGroup\w*)\b/);
    expect(text, path).not.toMatch(/\[(Microsoft\.Win32|System\.Diagnostics\.(?!Stopwatch\b)\w+|System\.Net|System\.IO\.(File|Directory|Pipes))\b/);
  }
});

it('has a stand-in for every function of Windows that an operation calls, so that no test changes a computer', () => {
  const windows = new Set([...modulesIn('windows/write/'), ...modulesIn('windows/')].flatMap(functionsOf));
  // Pure, or built on others that have a stand-in.
  const own = new Set(['Get-RdpdFirewallRules', 'ConvertFrom-RdpdRuleText', 'Start-RdpdElevated', 'Connect-RdpdPipe', 'Close-RdpdPipe']);
  for (const path of [...modulesIn('operations/'), 'operate.psm1', 'worker.psm1', 'restore.psm1']) {
    for (const name of calledBy(path)) if (windows.has(name) && !own.has(name)) expect(fakes, `${path}: ${name}`).toContain(name);
  }
});

it('calls only functions that exist, and names none twice', () => {
  const shipped = ['', 'readers/', 'operations/', 'windows/', 'windows/write/'].flatMap(modulesIn);
  const all = shipped.flatMap(functionsOf);
  expect(all.filter((name, at) => all.indexOf(name) !== at)).toEqual([]);
  for (const path of shipped) for (const name of calledBy(path)) expect(all, path).toContain(name);
});

it('loads every module of windows/write/ before a change', () => {
  const loaded = [...(/\$script:writers = @\(([^)]*)\)/.exec(read('operate.psm1'))?.[1] ?? '').matchAll(/'([^']+)'/g)].map((found) => `windows/write/${found[1]}.psm1`);
  expect(loaded.toSorted()).toEqual(modulesIn('windows/write/').toSorted());
});

it('tests every case of a change, and every primitive has one', () => {
  const cases = [...read('testing/change-cases.psm1').matchAll(/^ {8}'([^']+)' = @\{ Primitive = '([\w.]+)'/gm)];
  expect(new Set(cases.map((found) => found[2]))).toEqual(new Set(PRIMITIVES));
  const tests = read('operations.Tests.ps1');
  for (const [, name] of cases) expect(tests).toContain(`@{ Case = '${name}' }`);
});
