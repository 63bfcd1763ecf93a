import { execFile } from 'node:child_process';
import { win32 } from 'node:path';
import { systemFolder } from '../powershell/locate.ts';

/** The switches of `HKLM\Software\Policies\RDP Doctor` (assets/policy/rdp-doctor.admx). Only administrators write there. */
export type PolicyName = 'DisableUpdates' | 'DisableAdministratorFixes';
export type PolicyState = 'off' | 'notSet' | 'unknown';

/** What `reg.exe query` answered, as a state of the switch. It ends with 1 both for a missing key and a missing value. */
export function policyFrom(answer: { readonly code: number | null; readonly output: string }, name: PolicyName): PolicyState {
  if (answer.code === 1) return 'notSet';
  if (answer.code !== 0) return 'unknown';
  const value = new RegExp(`^\\s+${name}\\s+REG_DWORD\\s+0x([0-9a-f]{1,8})\\s*$`, 'im').exec(answer.output)?.[1];
  // A value of another kind was meant to say something: it counts as set.
  return value === undefined || Number.parseInt(value, 16) !== 0 ? 'off' : 'notSet';
}

/** Reads a switch with `reg.exe`, which starts in milliseconds; nothing is set on a system that has no registry. */
export function readPolicy(name: PolicyName, platform: NodeJS.Platform = process.platform): Promise<PolicyState> {
  if (platform !== 'win32') return Promise.resolve('notSet');
  const program = win32.join(systemFolder(process.env), 'reg.exe');
  return new Promise((resolve) => {
    execFile(program, ['query', 'HKLM\\Software\\Policies\\RDP Doctor', '/v', name, '/reg:64'], { timeout: 5000, windowsHide: true }, (error, stdout) => {
      resolve(policyFrom({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : null, output: stdout }, name));
    });
  });
}
