import { beforeAll, describe, expect, it } from 'vitest';
import { lintFiles } from './lint-fixture.ts';

const wall = 'house(no-crossing)';

interface Case { readonly file: string; readonly code: string; readonly refused: boolean; readonly rule?: string; readonly title: string }

const title = (code: string): string => code.split('\n')[0]?.slice(0, 60) ?? '';
const refused = (file: string, code: string, rule = wall): Case => ({ file, code, refused: true, rule, title: title(code) });
const allowed = (file: string, code: string): Case => ({ file, code, refused: false, title: title(code) });

const cases: readonly Case[] = [
  // renderer → preload/contract and the texts
  allowed('renderer/features/case/a.tsx', `import { x } from '../../../preload/contract/text.ts';`),
  allowed('renderer/text/b.ts', `import x from '../../assets/locales/en/window.json' with { type: 'json' };`),
  allowed('renderer/c.ts', `import { create } from 'zustand';`),
  allowed('renderer/features/d.ts', `import { x } from '../ui/button.tsx';`),
  refused('renderer/e.ts', `import { x } from '../preload/preload.ts';`),
  refused('renderer/f.ts', `import { x } from '../electron/probe/net/dialer.ts';`),
  refused('renderer/g.ts', `import type { X } from '../electron/probe/net/dialer.ts';`),
  refused('renderer/h.ts', `import { x } from 'node:fs';`),
  refused('renderer/i.ts', `import { x } from 'fs';`),
  refused('renderer/j.ts', `import { ipcRenderer } from 'electron';`),
  refused('renderer/k.ts', `import x from '../assets/powershell/a.json';`),
  refused('renderer/l.ts', `export const x = () => import('../electron/main.ts');`),
  refused('renderer/m.ts', `export { x } from '../electron/main.ts';`),
  refused('renderer/n.ts', `export * from '../electron/main.ts';`),
  refused('renderer/o.ts', `export const x = require('electron');`),
  refused('renderer/p.ts', `export type X = import('../electron/main.ts').X;`),
  refused('renderer/q.ts', `import { x } from '../e2e/driver.ts';`),
  // preload → contract
  allowed('preload/a.ts', `import { contextBridge } from 'electron';\nimport { x } from './contract/text.ts';`),
  refused('preload/b.ts', `import { z } from 'zod';`),
  refused('preload/c.ts', `import { x } from '../electron/ipc/answer.ts';`),
  refused('preload/d.ts', `import { x } from '../renderer/bridge.ts';`),
  refused('preload/e.ts', `import { x } from 'node:fs';`),
  // contract → zod
  allowed('preload/contract/a.ts', `import { z } from 'zod';\nimport { x } from './text.ts';`),
  refused('preload/contract/b.ts', `import { x } from '../preload.ts';`),
  refused('preload/contract/c.ts', `import { x } from 'electron';`),
  refused('preload/contract/d.ts', `import { x } from 'i18next';`),
  refused('preload/contract/e.ts', `import { x } from 'node:util';`),
  refused('preload/contract/f.ts', `import { x } from '../../electron/probe/a.ts';`),
  // who may import electron
  allowed('electron/main.ts', `import { app } from 'electron';\nimport { x } from './shell/window.ts';`),
  allowed('electron/shell/a.ts', `import { app } from 'electron';`),
  allowed('electron/ipc/a.ts', `import { ipcMain } from 'electron';\nimport { x } from '../probe/run/diagnose.ts';`),
  refused('electron/probe/a.ts', `import { app } from 'electron';`),
  refused('electron/probe/a.test.ts', `import { app } from 'electron';`),
  refused('electron/cli/a.ts', `import { app } from 'electron/main';`),
  refused('electron/cli/b.ts', `import { x } from '../shell/window.ts';`),
  refused('electron/probe/b.ts', `import { x } from '../ipc/answer.ts';`),
  refused('electron/probe/c.ts', `import { x } from '../../renderer/bridge.ts';`),
  refused('electron/probe/d.ts', `import { x } from '../../preload/preload.ts';`),
  allowed('electron/probe/e.ts', `import { connect } from 'node:net';\nimport { x } from '../../preload/contract/text.ts';\nimport { y } from '../locale/say.ts';`),
  // diagnosis is pure
  allowed('electron/diagnosis/codes/a.ts', `import { x } from '../table.ts';\nimport { y } from '../../../preload/contract/text.ts';\nimport { z } from 'zod';`),
  allowed('electron/diagnosis/b.test.ts', `import { readFileSync } from 'node:fs';\nimport { it } from 'vitest';`),
  refused('electron/diagnosis/c.ts', `import { readFileSync } from 'node:fs';`),
  refused('electron/diagnosis/d.ts', `import { connect } from 'net';`),
  refused('electron/diagnosis/e.ts', `import { x } from 'node:child_process';`),
  refused('electron/diagnosis/f.ts', `import { x } from '../probe/net/dialer.ts';`),
  allowed('electron/diagnosis/i.ts', `import { x } from '../locale/say.ts';\nimport { y } from '../machine/windows-facts.ts';`),
  refused('electron/diagnosis/j.ts', `import { x } from '../machine/machine.ts';`),
  refused('electron/locale/a.ts', `import { x } from '../probe/net/dialer.ts';`),
  refused('electron/locale/b.ts', `import { readFileSync } from 'node:fs';`),
  refused('electron/machine/windows-facts.ts', `import { readFileSync } from 'node:fs';`),
  allowed('electron/machine/a.ts', `import { readFileSync } from 'node:fs';\nimport { x } from '../locale/say.ts';\nimport { y } from './windows-facts.ts';`),
  refused('electron/diagnosis/g.ts', `import { x } from '../cli/main.ts';`),
  refused('electron/diagnosis/h.ts', `export const x = async () => import('node:dns/promises');`),
  // set-up knows no package
  allowed('scripts/a.mjs', `import { x } from 'node:fs';\nimport { y } from './lib/paths.mjs';`),
  refused('scripts/b.mjs', `import { x } from 'zod';`),
  refused('scripts/c.mjs', `import { x } from '../electron/version.ts';`),
  // words that weaken the page, and what the older Electron lacks
  refused('electron/shell/w1.ts', `export const x = { webSecurity: false };`, 'house(no-weakening)'),
  refused('electron/shell/w2.ts', `export const x = { 'allowRunningInsecureContent': true };`, 'house(no-weakening)'),
  refused('electron/shell/w3.ts', `export const x = (o: { experimentalFeatures: boolean }) => o.experimentalFeatures;`, 'house(no-weakening)'),
  refused('electron/shell/w4.ts', `export const x = { enableBlinkFeatures: 'a' };`, 'house(no-weakening)'),
  refused('electron/probe/w5.ts', `export const x = () => fetch('a');`, 'eslint(no-restricted-globals)'),
  refused('electron/probe/w6.ts', `export const x = (a: number[]) => a.toSorted();`, 'eslint(no-restricted-properties)'),
  refused('electron/probe/w7.ts', `export const x = (a: AbortSignal) => AbortSignal.any([a]);`, 'eslint(no-restricted-properties)'),
  refused('electron/probe/w8.ts', `export const x = (a: any) => a;`, 'typescript(no-explicit-any)'),
  refused('electron/probe/w9.ts', `export const x = 1;\n${'// line\n'.repeat(300)}`, 'eslint(max-lines)'),
];

describe('the walls of the house', () => {
  const byFile = new Map<string, string[]>();
  beforeAll(async () => {
    for (const finding of await lintFiles(new Map(cases.map(({ file, code }) => [file, `${code}\n`])))) {
      byFile.set(finding.file, [...(byFile.get(finding.file) ?? []), finding.rule]);
    }
  });

  it.each(cases.filter((each) => each.refused))('refuses $file ($title)', ({ file, rule }) => {
    expect(byFile.get(file) ?? []).toContain(rule);
  });

  it.each(cases.filter((each) => !each.refused))('allows $file ($title)', ({ file }) => {
    expect((byFile.get(file) ?? []).filter((rule) => rule.startsWith('house('))).toEqual([]);
  });
});
