import { describe, expect, it } from 'vitest';
import { fact } from '../../../preload/contract/facts.ts';
import type { WindowsFactName } from '../windows-facts.ts';
import { WINDOWS_FACTS } from '../windows-facts.ts';
import { createNodePowerShellRunner } from './node-powershell-runner.ts';
import { createPowerShellMachine, openThisMachine } from './powershell-machine.ts';
import type { FactsRequest, ScriptRequest } from './request-line.ts';
import type { ScriptFact } from './result-record.ts';
import type { PowerShellRunner, RunOutcome } from './runner.ts';
import { makeFakePowerShell } from './testing/fake-powershell.ts';

const signal = new AbortController().signal;
const at = new Date('2026-11-21T10:00:00Z');
const fastNames = (Object.keys(WINDOWS_FACTS) as WindowsFactName[]).filter((name) => WINDOWS_FACTS[name].batch === 'fast');

const answering = (facts: ScriptFact[], more: Partial<{ ok: boolean; message: string }> = {}) => {
  const asked: ScriptRequest[] = [];
  const runner: PowerShellRunner = {
    async run(request): Promise<RunOutcome> {
      asked.push(request);
      const errors = more.message ? [{ where: 'request', message: more.message, hresult: 0 }] : [];
      return { ok: true, noise: '', record: { schema: 'rdp-doctor/ps-record@1', id: request.id, ok: more.ok ?? true, facts, errors, elevated: false, languageMode: 'FullLanguage', ms: 5 } };
    },
  };
  return { asked, machine: createPowerShellMachine(runner, () => at) };
};

describe('facts of this PC', () => {
  it('gives every fact of the batch, fitting the contract, whatever the record holds', async () => {
    const { machine, asked } = answering([
      { name: 'os.build', value: 19045 }, { name: 'os.ubr', value: '4355' }, { name: 'binding.pinned', value: null },
      { name: 'key.files', value: null, unknown: 'needsAdmin: administrators only' }, { name: 'made.up', value: 1 },
    ]);
    const facts = await machine.readFacts({ batch: 'fast', target: 'server1', signal });
    expect(facts.map((one) => one.name)).toEqual(fastNames);
    for (const one of facts) expect(fact.safeParse(one).success).toBe(true);
    const byName = new Map(facts.map((one) => [one.name, one]));
    expect(byName.get('os.build')).toEqual({ name: 'os.build', value: 19045, source: 'windows', at: at.toISOString() });
    expect(byName.get('os.ubr')?.unknown).toMatch(/^failed: .*number/);
    expect(byName.get('binding.pinned')).not.toHaveProperty('unknown');
    expect(byName.get('key.files')).toMatchObject({ value: null, unknown: 'needsAdmin: administrators only' });
    expect(byName.get('os.edition')?.unknown).toMatch(/^failed: /);
    expect(asked).toEqual([{ id: expect.any(String), batch: 'fast', target: 'server1' }]);
  });

  it('says that the probe measures what no script can', async () => {
    const facts = await answering([]).machine.readFacts({ batch: 'onRequest', signal });
    expect(facts.filter((one) => one.unknown?.startsWith('notRead: ')).map((one) => one.name).toSorted()).toEqual(['clock.skewMs', 'loopback.stage', 'loopback.verdict']);
  });

  it('passes on why the scripts refused', async () => {
    const facts = await answering([], { ok: false, message: 'failed: the schema of the request is not known here' }).machine.readFacts({ batch: 'fast', signal });
    expect(new Set(facts.map((one) => one.unknown))).toEqual(new Set(['failed: the schema of the request is not known here']));
  });

  it('is not possible without Windows', () => {
    expect(openThisMachine('/x/run.ps1', 'linux')).toEqual({ ok: false, because: 'notWindows' });
    expect(openThisMachine('C:\\x\\run.ps1', 'win32')).toMatchObject({ ok: true, machine: { id: 'this' } });
  });
});

describe.skipIf(process.platform === 'win32')('a provider that hangs', () => {
  it('costs the facts of its check only', async () => {
    const fake = await makeFakePowerShell();
    try {
      // The fake hangs for a batch without names too: it has no list of its own and sees this fact asked for.
      const inner = createNodePowerShellRunner({ executable: fake.executable, scriptPath: '/x/run.ps1', env: { FAKE_SCENARIO: 'hangOn', FAKE_HANG: 'key.machineGuid' } });
      const runner: PowerShellRunner = { run: (request, options) => inner.run({ ...(request as FactsRequest), facts: (request as FactsRequest).facts ?? fastNames }, options) };
      const facts = await createPowerShellMachine(runner, () => at, { batchMs: 500, checkMs: 2500 }).readFacts({ batch: 'fast', signal });
      const hung = facts.filter((one) => one.unknown?.startsWith('timeLimit: ')).map((one) => one.name);
      expect(hung).toEqual(fastNames.filter((name) => WINDOWS_FACTS[name].check === WINDOWS_FACTS['key.machineGuid'].check));
      expect(facts.find((one) => one.name === 'os.build')?.value).toBe(19045);
      expect(facts.map((one) => one.name).toSorted()).toEqual(fastNames.toSorted());
    } finally {
      await fake.remove();
    }
  }, 30_000);
});
