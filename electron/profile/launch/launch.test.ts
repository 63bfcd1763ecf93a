import { describe, expect, it } from 'vitest';
import { findClients, type RdpClient } from './clients.ts';
import { planLaunch, type LaunchSubject } from './plan.ts';

const found = (platform: NodeJS.Platform, env: Record<string, string>, there: string[]) => findClients({ platform, env, isFile: (path) => Promise.resolve(there.includes(path)) });
const MSTSC: RdpClient = { kind: 'mstsc', program: 'C:\\Windows\\System32\\mstsc.exe' };
const FREERDP: RdpClient = { kind: 'freerdp', program: '/usr/bin/xfreerdp' };
const REMMINA: RdpClient = { kind: 'remmina', program: '/usr/bin/remmina' };
const APP: RdpClient = { kind: 'windowsApp', program: '/Applications/Windows App.app' };

describe('the clients of a system', () => {
  it('are found by absolute path, the better one in front', async () => {
    expect(await found('win32', { SystemRoot: 'D:\\Win', PATH: 'C:\\evil' }, ['D:\\Win\\System32\\mstsc.exe', 'C:\\evil\\mstsc.exe'])).toEqual([{ kind: 'mstsc', program: 'D:\\Win\\System32\\mstsc.exe' }]);
    expect(await found('win32', { SystemRoot: '\\\\evil\\share' }, ['C:\\Windows\\System32\\mstsc.exe'])).toEqual([MSTSC]);
    expect(await found('linux', { PATH: '.:bin:/usr/local/bin:/usr/bin' }, ['bin/xfreerdp', '/usr/bin/remmina', '/usr/bin/xfreerdp', '/usr/bin/wlfreerdp'])).toEqual([FREERDP, { kind: 'freerdp', program: '/usr/bin/wlfreerdp' }, REMMINA]);
    expect(await found('darwin', { PATH: '/opt/homebrew/bin' }, ['/Applications/Windows App.app/Contents/Info.plist', '/opt/homebrew/bin/sdl-freerdp'])).toEqual([APP, { kind: 'freerdp', program: '/opt/homebrew/bin/sdl-freerdp' }]);
    expect(await found('win32', {}, [])).toEqual([]);
  });
});

describe('the plan', () => {
  const HOST: LaunchSubject = { host: 'srv-04', port: 3390 };
  it.each([
    ['win32', MSTSC, { file: 'C:\\a b\\srv.rdp' }, ['C:\\a b\\srv.rdp']], ['win32', MSTSC, HOST, ['/v:srv-04:3390']], ['win32', MSTSC, { host: 'fd00::4', port: 3389 }, ['/v:[fd00::4]:3389']],
    ['linux', FREERDP, { file: '/tmp/srv.RDP' }, ['/tmp/srv.RDP']], ['linux', FREERDP, HOST, ['/v:srv-04:3390']], ['linux', REMMINA, { file: '/tmp/srv.rdp' }, ['-c', '/tmp/srv.rdp']], ['linux', REMMINA, HOST, ['-c', 'rdp://srv-04:3390']],
    ['darwin', APP, HOST, ['-a', '/Applications/Windows App.app', 'rdp://full%20address=s:srv-04:3390']],
  ] as const)('%s, %o, %o', (platform, client, subject, args) => expect(planLaunch(subject, [client], platform)).toMatchObject({ ok: true, args, program: client.kind === 'windowsApp' ? '/usr/bin/open' : client.program }));

  it.each([
    [MSTSC, { file: 'srv.rdp' }, 'path'], [MSTSC, { file: 'C:\\x.exe' }, 'path'], [MSTSC, { file: '/p:x.rdp ' }, 'path'], [MSTSC, { host: '/admin', port: 1 }, 'address'], [MSTSC, { host: 'srv" /f', port: 1 }, 'address'], [MSTSC, { host: '-x', port: 1 }, 'address'],
    [MSTSC, { host: 'srv', port: 0 }, 'address'], [MSTSC, { host: 'srv:1:2', port: 1 }, 'address'], [MSTSC, { host: 'practice:healthy', port: 3389 }, 'address'],
  ] as const)('%# refuses what is no file and no computer', (client, subject, key) => expect(planLaunch(subject, [client], 'win32')).toMatchObject({ ok: false, because: { key: `profile:launch.${key}` } }));

  it.each([['win32', 'mstscMissing'], ['linux', 'noClient'], ['darwin', 'noMacClient']] as const)('says on %s what is missing', (platform, key) => expect(planLaunch(HOST, [], platform)).toMatchObject({ ok: false, because: { key: `profile:launch.${key}` } }));
});
