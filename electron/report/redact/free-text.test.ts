import { describe, expect, it } from 'vitest';
import { openAliases } from './aliases.ts';
import { redactFreeText } from './free-text.ts';
import { learnDomain, learnName, learnUser } from './learn.ts';

function book() {
  const one = openAliases();
  learnName(one, 'srv-04.corp.example');
  learnName(one, '10.0.4.14');
  learnUser(one, 'CORP\\t.sato');
  learnDomain(one, 'contoso.co.jp');
  return one;
}
const b64 = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding).toString('base64');
const wide = (text: string) => Array.from(text, (char) => (char > '!' && char <= '~' ? String.fromCodePoint(char.charCodeAt(0) + 0xfee0) : char)).join('');

describe('what the case knows goes, in every spelling', () => {
  it.each([
    'srv-04.corp.example', 'SRV-04', 'Srv-04.CORP.Example.', 'corp.example', 'CORP', 'contoso', 'www.contoso.co.jp', 't.sato', 'CORP\\t.sato', 'T.Sato@corp.example', '10.0.4.14', '[::ffff:10.0.4.14]', '::ffff:a00:40e', '167773198', '0x0a00040e', '0xA.0.4.0xE', '10.0.1038', '012.0.4.016',
    'ip-10-0-4-14', wide('srv-04'), wide('10.0.4.14'), 'srv\u200b-0\u00ad4', 'srv‐04', '10。0。4。14', 'srv%2D04', '%73%72%76%2d%30%34', '%2573rv-04', 'srv&#45;04', '\\u0073rv-04', b64('SRV-04'), b64('xx srv-04.corp.example yy'), b64('srv-04', 'utf16le'), b64(b64('host=srv-04')), Buffer.from('srv-04').toString('hex'), `AAAA${b64('user t.sato!')}`,
    encodeURIComponent(b64('srv-04.corp.example')), 'サーバーsrv-04の', 'xsrv-04x',
    'srv_04', 'SRV04', 's r v - 0 4', 'srv&hyphen;04', '\\x73\\x72\\x76\\x2d04', '\\163\\162\\166-04', '=73=72=76=2D04', '%u0073rv-04', 'U+0073U+0072U+0076-04', 'ѕrv-04', '73 72 76 2d 30 34', '0x73, 0x72, 0x76, 0x2d, 0x30, 0x34', '115 114 118 45 48 52', 'c3J2\nLTA0', Array.from('srv-04').join('\0'), 'srv-04[.]corp[.]example', 'SATO', 'T_Sato', 'CORP\\SRV-04$', '"CORP\\\\t.sato"',
    '14.4.0.10.in-addr.arpa', '10.0.0x40e', 'a00040e', '0A:00:04:0E', '10[.]0[.]4[.]14', '10, 0, 4, 14', '::10.0.4.14', '64:ff9b::a00:40e', '2002:a00:40e::1', '::ffff:0:10.0.4.14', '010.000.004.014',
  ])('%s', (text) => {
    const out = redactFreeText(`before ${text} after`, book()).toLowerCase();
    expect(out).not.toMatch(/srv|corp|contoso|sato|10\.0\.|\.0\.4|0\.4\.14|10, 0|0a.00|40e\b|73.72.76|0x72|115 114|u\+007|a00:?040?e|167773198|c3j2lt/);
    expect(out).toMatch(/^before .* after$/s);
    expect(out).not.toContain(text.toLowerCase());
  });
});

describe('what it does not know goes by its shape', () => {
  it.each([
    ['fd00::4:14', 'IP'], ['FE80::1%eth0', 'IP'], ['2001:0db8:0000:0000:0000:0000:0000:0001', 'IP'], ['192.168.77.3', 'IP'], ['S-1-5-21-1004336348-1177238915-682003330-512', 'SID'], ['00:1A:2b:3c:4D:5e', 'MAC'], ['00-1a-2b-3c-4d-5e', 'MAC'], ['001a.2b3c.4d5e', 'MAC'],
    ['yamada@kaisha.co.jp', 'MAIL'], ['KAISHA\\yamada', 'DOMAIN-1\\USER'], ['\\\\files01\\team\\yamada', 'PATH'], ['C:\\Users\\yamada\\Desktop\\a.rdp', 'PATH'], ['/home/yamada/x', 'PATH'], ['https://portal.kaisha.jp/x?user=yamada', 'PATH'], ['db7.kaisha.local', 'HOST'], ['DESKTOP-A1B2C3D', 'HOST'], ['dc01', 'HOST'], ['{6b1f0a4e-52c7-4f0e-9a39-2d7c5e8a1b40}', 'ID'],
    ['7.8.9.10.in-addr.arpa', 'IP'], ['10.9.8.x', 'IP'], ['::ffff:0a09:0807', 'IP'], ['aa bb cc dd ee 0f', 'MAC'], ['aabbccddee0f', 'MAC'], ['aabbc0-ddeeff', 'MAC'], ['0:1a:2b:3c:4d:5e', 'MAC'], ['21a:2bff:fe3c:4d5e', 'MAC'], ['//files01/team', 'PATH'], ['~yamada', 'PATH'], ['.\\yamada', 'PATH'], ['C:\\Users\\Taro Yamada\\x', 'PATH'], ['ZQPC-7', 'HOST'],
    ['5296 901c 734c 5a99 b7be d83d 243c eae4 0af9 9159', 'CERT'], ['5296901c 734c5a99 b7bed83d 243ceae4 0af99159', 'CERT'], ['52 96 90 1c 73 4c 5a 99 b7 be d8 3d 24 3c ea e4 0a f9 91 59', 'CERT'], ['52:96:90:1C:73:4C:5A:99:B7:BE', 'CERT'], ['5296901c734c5a99b7bed83d243ceae40af99159', 'CERT'],
  ])('%s is %s-1', (text, kind) => expect(redactFreeText(`a ${text} b`, openAliases())).toBe(`a ${kind}-1 b`));
  it('hides what is wrapped', () => expect(redactFreeText(`x ${b64('\\\\files01\\team and yamada@kaisha.co.jp')} y`, openAliases())).toBe('x [hidden] y'));
});

describe('what is called a name is one', () => {
  it.each([
    ['user=yamada', 'user=USER-1'], ['"username": "yamada"', '"username": "USER-1"'], ['<TargetUserName>yamada</TargetUserName>', '<TargetUserName>USER-1</TargetUserName>'], ['Workstation Name: KAISHAPC', 'Workstation Name: HOST-1'], ['mstsc /v:kaishapc:3389', 'mstsc /v:HOST-1:3389'], ['TERMSRV/kaishapc', 'TERMSRV/HOST-1'],
    ['CN=Taro Yamada,OU=Kaisha,DC=kaisha', 'CN=ORG-1,OU=ORG-2,DC=ORG-2'], ['KAISHAPC$', 'HOST-1$'], ['password: hunter-two', 'password: [hidden]'], ['server: kaishapc', 'server: [hidden]'], ['Mr. Yamada', 'Mr. USER-1'], ['山田さん', 'USER-1さん'], ['ユーザー名：山田', 'ユーザー名:USER-1'], ['net use /user:kaisha\\yamada', 'net use /user:DOMAIN-1\\USER-1'],
  ])('%s', (text, clean) => expect(redactFreeText(`a ${text} b`, openAliases())).toBe(`a ${clean} b`));
});

it.each([
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services', 'SSH-2.0-OpenSSH_9.6p1 Ubuntu-3ubuntu13', 'Server: nginx/1.24.0', 'Server: Microsoft-HTTPAPI/2.0', 'Windows 11 23H2 for x64-based Systems (KB5032190)', 'Intel(R) Ethernet Connection I219-LM', 'Ethernet0', '255.255.255.0', 'https://learn.microsoft.com/windows', 'time.windows.com', 'lsass.exe', 'WAN Miniport (IKEv2)', '0x80090308', 'fDenyTSConnections=10',
  'user: cannot connect', 'OU=Users', '10:41:07', '21.11.2026', 'UserAuthentication=1', '3389 3391 1433 5985 80', 'お客様', 'D:PAI(A;;FA;;;SY)',
])('leaves what names nobody: %s', (text) => expect(redactFreeText(`a ${text} b`, book())).toBe(`a ${text} b`));

it('does not take the words after a thumbprint for its end', () => expect(redactFreeText('is 00-1a-2b-3c-4d-5e after 1f 00 a3 c4 d5 e6 f7 a8 added', openAliases())).toBe('is MAC-1 after CERT-1 added'));

it('is done with ten thousand names', () => {
  const many = openAliases();
  for (let at = 0; at < 10_000; at++) redactFreeText(`from pc-${at}.dept${at % 50}.corp.example at 10.${at >> 8}.${at & 255}.7`, many);
  expect(redactFreeText('PC-9999 is 10.39.15.7', many)).toMatch(/^HOST-\d+ is IP-\d+$/);
}, 20_000);

it('leaves our own plain words alone', () => {
  const text = 'Error 0x904 / 0x7 at 2026-11-21 10:41:07 with TLS 1.2 and SHA-256, build 10.0.20348, RFC 5246, CVE-2018-0886, KB5031234, event 36870, S-1-5-18, 127.0.0.1, ::1, mstsc.exe, 3389/TCP';
  expect(redactFreeText(text, book())).toBe(text);
});

it('comes to an end on long hostile text', () => {
  const long = ['a.'.repeat(10_000), '\\'.repeat(20_000), 'a-1'.repeat(6000), '%41'.repeat(6000), 'A'.repeat(20_000), 'a@'.repeat(10_000), '1:'.repeat(10_000), '-----BEGIN A-----'.repeat(1000)];
  for (const text of long) expect(typeof redactFreeText(text, book())).toBe('string');
});
