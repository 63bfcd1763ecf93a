import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Message } from '../../../preload/contract/text.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { sha256 } from '../../machine/powershell/script-manifest.ts';
import { shippedScripts } from '../../machine/powershell/shipped-scripts.ts';
import { joinModules, type ModuleText } from './join-modules.ts';

export const COLLECTOR_FORMS = ['any', 'azure', 'intune'] as const;
/** Who runs the collector: a person, Azure Run Command, or Intune as a detection script. */
export type CollectorForm = (typeof COLLECTOR_FORMS)[number];

/** Later ones take the place of functions of the same name in earlier ones. */
const MODULES = [
  'record', 'values', 'request', 'catalog',
  'windows/registry', 'windows/computer', 'windows/programs', 'windows/services', 'windows/files', 'windows/access', 'windows/certificates', 'windows/network', 'windows/events',
  'readers/machine', 'readers/settings', 'readers/listener', 'readers/binding', 'readers/keys', 'readers/limits', 'readers/host-events', 'readers/firewall', 'readers/tls', 'readers/route', 'readers/protection',
  'readers/rights', 'readers/updates', 'collector/checksum', 'collector/packing', 'collector/block', 'collector/words', 'collector/parts', 'collector/collection',
] as const;
/** What Constrained Language replaces. */
const REGISTRY = ['Get-RdpdRegistryValue', 'Get-RdpdRegistryValues', 'Get-RdpdRegistrySubKeys', 'Test-RdpdRegistryKey'];
const PLACE = '# <functions>';
const READER = /^ *New-RdpdReader .* -Function '([\w-]+)' -Facts @\(([^)]*)\)$/;

/**
 * The host collector as one self-contained script for Windows PowerShell 5.1, made from the readers of the app. ASCII, LF. Its words are English whatever
 * the language of the app: who runs it may have another one, and consoles and portals lose letters that are not ASCII. `scripts`: the folder `assets/powershell`.
 * Rejects when a script of ours is missing, is not the one of this build, or cannot be joined; `collectorProblem` says which.
 */
export async function collectorScript(form: CollectorForm, scripts: string): Promise<string> {
  const read = (name: string): Promise<string> => readShipped(scripts, name);
  const module = async (name: string): Promise<ModuleText> => ({ name, text: await read(`${name}.psm1`) });
  const wanted = new Set(factsOfForm(form, (await module('collector/parts')).text).flat());
  const modules = (await Promise.all(MODULES.map(module))).map((one) => (one.name === 'catalog' ? { ...one, text: readersFor(one.text, wanted) } : one));
  const functions = `${joinModules(modules, ['Write-RdpdCollection'])}\n\n${constrained(await module('collector/constrained-registry'))}`;
  return (await read(`collector/${form}.ps1`)).replace(PLACE, () => functions).replace(/\r\n/g, '\n');
}

class ChangedScript extends Error {}

/** What to say when the collector could not be made. */
export function collectorProblem(error: unknown): Message {
  const what = showable(error instanceof Error ? error.message : String(error), 160);
  return say(`collector:problem.${error instanceof ChangedScript ? 'changed' : 'script'}`, { what });
}

/** An administrator of a server will run it: only what this version was built with is handed on. The bytes that are compared are those that are read. */
async function readShipped(scripts: string, name: string): Promise<string> {
  const [bytes, shipped] = [await readFile(join(scripts, name)), shippedScripts()];
  if (Object.keys(shipped).length > 0 && shipped[name] !== sha256(bytes)) throw new ChangedScript(name);
  return bytes.toString('utf8');
}

/** The facts of each part of a form, in their order, from the module that says them to PowerShell. */
export function factsOfForm(form: CollectorForm, parts: string): string[][] {
  const lists = [...parts.matchAll(/New-RdpdPart -Title '[^']*' -Facts @\(('[^)]*)\)/g)].map((found) => [...(found[1] ?? '').matchAll(/'([^']+)'/g)].map((name) => name[1] ?? ''));
  const [intune = [], ...azure] = lists;
  return form === 'intune' ? [intune] : form === 'azure' ? azure : [azure.flat()];
}

/** The catalogue with the readers that give one of the facts. */
function readersFor(catalog: string, wanted: ReadonlySet<string>): string {
  return catalog.split('\n').filter((line) => {
    const facts = READER.exec(line)?.[2];
    return facts === undefined || [...facts.matchAll(/'([^']+)'/g)].some(([, name = '']) => wanted.has(name));
  }).join('\n');
}

/** Functions that take the place of others, defined only where they are needed. */
function constrained(registry: ModuleText): string {
  const body = joinModules([registry], REGISTRY, ['ConvertTo-RdpdUnsigned']).split('\n').map((line) => (line === '' ? line : `    ${line}`)).join('\n');
  return `# Where application control closes .NET, the registry is read through cmdlets.\nif ((Get-RdpdLanguageMode) -ne 'FullLanguage') {\n${body}\n}`;
}
