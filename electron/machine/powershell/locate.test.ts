import { expect, it } from 'vitest';
import { killCommand } from './kill-tree.ts';
import { powershellPath, shellEnvironment } from './locate.ts';

it('finds Windows PowerShell without PATH', () => {
  expect(powershellPath({ SystemRoot: 'D:\\Windows', PATH: 'C:\\evil' })).toBe('D:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe');
  expect(powershellPath({ SystemRoot: '..\\evil' })).toBe('C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe');
  expect(powershellPath({ SystemRoot: '\\\\server\\share' })).toBe('C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe');
});

it('reaches the 64-bit shell from a 32-bit process', () => {
  expect(powershellPath({ SystemRoot: 'C:\\Windows', PROCESSOR_ARCHITEW6432: 'AMD64' })).toBe('C:\\Windows\\Sysnative\\WindowsPowerShell\\v1.0\\powershell.exe');
});

it('hands on a small environment of its own', () => {
  const env = shellEnvironment({ SystemRoot: 'C:\\Windows', NODE_POWERSHELL: 'x', PSModulePath: 'C:\\evil', PATH: 'C:\\evil', SECRET: '1', TEMP: 'C:\\t' }, 'C:\\app\\run.ps1');
  expect(env).toEqual({
    SystemRoot: 'C:\\Windows', TEMP: 'C:\\t', PATH: 'C:\\Windows\\System32;C:\\Windows',
    PSModulePath: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\Modules', RDP_DOCTOR_SCRIPT: 'C:\\app\\run.ps1',
  });
});

it('ends the children too', () => {
  expect(killCommand(42, { SystemRoot: 'C:\\Windows' })).toEqual({ file: 'C:\\Windows\\System32\\taskkill.exe', args: ['/PID', '42', '/T', '/F'] });
});
