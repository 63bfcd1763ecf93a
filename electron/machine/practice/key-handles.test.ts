import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { practiceStore } from '../../practice/store/practice-store.ts';
import type { Operation } from '../operation.ts';
import { practiceMachine } from './practice-machine.ts';

const dir = mkdtempSync(join(tmpdir(), 'handles-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const signal = new AbortController().signal;

it.each<[string, Operation]>([
  ['expired-cert', { primitive: 'service.restart', args: { name: 'SessionEnv' } }],
  ['pinned-gone', { primitive: 'certificate.create', args: { friendlyName: 'RDP Doctor 1', dnsNames: ['srv-04.corp.example'], days: 30 } }],
])('%s: what is captured holds no private key, and brings it back all the same', async (scenario, operation) => {
  const store = practiceStore(scenario, dir);
  if (!store.ok) throw new Error(scenario);
  await store.value.load();
  const machine = practiceMachine(store.value, 0);
  const bytes = () => readFileSync(store.value.path, 'utf8');
  const look = async () => {
    const seen = await machine.capture(operation, signal);
    if (!seen.ok) throw new Error(seen.detail);
    const text = JSON.stringify(seen.value);
    for (const { key } of Object.values(JSON.parse(bytes()).host.keyFiles as Record<string, { key: string }>)) expect(text).not.toContain(key);
    return JSON.parse(text) as Record<string, unknown>;
  };
  const [before, captured] = [bytes(), await look()];
  expect(await machine.apply(operation, signal)).toMatchObject({ ok: true });
  const [after, made] = [bytes(), await look()];
  expect(await machine.restore(operation, captured, signal)).toMatchObject({ ok: true });
  expect(bytes()).toBe(before);
  // An undo that is taken back: the key has left the machine meanwhile.
  expect(await machine.restore(operation, made, signal)).toMatchObject({ ok: true });
  expect(bytes()).toBe(after);
  // What an older journal holds still carries its key.
  expect(await machine.restore(operation, captured, signal)).toMatchObject({ ok: true });
  const gone = JSON.parse(JSON.stringify(made).replaceAll(/sha256:[0-9a-f]{64}/g, `sha256:${'0'.repeat(64)}`)) as Record<string, unknown>;
  if (JSON.stringify(gone) !== JSON.stringify(made)) expect(await machine.restore(operation, gone, signal)).toMatchObject({ ok: false });
  expect(bytes()).toBe(before);
});
