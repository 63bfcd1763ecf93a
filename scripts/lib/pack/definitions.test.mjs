import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import config from '../../../electron-builder.config.mjs';
import { inRoot } from '../paths.mjs';
import { msiProject, nsisDefinition, ownCopy } from './definitions.mjs';

describe('the configuration', () => {
  it('is one that electron-builder takes', async () => {
    await validateConfiguration(await getConfig(inRoot(), null, ownCopy(config)), { isEnabled: false, add: () => {} });
  });
  it('names only targets that exist: a misspelt one would pass the check above', () => {
    expect(config.win.target.map(({ target }) => target)).toEqual(['nsis', 'msi', 'zip']);
    for (const { arch } of config.win.target) expect(arch).toEqual(['x64', 'arm64']);
    expect(config.linux.target).toEqual(['dir', 'AppImage', 'deb']);
  });
  it('elevates nothing by itself and keeps what Windows knows it by', () => {
    expect(config.win.requestedExecutionLevel).toBe('asInvoker');
    expect(config.appId).toBe('org.rdp-doctor.app');
    expect(config.msi.upgradeCode).toBe('6B6E3C0E-6B5D-4F0B-9F3C-2D1C5C6E7A90');
  });
  it('packs bundles and no source, no map, no package', () => {
    expect(config.files.filter((one) => !one.startsWith('!'))).toEqual(['package.json', 'out/main/**', 'out/preload/**', 'out/renderer/**', 'out/cli/**']);
    expect(config.files).toContain('!**/*.map');
    expect(config.files).toContain('!node_modules/**');
  });
});

// The stand-in for the archiver is a shell script.
describe.skipIf(process.platform === 'win32')('the assistant', () => {
  let defines;
  beforeAll(async () => { ({ defines } = await nsisDefinition(config)); }, 60_000);

  it('asks for everyone or only me, starts with everyone, and asks Windows only for everyone', () => {
    expect(defines).not.toHaveProperty('ONE_CLICK');
    expect(defines).not.toHaveProperty('INSTALL_MODE_PER_ALL_USERS');
    expect(defines).toHaveProperty('INSTALL_MODE_PER_ALL_USERS_DEFAULT');
    expect(defines).toHaveProperty('MULTIUSER_INSTALLMODE_ALLOW_ELEVATION');
    expect(defines).not.toHaveProperty('allowToChangeInstallationDirectory');
  });
  it('has our name, our icon, a start menu entry and no desktop icon', () => {
    expect(defines).toMatchObject({ APP_ID: 'org.rdp-doctor.app', PRODUCT_NAME: 'RDP Doctor', COMPANY_NAME: 'RDP Doctor contributors', SHORTCUT_NAME: 'RDP Doctor' });
    // The uninstall key that assets/docs/deploy.md names; Windows knows the installed app by it.
    expect(defines.UNINSTALL_APP_KEY).toBe('54df426a-a1a8-5980-908e-32704e5e3edb');
    expect(String(defines.MUI_ICON)).toMatch(/icon\.ico$/);
    expect(defines).toHaveProperty('DO_NOT_CREATE_DESKTOP_SHORTCUT');
    expect(defines).not.toHaveProperty('DO_NOT_CREATE_START_MENU_SHORTCUT');
  });
  it('removes no data by itself', () => expect(defines).not.toHaveProperty('DELETE_APP_DATA_ON_UNINSTALL'));
});

describe('what the assistant registers', () => {
  const script = readFileSync(inRoot('assets/installer/windows/installer.nsh'), 'utf8');
  const writes = script.split('\n').filter((line) => /^\s*WriteReg/.test(line));

  it('offers itself for .rdp files and never becomes their default', () => {
    expect(writes.some((line) => line.includes('.rdp\\OpenWithProgids'))).toBe(true);
    expect(writes.filter((line) => /Classes\\\.rdp"/.test(line) || /UserChoice/.test(line))).toEqual([]);
  });
  it('puts what Windows passes on behind --, so that a file or link is never read as a switch', () => {
    const commands = writes.filter((line) => line.includes('\\command"'));
    expect(commands).toHaveLength(3);
    for (const line of commands) expect(line).toContain(`'"\${RDPD_EXE}" -- "%1"'`);
  });
  it('takes back every key it writes', () => {
    const removal = script.slice(script.indexOf('!macro customUnInstall'));
    for (const key of ['${RDPD_PROGID}', '.rdp\\OpenWithProgids', 'Applications\\${APP_EXECUTABLE_FILENAME}', 'Classes\\rdpdoctor', 'Software\\RDP Doctor']) expect(removal).toContain(key);
  });
  it('asks before data goes, keeps it when silent and on an update', () => {
    const removal = script.slice(script.indexOf('!macro customUnInstall'));
    const guard = removal.indexOf('${IfNot} ${isUpdated}');
    const silent = removal.indexOf('${IfNot} ${Silent}');
    const ask = removal.indexOf('/SD IDYES IDYES rdpdKeep');
    const remove = removal.indexOf('RMDir /r');
    expect([guard, silent, ask, remove].every((at) => at > 0)).toBe(true);
    expect(guard < silent && silent < ask && ask < remove).toBe(true);
    expect(removal.match(/RMDir/g)).toHaveLength(1);
  });
});

describe('the MSI', () => {
  let project = '';
  beforeAll(async () => { project = await msiProject(config); }, 60_000);

  it('is per machine, with the fixed upgrade code, below Program Files', () => {
    expect(project).toContain('UpgradeCode="6B6E3C0E-6B5D-4F0B-9F3C-2D1C5C6E7A90"');
    expect(project).toMatch(/<Property Id="ALLUSERS" Secure="yes" Value="1"\/>/);
    expect(project).toContain('<Directory Id="ProgramFiles64Folder">');
    expect(project).not.toContain('runAfterFinish');
  });
  it('has a start menu entry and no desktop icon', () => {
    expect(project).toContain('ProgramMenuFolder');
    expect(project).not.toContain('DesktopFolder');
  });
  it('says how it was installed, once, inside the component group', () => {
    expect(project.match(/RdpdRegistration/g)).toHaveLength(1);
    expect(project.indexOf('RdpdRegistration')).toBeGreaterThan(project.indexOf('<ComponentGroup Id="ProductComponents"'));
    expect(project).toContain('Name="InstallKind" Type="string" Value="msi"');
    expect(project).not.toMatch(/Key="Software\\Classes\\\.rdp"/);
  });
});

it.skipIf(spawnSync('makensis', ['-VERSION']).status !== 0).each([
  ['x64', ['-DAPP_64=a.7z']],
  ['arm64, which otherwise goes to Program Files (x86)', ['-DAPP_ARM64=a.7z', '-DAPP_ARM64_NAME=a', '-DAPP_ARM64_HASH=0', '-DAPP_ARM64_UNPACKED_SIZE=1']],
])('what the assistant registers compiles without a warning for %s', (_arch, packages) => {
  const folder = mkdtempSync(join(tmpdir(), 'rdp-doctor-nsis-'));
  try {
    const { status, stdout } = spawnSync('makensis', ['-WX', '-V2', `-DROOT=${inRoot()}`, `-DOUT=${join(folder, 'x.exe')}`, ...packages, inRoot('scripts/lib/pack/testing/harness.nsi')], { encoding: 'utf8' });
    expect(status, stdout).toBe(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it.each([['1', String(process.platform === 'win32')], ['', 'false']])('a release (%s) on Windows insists on a signature: %s', (release, wanted) => {
  const told = execFileSync(process.execPath, ['--input-type=module', '-e', "const { default: c } = await import('./electron-builder.config.mjs'); console.log(c.forceCodeSigning)"],
    { cwd: inRoot(), env: { ...process.env, RDP_DOCTOR_RELEASE: release }, encoding: 'utf8' });
  expect(told.trim()).toBe(wanted);
});
