import { describe, expect, it } from 'vitest';
import { openAliases } from './aliases.ts';
import { LEAVE, type TextClass } from './classes.ts';

describe('default-deny', () => {
  it.each<[TextClass, string, string | null]>([
    ['path', 'D:\\Yamada\\mstsc.exe', 'PATH-1'], ['path', 'C:\\Windows\\System32\\mstsc.exe', 'C:\\Windows\\System32\\mstsc.exe'], ['path', '%SystemRoot%\\System32\\termsrv.dll', '%SystemRoot%\\System32\\termsrv.dll'], ['path', 'C:\\Program Files\\RDP Wrapper\\rdpwrap.dll', 'C:\\Program Files\\RDP Wrapper\\rdpwrap.dll'],
    ['path', 'C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys', 'C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys'], ['path', 'Yamada', '[hidden]'],
    ['sid', 'O:SYG:SYD:PAI(A;OICI;FA;;;SY)(A;;0x1200a9;;;S-1-5-80-1)(A;;FR;;;S-1-5-21-1-2-3-1001)', 'O:SYG:SYD:PAI(A;OICI;FA;;;SY)(A;;0x1200a9;;;S-1-5-80-1)(A;;FR;;;SID-1)'], ['sid', 'O:YAMADA', 'O:[hidden]'], ['sid', 'Yamada', '[hidden]'],
    ['banner', 'SSH-2.0-OpenSSH_9.6p1 Ubuntu-3ubuntu13', 'SSH-2.0-OpenSSH_9.6p1 Ubuntu-3ubuntu13'], ['banner', 'HTTP/1.1 400 Bad Request Server: nginx/1.24.0', 'HTTP/1.1 400 Bad Request Server: nginx/1.24.0'], ['banner', 'RFB 003.008', 'RFB 003.008'], ['banner', 'Welcome to Yamada', '[hidden]'],
    ['ip', '3325256781', 'IP-1'], ['ip', '127.0.0.1', '127.0.0.1'], ['ip', 'nodata', 'nodata'], ['org', '0xc633644d', 'ORG-1'], ['org', 'Users', 'Users'], ['bytes', '030000130ed000001234000209080000000000', '030000130ed000001234000209080000000000'], ['plain', '10.0.20348', '10.0.20348'], ['plain', 'Yamada', '[hidden]'],
  ])('%s: %s', (given, value, leaves) => {
    const left = LEAVE[given](value, openAliases());
    if (given === 'banner' && leaves === '[hidden]') expect(left).not.toMatch(/yamada/i);
    else expect(left).toBe(leaves);
  });
  it('a number or a version that is a known address is one', () => {
    const book = openAliases();
    LEAVE.ip('10.0.4.14', book);
    expect(['10.0.1038', '0x0a00040e', '167773198'].map((one) => LEAVE.plain(one, book))).not.toEqual(expect.arrayContaining([expect.stringMatching(/1038|40e|1677/)]));
  });
});
