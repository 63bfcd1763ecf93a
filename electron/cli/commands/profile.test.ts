import { Buffer } from 'node:buffer';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addressesDocument, profileDocument, profileLintDocument } from '../../../preload/contract/profile.ts';
import { translator } from '../../locale/translator.ts';
import { readArgs } from '../args.ts';
import { Failure } from '../failure.ts';
import { knownFrom } from '../profile/known-options.ts';
import { profileCommand } from './profile.ts';

let folder = '';
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'rdp-doctor-profile-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);
const put = (name: string, content: string | Buffer) => { writeFileSync(at(name), content); return at(name); };
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

async function run(...argv: string[]) {
  let out = '';
  const notes: string[] = [];
  const translate = translator('en');
  const console = { colour: false, note: (text: string) => { notes.push(text); }, result: (text: string) => { out += text; return Promise.resolve(); } };
  try {
    const args = readArgs([...argv, '--data-dir', at('data')], profileCommand.options, profileCommand.maxPositionals);
    return { exit: await profileCommand.run({ args, console, translate, lang: 'en', signal: new AbortController().signal }), out, notes, because: null };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { exit: error.exit, out, notes, because: error.text.key };
  }
}

describe('show', () => {
  it('prints the file as it is', async () => {
    const path = put('a.rdp', utf16('Full Address:s:srv\r\ngarbage\r\npassword 51:b:0102'));
    const { exit, out } = await run('show', path, '--json');
    expect(exit).toBe(0);
    expect(profileDocument.parse(JSON.parse(out))).toEqual({
      schema: 'rdp-doctor/profile@1', encoding: 'utf-16le', bom: true, lineEnds: 'crlf', signed: false, otherLines: [{ line: 2, text: 'garbage' }],
      settings: [{ key: 'Full Address', type: 's', value: 'srv', line: 1 }, { key: 'password 51', type: 'b', value: '0102', line: 3 }],
    });
    expect((await run('show', path)).out).not.toContain('0102');
  });
  it('never writes control characters to a terminal', async () => expect((await run('show', put('a.rdp', 'a\u001b[31m:s:\u202ex\nb\u0007'))).out).not.toMatch(/[\u001b\u202e\u0007]/));
});

it('lint: 10 with a risk, 0 without', async () => {
  const risky = await run('lint', put('a.rdp', utf16('full address:s:srv\r\nauthentication level:i:0\r\n')), '--json');
  expect([risky.exit, profileLintDocument.parse(JSON.parse(risky.out)).findings[0]?.id]).toEqual([10, 'authentication-off']);
  expect((await run('lint', put('b.rdp', utf16('full address:s:srv\r\n')))).exit).toBe(0);
});

describe('set', () => {
  it('changes its line and no other byte', async () => {
    const path = put('a.rdp', utf16('x:s:é\r\nFull Address:s:srv\r\ngarbage\r\nlast:i:1'));
    const { exit, out } = await run('set', path, 'full address=10.0.4.14:3390', 'authentication level=2', 'my key:s=a=b', '--out', at('b.rdp'), '--json');
    expect(exit).toBe(0);
    expect(readFileSync(at('b.rdp')).equals(utf16('x:s:é\r\nFull Address:s:10.0.4.14:3390\r\ngarbage\r\nlast:i:1\r\nauthentication level:i:2\r\nmy key:s:a=b\r\n'))).toBe(true);
    expect(profileDocument.parse(JSON.parse(out)).settings).toHaveLength(5);
    expect(readFileSync(path).equals(utf16('x:s:é\r\nFull Address:s:srv\r\ngarbage\r\nlast:i:1'))).toBe(true);
  });

  it('says aloud that a signature goes', async () => {
    const path = put('a.rdp', 'signscope:s:Full Address\nfull address:s:a\nsignature:s:AQ\n');
    const { notes } = await run('set', path, 'full address=b', '--out', at('b.rdp'), '--json');
    expect([notes.length, readFileSync(at('b.rdp'), 'utf8')]).toEqual([1, 'full address:s:b\n']);
  });

  it('in place: only with --force, and the old version goes to the data folder', async () => {
    const path = put('a.rdp', 'full address:s:a\n');
    expect((await run('set', path, 'full address=b', '--out', path)).exit).toBe(30);
    expect(readFileSync(path, 'utf8')).toBe('full address:s:a\n');
    const done = await run('set', path, 'full address=b', '--out', path, '--force');
    expect([done.exit, readFileSync(path, 'utf8')]).toEqual([0, 'full address:s:b\n']);
    expect(readdirSync(folder).sort()).toEqual(['a.rdp', 'data']);
    const [kept] = readdirSync(at('data/backups/profiles'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.rdp'));
    expect(readFileSync(join(at('data/backups/profiles'), kept ?? ''), 'utf8')).toBe('full address:s:a\n');
  });

  it('writes nothing where no backup can be made', async () => {
    const path = put('a.rdp', 'full address:s:a\n');
    put('data', 'in the way');
    expect([(await run('set', path, 'full address=b', '--out', path, '--force')).exit, readFileSync(path, 'utf8')]).toEqual([74, 'full address:s:a\n']);
  });

  it.each([
    [['my key=1'], 64, 'profile:usage.needsType'], [['my key:x=1'], 64, 'profile:usage.type'], [['my:key:s=1'], 64, 'profile:usage.form'], [['=1'], 64, 'profile:usage.form'], [['full address'], 64, 'profile:usage.form'],
    [['authentication level=9'], 64, 'profile:value.choice'], [['authentication level:s=2'], 64, 'profile:value.type'], [['full address=a b'], 64, 'probe:target.space'], [['x:b=zz'], 64, 'profile:value.bytes'], [['signature=x'], 64, 'profile:usage.signature'], [[], 64, 'profile:usage.noChange'],
    [['username=田'], 64, 'profile:edit.noCharacter'],
  ])('refuses %j with %i: %s', async (changes, exit, because) => {
    const done = await run('set', put('a.rdp', Buffer.from('full address:s:caf\xe9\n', 'latin1')), ...changes, '--out', at('b.rdp'));
    expect([done.exit, done.because, readdirSync(folder)]).toEqual([exit, because, ['a.rdp']]);
  });
});

it('new: a careful file that is read again', async () => {
  expect((await run('new', 'srv-04.corp.example:3390', '--out', at('n.rdp'))).exit).toBe(0);
  const shown = profileDocument.parse(JSON.parse((await run('show', at('n.rdp'), '--json')).out));
  expect([shown.encoding, shown.settings[0]]).toEqual(['utf-16le', { key: 'full address', type: 's', value: 'srv-04.corp.example:3390', line: 1 }]);
  expect([(await run('lint', at('n.rdp'))).exit, (await run('new', 'srv', '--out', at('n.rdp'))).exit, (await run('new', 'a b', '--out', at('m.rdp'))).exit]).toEqual([0, 30, 64]);
});

describe('addresses', () => {
  it('proves a healthy practice host', async () => {
    const { exit, out } = await run('addresses', put('a.rdp', utf16('full address:s:practice:healthy\r\n')), '--json');
    expect([exit, addressesDocument.parse(JSON.parse(out)).sameMachine]).toEqual([0, 'proven']);
  });
  it('answers 10 where a name of the file is dead, and says when it goes through a gateway', async () => {
    const path = put('a.rdp', utf16('full address:s:practice:name-fails-ip-works\r\ngatewayhostname:s:gw\r\ngatewayusagemethod:i:1\r\n'));
    const done = await run('addresses', path);
    expect([done.exit, done.notes.length]).toEqual([10, 1]);
  });
  it('takes a thumbprint that is known, and a saved case, for a name that is dead', async () => {
    const path = put('a.rdp', 'full address:s:practice:name-fails-ip-works\n');
    const proven = addressesDocument.parse(JSON.parse((await run('addresses', path, '--json')).out));
    const sha1 = proven.rows.find((row) => row.name === '10.0.4.31')?.sha1 ?? '';
    expect([proven.sameMachine, sha1.length]).toEqual(['proven', 40]);
    const because = async (...more: string[]) => addressesDocument.parse(JSON.parse((await run('addresses', path, '--json', ...more)).out)).because;
    expect(await because('--known', sha1.toUpperCase())).toContain('given as the computer');
    expect((await run('addresses', path, '--known', 'abc')).exit).toBe(64);
    expect((await run('addresses', path, '--case', put('bad.json', '{"schema":"rdp-doctor/diagnosis@1"}'))).exit).toBe(65);
    expect((await run('lint', path, '--known', sha1)).exit).toBe(64);
  });
  it('takes a thumbprint from a saved case of the same name only', async () => {
    const path = put('a.rdp', 'full address:s:srv.invalid\n');
    const caseOf = (host: string) => put('case.json', JSON.stringify({ schema: 'rdp-doctor/diagnosis@1', target: { host, port: 3389 }, facts: [{ name: 'certificate.sha1', source: 'wire', value: 'a'.repeat(40) }] }));
    const context = (file: string) => ({ args: readArgs(['addresses', path, '--case', file], profileCommand.options, 9), signal: new AbortController().signal, translate: translator('en') }) as unknown as Parameters<typeof knownFrom>[0];
    const target = { input: 'srv.invalid', host: 'srv.invalid', port: 3389, kind: 'name' as const };
    expect([await knownFrom(context(caseOf('srv.invalid')), [target]), await knownFrom(context(caseOf('other')), [target])]).toEqual([[{ sha1: 'a'.repeat(40), source: 'case' }], []]);
  });
  it.each([['a:i:1\n', 65], ['full address:s:a b\n', 65], ['full address:s:practice:nobody\n', 64]])('%j: %i', async (text, exit) => expect((await run('addresses', put('a.rdp', text))).exit).toBe(exit));
});

describe('wrong usage and files', () => {
  it.each([
    [[], 64], [['dance', 'x'], 64], [['show'], 64], [['show', 'a', 'b'], 64], [['set', 'a', 'b=1'], 64], [['new', 'srv'], 64], [['show', 'a', '--out', 'b'], 64], [['lint', 'a', '--deep'], 64], [['show', ''], 64],
    [['show', join(tmpdir(), 'rdp-doctor-none.rdp')], 74], [['show', tmpdir()], 74], [['constructor', 'x'], 64],
  ])('%j: %i', async (argv, exit) => {
    const done = await run(...argv);
    expect([done.exit, done.out]).toEqual([exit, '']);
  });
  it.each([['set', 'full address=x'], ['show'], ['lint'], ['addresses']])('%s: a damaged file is 65 and nothing is written', async (action, ...changes) => {
    const path = put('a.rdp', Buffer.concat([utf16('full address:s:a'), Buffer.from([0x31])]));
    const done = await run(action, path, ...changes, ...(action === 'set' ? ['--out', at('b.rdp')] : []));
    expect([done.exit, done.because, readdirSync(folder)]).toEqual([65, 'cli:file.damaged', ['a.rdp']]);
  });
});
