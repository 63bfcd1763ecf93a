import { chmod, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createNodePowerShellRunner } from '../../machine/powershell/node-powershell-runner.ts';
import { powerShellLauncher } from '../../machine/powershell/elevation/launcher.ts';
import type { ElevationDecision } from '../../machine/powershell/elevation/may-elevate.ts';
import type { Captured, Operation } from '../../machine/operation.ts';
import { practiceMachine } from '../../machine/practice/practice-machine.ts';
import { makeScriptManifest } from '../../machine/powershell/script-manifest.ts';
import { practiceStore } from '../../practice/store/practice-store.ts';
import type { Target } from '../../probe/target/target.ts';
import { taskName } from '../../fixes/timers/restore-task.ts';
import { openMachine } from '../open-machine.ts';
import type { ThisPcPorts } from '../this-pc.ts';

/** How the fake behaves: who answers its prompt, whether the app is elevated itself, at which verb the worker is killed. */
export interface FakeBehaviour {
  readonly prompt?: 'yes' | 'no';
  readonly elevated?: boolean;
  /** The verb at which the worker is killed, or the question while it looks. */
  readonly diesAt?: 'apply' | 'restore' | 'look' | 'read' | 'see' | 'start';
  /** Milliseconds that a worker looks without a plan. */
  readonly lookMs?: number;
  readonly decision?: ElevationDecision;
}

/** A Windows PC that is none: the processes of PowerShell and of the elevated worker are real, what they read and change is a practice host's state. */
export interface FakeWindows {
  readonly dataDir: string;
  readonly ports: (behaviour?: FakeBehaviour) => ThisPcPorts;
  /** Where each probe went. */
  readonly probed: Target[];
  /** How often somebody was asked for permission. */
  prompts(): number;
  state(): Promise<string>;
  /** What the restore task of an entry would put back; null: none was registered. */
  due(entry: string): (Operation & { captured: Captured })[] | null;
  /** Runs that task as SYSTEM would. */
  runTask(entry: string): Promise<void>;
  remove(): Promise<void>;
}

export async function makeFakeWindows(scenario: string): Promise<FakeWindows> {
  const dataDir = await mkdtemp(join(tmpdir(), 'fake-windows-'));
  const executable = join(dataDir, 'powershell.mjs');
  await writeFile(executable, `#!${process.execPath}\nawait import(${JSON.stringify(fileURLToPath(new URL('./fake-windows-process.ts', import.meta.url)))});\n`);
  await chmod(executable, 0o755);
  const store = practiceStore(scenario, dataDir);
  if (!store.ok) throw new Error(scenario);
  await store.value.load();
  const machine = practiceMachine(store.value, 0);
  // A copy, so that the scripts are those of their manifest for as long as the test runs.
  const scripts = join(dataDir, 'scripts');
  await cp(fileURLToPath(new URL('../../../assets/powershell', import.meta.url)), scripts, { recursive: true });
  const manifest = await makeScriptManifest(scripts);
  const probed: Target[] = [];
  const due: FakeWindows['due'] = (entry) => {
    const file = join(dataDir, `due-${entry}.json`);
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ReturnType<FakeWindows['due']>) : null;
  };
  return {
    dataDir, probed, due,
    ports({ prompt = 'yes', elevated = false, diesAt, lookMs = 300_000, decision = { allowed: true } }: FakeBehaviour = {}) {
      const env = { FAKE_DATA: dataDir, FAKE_SCENARIO: scenario, FAKE_PROMPT: prompt, FAKE_ELEVATED: elevated ? '1' : '0', FAKE_DIES_AT: diesAt ?? '', FAKE_LOOK_MS: String(lookMs), NODE_NO_WARNINGS: '1', NODE_COMPILE_CACHE: join(tmpdir(), 'fake-windows-cache') };
      const runner = () => createNodePowerShellRunner({ executable, scriptPath: join(scripts, 'run.ps1'), env });
      return {
        runner: runner(), decide: async (asked) => (asked ? { allowed: true } : decision),
        worker: { manifest, scripts, launcher: powerShellLauncher(runner()), pipePath: (name) => join(dataDir, `p-${name}`), limits: { prompt: 30_000, start: 20_000, step: 20_000 } },
        async probe(target, signal) {
          probed.push(target);
          const opened = await openMachine({ kind: 'practice', scenario }, { dataDir });
          if (!opened.ok) return null;
          const seen = await opened.value.look(signal);
          await opened.value.close();
          return seen;
        },
      };
    },
    prompts: () => (existsSync(join(dataDir, 'prompts')) ? readFileSync(join(dataDir, 'prompts'), 'utf8').trim().split('\n').length : 0),
    state: () => readFile(store.value.path, 'utf8'),
    async runTask(entry) {
      for (const { captured, ...operation } of (due(entry) ?? []).reverse()) await machine.restore(operation, captured, new AbortController().signal);
      await machine.restore({ primitive: 'task.register', args: { name: taskName(entry), dueAt: new Date(0).toISOString(), entry } }, { task: null }, new AbortController().signal);
    },
    remove: () => rm(dataDir, { recursive: true, force: true }),
  };
}
