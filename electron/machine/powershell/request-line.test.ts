import { expect, it } from 'vitest';
import { requestLine } from './request-line.ts';

const decode = (line: string): unknown => JSON.parse(Buffer.from(/-Request '([^']*)'/.exec(line)?.[1] ?? '', 'base64').toString('utf8'));

it('is one ASCII line whatever is asked, and carries it whole', () => {
  const target = "x'; whoami; '$(1)`\n田中😀";
  const line = requestLine("C:\\Program Files\\O'Brien\\run.ps1", { id: 'a1', batch: 'slow', target });
  expect(line).toMatch(/^[\x20-\x7e]+$/);
  expect(line.startsWith("& 'C:\\Program Files\\O''Brien\\run.ps1' -Request '")).toBe(true);
  expect(decode(line)).toEqual({ schema: 'rdp-doctor/ps-request@1', action: 'facts', id: 'a1', batch: 'slow', target });
});

it('is ASCII inside base64 too, for a script that must decode it by hand', () => {
  const inner = Buffer.from(/-Request '([^']*)'/.exec(requestLine('C:\\run.ps1', { id: 'a', batch: 'fast', target: '田中' }))?.[1] ?? '', 'base64').toString('latin1');
  expect(inner).toMatch(/^[\x20-\x7e]+$/);
});

it('leaves a path with other letters to the environment', () => {
  expect(requestLine('C:\\Users\\田中\\run.ps1', { id: 'a', batch: 'fast' })).toMatch(/^& \$env:RDP_DOCTOR_SCRIPT -Request '/);
});
