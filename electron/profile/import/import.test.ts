import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { describeProfile } from '../describe.ts';
import { readProfile } from '../model/profile.ts';
import { newProfile } from '../new-profile.ts';
import { readConnections } from './read-connections.ts';

const read = (text: string | Buffer) => readConnections(Buffer.from(text as string));
function taken(text: string | Buffer) {
  const done = read(text);
  if (!done.ok) throw new Error(done.problem.key);
  return { ...done, left: done.left.map((one) => one.key.replace('profile:import.', '')), values: done.connections.map((one) => Object.fromEntries(one.settings.map(({ key, value }) => [key, value]))) };
}
const problem = (text: string | Buffer) => {
  const done = read(text);
  return done.ok ? null : done.problem;
};

const XML = `<?xml version="1.0" encoding="utf-8"?>
<mrng:Connections xmlns:mrng="http://mremoteng.org" Name="Connections" EncryptionEngine="AES" FullFileEncryption="false" Protected="x" ConfVersion="2.7">
  <Node Name="Berlin &amp; Bonn" Type="Container" Username="folderuser" Domain="CORP" Port="3390" Protocol="RDP" RedirectClipboard="true" Hostname="">
    <Node Name="srv-04" Type="Connection" Protocol="RDP" Hostname="srv-04.corp.example" Port="3389" InheritPort="true" Username="own" InheritUsername="true" Password="c2VjcmV0" Domain="" UseCredSsp="True"
      RDPAuthenticationLevel="WarnOnFailedAuth" LoadBalanceInfo="tsv://x" RDGatewayUsageMethod="Always" RDGatewayHostname="gw.corp.example" Resolution="Res1280x1024" Colors="Colors32Bit" DisplayWallpaper="False"
      RedirectDiskDrives="All" RedirectPrinters="true" RedirectSound="DoNotPlay" SoundQuality="High" RedirectKeys="True" MacAddress="00:11:22:33:44:55" ConnectToConsole="true" UseVmId="true" VmId="1234" />
    <Node Name="web" Type="Connection" Protocol="SSH2" Hostname="web" Port="22" />
    <Node Name="bad" Type="Connection" Protocol="RDP" Hostname="a b" Port="3389" />
  </Node>
</mrng:Connections>`;

describe('mRemoteNG', () => {
  it('gives connections with their folder, their settings, and what a folder hands down', () => {
    const { connections, values, left } = taken(XML);
    expect(connections).toMatchObject([{ name: 'srv-04', folder: ['Berlin & Bonn'], target: { host: 'srv-04.corp.example', port: 3390 } }]);
    expect(values[0]).toEqual({
      username: 'folderuser', loadbalanceinfo: 'tsv://x', 'administrative session': '1', enablecredsspsupport: '1', 'authentication level': '2', gatewayhostname: 'gw.corp.example', gatewayusagemethod: '1', pcb: '1234',
      'session bpp': '32', 'screen mode id': '1', desktopwidth: '1280', desktopheight: '1024', 'disable wallpaper': '1', drivestoredirect: '*', redirectprinters: '1', audiomode: '2', audioqualitymode: '2', keyboardhook: '1',
    });
    expect(left).toEqual(['left.password', 'left.field', 'left.protocol', 'left.address']);
  });
  it('is read in UTF-16 too', () => expect(taken(Buffer.from(`\ufeff${XML}`, 'utf16le')).connections).toHaveLength(1));
  it('becomes a file without the password', () => {
    const one = taken(XML).connections[0];
    if (!one) throw new Error('none');
    const document = describeProfile(readProfile(newProfile(one.target, one.settings)));
    expect(document.settings.find((setting) => setting.key === 'full address')?.value).toBe('srv-04.corp.example:3390');
    expect(document.settings.find((setting) => setting.key === 'drivestoredirect')?.value).toBe('*');
    expect(JSON.stringify(document)).not.toContain('c2VjcmV0');
  });
  it.each([
    ['a billion laughs', '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><Connections>&b;</Connections>', 'profile:import.notXml'],
    ['an entity nobody declared', '<Connections Name="&xxe;"/>', 'profile:import.notXml'],
    ['a file cut off', XML.slice(0, 900), 'profile:import.notXml'],
    ['another document', '<html><body/></html>', 'profile:import.notConnections'],
    ['a file encrypted whole', '<Connections FullFileEncryption="true">AAAA</Connections>', 'profile:import.encrypted'],
    ['a tower of folders', `<Connections>${'<Node Name="x">'.repeat(500)}`, 'profile:import.notXml'],
    ['a value without end', `<Connections Name="${'x'.repeat(300_000)}`, 'profile:import.notXml'],
  ])('refuses %s', (_, text, key) => expect(problem(text)?.key).toBe(key));
  it('names the line', () => expect(problem('<Connections>\n<Node Name="a">\n</Other>')).toMatchObject({ params: { line: 3 } }));
  it('takes no more connections than it says', () => {
    const many = `<Connections>${'<Node Name="a" Type="Connection" Protocol="RDP" Hostname="srv" Port="3389"/>'.repeat(5001)}</Connections>`;
    expect([taken(many).connections.length, taken(many).left]).toEqual([5000, ['tooMany']]);
  });
  it('does not let an attribute reach the prototype', () => {
    taken('<Connections><Node Name="a" Type="Connection" Protocol="RDP" Hostname="srv" __proto__="x" constructor="y"/></Connections>');
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

const ONE = { Protocol: 'RDP', ClassVersion: 'RDP.V1', DisplayName: 'srv', Address: 'fd00::4', Port: '3390', UserName: 'u', Password: 'secret', TreeNodes: ['a', 'b'], EnableClipboard: true, EnableDiskDrives: false,
  RdpFullScreenFlag: 0, RdpWidth: 1024, RdpHeight: 768, GatewayMode: 1, GatewayHostName: 'gw', GatewayBypassForLocalAddress: true, GatewayLogonMethod: 1, AudioRedirectionMode: 2,
  RdpFileAdditionalSettings: 'use multimon:i:1\nfull address:s:evil\npassword 51:b:01\nmy own:s:x\nnonsense' };

describe('1Remote', () => {
  it('gives connections with their settings and added lines', () => {
    const { connections, values, left } = taken(JSON.stringify([ONE, { Protocol: 'SSH', DisplayName: 'w' }, 7, null]));
    expect(connections).toMatchObject([{ name: 'srv', folder: ['a', 'b'], target: { host: 'fd00::4', port: 3390, input: '[fd00::4]:3390' } }]);
    expect(values[0]).toEqual({
      username: 'u', 'screen mode id': '1', desktopwidth: '1024', desktopheight: '768', gatewayusagemethod: '2', gatewayhostname: 'gw', gatewayprofileusagemethod: '1', gatewaycredentialssource: '1',
      redirectclipboard: '1', audiomode: '2', 'use multimon': '1', 'my own': 'x',
    });
    expect(left).toEqual(['left.password', 'left.line', 'left.password', 'left.line', 'left.protocol']);
  });
  it('reads what does not fit as missing', () => expect(taken(JSON.stringify([{ Protocol: 'RDP', Address: 'srv', Port: {}, EnableClipboard: 'yes', UserName: 3, TreeNodes: 'x' }])).values).toEqual([{}]));
  it.each([['[1,2', 'profile:import.notJson'], ['[]', 'profile:import.notConnections'], ['{"a":1}', 'profile:import.notConnections'], ['hello', 'profile:import.notConnections'], ['', 'profile:import.notConnections']])('refuses %j', (text, key) => expect(problem(text)?.key).toBe(key));
});

it('refuses what is too large', () => expect(problem(Buffer.alloc(10 * 1024 * 1024 + 1, '<'))?.key).toBe('profile:import.tooLarge'));
