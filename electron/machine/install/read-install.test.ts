import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isWritable, markerFrom, readInstall } from './read-install.ts';

const folder = mkdtempSync(join(tmpdir(), 'rdp-doctor-install-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('markerFrom', () => {
  const printed = (kind: string) => `\r\nHKEY_LOCAL_MACHINE\\Software\\RDP Doctor\r\n    InstallLocation    REG_SZ    C:\\Program Files\\RDP Doctor\r\n    InstallKind    REG_SZ    ${kind}\r\n\r\n`;
  it('reads both values', () => expect(markerFrom(printed('everyone'))).toEqual({ kind: 'everyone', location: 'C:\\Program Files\\RDP Doctor' }));
  it.each(['', printed('everyone').replace('REG_SZ', 'REG_DWORD'), printed('')])('takes no half of one', (output) => expect(markerFrom(output)).toBeNull());
});

describe('isWritable', () => {
  it('is true for a file of ours and leaves it as it was', async () => {
    const file = join(folder, 'elevated.ps1');
    writeFileSync(file, 'script');
    expect(await isWritable(file)).toBe(true);
  });
  it.skipIf(process.getuid?.() === 0)('is false where the right is missing', async () => {
    const file = join(folder, 'read-only.ps1');
    writeFileSync(file, 'script');
    chmodSync(file, 0o444);
    expect(await isWritable(file)).toBe(false);
  });
  it('is not known for a file that is not there', async () => expect(await isWritable(join(folder, 'nowhere.ps1'))).toBeNull());
});

it('is a portable copy where there is no Windows', async () => expect(await readInstall('/opt/x/rdp-doctor-app', folder, 'linux')).toMatchObject({ kind: 'portable' }));
