import { describe, expect, it } from 'vitest';
import { PRIMITIVES, type Operation } from '../operation.ts';
import { CAPTURED } from './captured-shapes.ts';
import { fromReason } from './operate.ts';
import { createPowerShellMachine } from './powershell-machine.ts';
import type { OperationRequest } from './request-line.ts';
import type { PowerShellRunner, RunOptions, RunOutcome } from './runner.ts';

const signal = new AbortController().signal;
const SET: Operation = { primitive: 'registry.set', args: { path: 'HKLM\\SYSTEM\\x', name: 'fDeny', value: { type: 'dword', data: 4294967295 } } };
const BEFORE = { key: true, name: 'fDeny', value: null, parents: 2 };

function machineOf(answer: { captured?: unknown; message?: string } | Extract<RunOutcome, { ok: false }>) {
  const asked: { request: OperationRequest; options: RunOptions }[] = [];
  const runner: PowerShellRunner = {
    async run(request, options) {
      asked.push({ request: request as OperationRequest, options });
      if ('ok' in answer) return answer;
      const errors = answer.message === undefined ? [] : [{ where: 'request', message: answer.message, hresult: 0 }];
      return { ok: true, noise: '', record: { schema: 'rdp-doctor/ps-record@1', id: request.id, ok: answer.message === undefined, facts: [], captured: (answer.captured ?? null) as never, errors, elevated: true, languageMode: 'FullLanguage', ms: 3 } };
    },
  };
  const restoreListOf = (entry: string) => (entry === 'e1' ? [{ operation: SET, captured: BEFORE }] : undefined);
  return { asked, machine: createPowerShellMachine(runner, undefined, { restoreListOf }) };
}

describe('operations of this PC', () => {
  it('asks with marked texts and gives what was captured', async () => {
    const { machine, asked } = machineOf({ captured: BEFORE });
    expect(await machine.capture(SET, signal)).toEqual({ ok: true, value: BEFORE });
    expect(asked[0]?.request).toMatchObject({ action: 'capture', operation: { primitive: '=registry.set', args: { path: '=HKLM\\SYSTEM\\x', name: '=fDeny', value: { type: '=dword', data: 4294967295 } } } });
    expect(asked[0]?.options.kind).toBe('read');
  });

  it('writes alone, and hands back what it was given', async () => {
    const { machine, asked } = machineOf({});
    expect(await machine.apply(SET, signal)).toEqual({ ok: true, value: null });
    expect(await machine.restore(SET, BEFORE, signal)).toEqual({ ok: true, value: null });
    expect(asked.map((one) => one.options.kind)).toEqual(['write', 'write']);
    expect(asked[1]?.request.operation).toMatchObject({ captured: { key: true, name: '=fDeny', value: null, parents: 2 } });
  });

  it('asks nothing when arguments or what was captured do not fit', async () => {
    const { machine, asked } = machineOf({ captured: BEFORE });
    expect(await machine.apply({ primitive: 'registry.set', args: { ...SET.args, path: 'HKCR\\x' } }, signal)).toMatchObject({ ok: false, because: 'failed' });
    expect(await machine.restore(SET, { key: 'yes' }, signal)).toMatchObject({ ok: false, because: 'failed' });
    expect(asked).toEqual([]);
  });

  it('does not take another shape for an answer', async () => {
    for (const captured of [null, { key: true }, { ...BEFORE, value: { type: 'dword', data: -1 } }, { ...BEFORE, extra: 1 }]) {
      expect(await machineOf({ captured }).machine.verify(SET, signal)).toMatchObject({ ok: false, because: 'failed' });
    }
  });

  it('tells the reasons apart', async () => {
    const because = async (message: string) => machineOf({ message }).machine.apply(SET, signal);
    expect(await because('needsAdmin: administrators only')).toMatchObject({ because: 'needsAdmin' });
    expect(await because('accessDenied: no')).toMatchObject({ because: 'refused' });
    expect(await because('timeLimit: TermService is StopPending')).toMatchObject({ because: 'timeout' });
    expect(await because('failed: the new name is taken')).toEqual({ ok: false, because: 'failed', detail: 'the new name is taken' });
    expect(await machineOf({ ok: false, because: 'cancelled', detail: 'x' }).machine.apply(SET, signal)).toMatchObject({ because: 'timeout' });
    expect(fromReason('constructor: x').because).toBe('failed');
  });

  it('sends the list of what to put back with the task, for its entry only', async () => {
    const { machine, asked } = machineOf({});
    const task = (entry: string): Operation => ({ primitive: 'task.register', args: { name: 'RDP Doctor', dueAt: '2026-11-21T10:00:00.000Z', entry } });
    await machine.apply(task('e1'), signal);
    await machine.apply(task('e2'), signal);
    expect(asked[0]?.request.operation).toMatchObject({ restoreList: [{ primitive: '=registry.set', captured: { name: '=fDeny' } }] });
    expect(asked[1]?.request.operation).not.toHaveProperty('restoreList');
  });

  it('knows what every primitive captures, and lets nothing more through', () => {
    for (const primitive of PRIMITIVES) expect(CAPTURED[primitive].safeParse({ nonsense: true }).success, primitive).toBe(false);
  });
});
