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
  ])('%s', (text) => {
    const out = redactFreeText(`before ${text} after`, book()).toLowerCase();
    expect(out).not.toMatch(/srv|corp|contoso|sato|10\.0\.4|a00:?040?e|167773198|c3j2lt/);
    expect(out).toMatch(/^before .* after$/s);
    expect(out).not.toContain(text.toLowerCase());
  });
});

describe('what it does not know goes by its shape', () => {
  it.each([
    ['fd00::4:14', 'IP'], ['FE80::1%eth0', 'IP'], ['2001:0db8:0000:0000:0000:0000:0000:0001', 'IP'], ['192.168.77.3', 'IP'], ['S-1-5-21-1004336348-1177238915-682003330-512', 'SID'], ['00:1A:2b:3c:4D:5e', 'MAC'], ['00-1a-2b-3c-4d-5e', 'MAC'], ['001a.2b3c.4d5e', 'MAC'],
    ['yamada@kaisha.co.jp', 'MAIL'], ['KAISHA\\yamada', 'DOMAIN-1\\USER'], ['\\\\files01\\team\\yamada', 'PATH'], ['C:\\Users\\yamada\\Desktop\\a.rdp', 'PATH'], ['/home/yamada/x', 'PATH'], ['https://portal.kaisha.jp/x?user=yamada', 'PATH'], ['db7.kaisha.local', 'HOST'], ['DESKTOP-A1B2C3D', 'HOST'], ['dc01', 'HOST'], ['{6b1f0a4e-52c7-4f0e-9a39-2d7c5e8a1b40}', 'ID'],
    ['52 96 90 1c 73 4c 5a 99 b7 be d8 3d 24 3c ea e4 0a f9 91 59', 'CERT'], ['52:96:90:1C:73:4C:5A:99:B7:BE', 'CERT'], ['5296901c734c5a99b7bed83d243ceae40af99159', 'CERT'],
  ])('%s is %s-1', (text, kind) => expect(redactFreeText(`a ${text} b`, openAliases())).toBe(`a ${kind}-1 b`));
  it('hides what is wrapped', () => expect(redactFreeText(`x ${b64('\\\\files01\\team and yamada@kaisha.co.jp')} y`, openAliases())).toBe('x [hidden] y'));
});

it('leaves our own plain words alone', () => {
  const text = 'Error 0x904 / 0x7 at 2026-11-21 10:41:07 with TLS 1.2 and SHA-256, build 10.0.20348, RFC 5246, CVE-2018-0886, KB5031234, event 36870, S-1-5-18, 127.0.0.1, ::1, mstsc.exe, 3389/TCP';
  expect(redactFreeText(text, book())).toBe(text);
});

it('comes to an end on long hostile text', () => {
  const long = ['a.'.repeat(10_000), '\\'.repeat(20_000), 'a-1'.repeat(6000), '%41'.repeat(6000), 'A'.repeat(20_000), 'a@'.repeat(10_000), '1:'.repeat(10_000), '-----BEGIN A-----'.repeat(1000)];
  for (const text of long) expect(typeof redactFreeText(text, book())).toBe('string');
});
