import { Buffer } from 'node:buffer';
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Draft, Opened } from '../../../preload/contract/connection.ts';
import { rdpFileAmong, givenFile } from './given-file.ts';
import { clientsHere } from './find-clients.ts';
import type { ConnectionPorts } from './ports.ts';
import { connectionBench } from './testing/bench.ts';

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
let bench: ReturnType<typeof connectionBench>;
afterEach(() => bench.clear());
const open = (more: Partial<ConnectionPorts> = {}) => { bench = connectionBench(more); return bench; };
const draftOf = (opened: Opened): Draft => {
  if (opened.kind !== 'draft') throw new Error(opened.kind);
  return opened.draft;
};
const edits = ({ draftId, changes, addresses }: Draft) => ({ draftId, changes, addresses });

describe('a file on the disk', () => {
  const put = (name: string, bytes: string | Buffer) => { const path = join(bench.dir, name); writeFileSync(path, bytes); return path; };

  it('is opened, edited in one line, and saved with every other byte and its rights as they were', async () => {
    let path = '';
    const { must, dir } = open({ pickFile: async () => path });
    const before = utf16('screen mode id:i:2\r\nFull Address:s:srv-04\r\ngarbage\r\nmystery:z:9\r\nusername:s:CORP\\田中');
    path = put('user file.rdp', before);
    chmodSync(path, 0o640);
    const draft = draftOf(await must('connection.pick', {}));
    const shown = await must('connection.edit', { ...edits(draft), changes: [{ key: 'full address', type: 's', value: '10.0.4.14' }] });
    expect([shown.diff, readFileSync(path).equals(before)]).toEqual([[{ line: 2, before: 'Full Address:s:srv-04', after: 'Full Address:s:10.0.4.14' }], true]);
    const saved = await must('connection.save', edits(shown));
    if (saved.kind !== 'saved') throw new Error(saved.kind);
    expect(readFileSync(path).equals(utf16('screen mode id:i:2\r\nFull Address:s:10.0.4.14\r\ngarbage\r\nmystery:z:9\r\nusername:s:CORP\\田中'))).toBe(true);
    expect([readFileSync(saved.backup ?? '').equals(before), saved.draft.changed, readdirSync(dir).sort()]).toEqual([true, false, ['data', 'user file.rdp']]);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o640);
  });

  it('is not written over when somebody changed it meanwhile, unless asked for', async () => {
    let path = '';
    const { must } = open({ pickFile: async () => path });
    path = put('a.rdp', 'full address:s:srv\n');
    const draft = draftOf(await must('connection.pick', {}));
    writeFileSync(path, 'full address:s:theirs\n');
    const wanted = { ...edits(draft), changes: [{ key: 'username', type: 's' as const, value: 'x' }] };
    expect((await must('connection.save', wanted)).kind).toBe('conflict');
    expect(readFileSync(path, 'utf8')).toBe('full address:s:theirs\n');
    const saved = await must('connection.save', { ...wanted, replace: true });
    expect([saved.kind, readFileSync(path, 'utf8'), saved.kind === 'saved' && readFileSync(saved.backup ?? '', 'utf8')]).toEqual(['saved', 'full address:s:srv\nusername:s:x\n', 'full address:s:theirs\n']);
  });

  it('that is damaged is refused with line and reason', async () => {
    let path = '';
    const { call } = open({ pickFile: async () => path });
    path = put('cut.rdp', Buffer.concat([utf16('full address:s:a\r\n'), Buffer.from([0x31])]));
    expect(await call('connection.pick', {})).toMatchObject({ ok: false, error: { code: 'badInput', text: { key: 'profile:notOpened.halfCharacter', params: { line: 2 } } } });
    path = join(bench.dir, 'none.rdp');
    expect(await call('connection.pick', {})).toMatchObject({ ok: false, error: { code: 'ioFailed', text: { key: 'profile:store.unreadable' } } });
  });

  it('can be the Default.rdp of Windows, and the file the program was started with', async () => {
    const given = givenFile(null);
    let documents: string | null = null;
    const { must, dir } = open({ takeGiven: () => given.take(), documents: () => documents });
    expect([(await must('connection.defaultFile', {})).kind, (await must('connection.given', {})).kind]).toEqual(['none', 'none']);
    documents = dir;
    expect((await must('connection.defaultFile', {})).kind).toBe('none');
    put('Default.rdp', utf16('full address:s:last-one\r\n'));
    given.put(join(dir, 'Default.rdp'));
    expect([draftOf(await must('connection.defaultFile', {})).addresses[0]?.address, draftOf(await must('connection.given', {})).name, (await must('connection.given', {})).kind]).toEqual(['last-one', 'Default', 'none']);
    expect([rdpFileAmong(['app', '--x=a.rdp', '-b.rdp', 'c.RDP', 'd.txt'], '/home/u'), rdpFileAmong(['a.rdp'], '/')]).toEqual(['/home/u/c.RDP', null]);
    for (const link of ['rdpdoctor://check?host=a/../../evil.rdp', 'rdpdoctor:evil.rdp', 'file:///c:/evil.rdp', 'HTTPS://evil.example/a.rdp', 'ms-settings:x.rdp']) expect(rdpFileAmong(['app', '--', link], '/home/u'), link).toBeNull();
    expect(rdpFileAmong(['app', '--', 'C:\\Users\\a\\b.rdp'], '/home/u')).toContain('b.rdp');
  });
});

describe('our own list', () => {
  it('takes a dropped file, keeps its bytes, and gives it back', async () => {
    const { must } = open();
    const bytes = Buffer.from('full address:s:srv-04\nx:i:1');
    const draft = draftOf(await must('connection.openBytes', { name: 'C:\\Users\\x\\My server.rdp', bytes: new Uint8Array(bytes) }));
    expect([draft.name, draft.origin.kind, draft.changed]).toEqual(['My server', 'new', true]);
    const saved = await must('connection.save', { ...edits(draft), addresses: [...draft.addresses, { address: '10.0.4.14', reason: 'DNS', reviewBy: '2027-01-01' }] });
    if (saved.kind !== 'saved') throw new Error(saved.kind);
    const [row] = (await must('connection.list', {})).profiles;
    expect(row).toMatchObject({ name: 'My server', address: 'srv-04', fallbacks: 1, pinned: false });
    const again = await must('connection.open', { id: row?.id ?? '' });
    expect([again.addresses.map((one) => one.address), again.changed]).toEqual([['srv-04', '10.0.4.14'], false]);
    expect(readFileSync(join(bench.dir, 'data', 'profiles', 'My server.rdp')).equals(bytes)).toBe(true);
    expect((await must('connection.rename', { id: row?.id ?? '', name: 'Renamed' })).name).toBe('Renamed');
    expect((await must('connection.pin', { id: row?.id ?? '', pinned: true })).pinned).toBe(true);
    const { backup } = await must('connection.delete', { id: row?.id ?? '' });
    expect([(await must('connection.list', {})).profiles, readFileSync(backup).equals(bytes)]).toEqual([[], true]);
  });

  it('takes the chosen connections of another program, and says what had no place', async () => {
    const { must, call } = open();
    const json = JSON.stringify([{ Protocol: 'RDP', DisplayName: 'One', Address: 'srv-1', Port: '3390', Password: 'x' }, { Protocol: 'SSH', DisplayName: 'Two', Address: 'b' }, { Protocol: 'RDP', DisplayName: 'Three', Address: 'srv-3' }]);
    const found = await must('connection.openBytes', { name: 'export.json', bytes: Buffer.from(json) });
    if (found.kind !== 'connections') throw new Error(found.kind);
    expect([found.connections.map((one) => [one.name, one.address]), found.left.map((one) => one.key)]).toEqual([[['One', 'srv-1:3390'], ['Three', 'srv-3']], ['profile:import.left.password', 'profile:import.left.protocol']]);
    expect((await must('connection.importChosen', { importId: found.importId, indexes: [1, 1, 99] })).profiles.map((one) => one.address)).toEqual(['srv-3']);
    expect(await call('connection.importChosen', { importId: 'another', indexes: [0] })).toMatchObject({ ok: false, error: { code: 'notFound' } });
    expect(await call('connection.openBytes', { name: 'x.rdp', bytes: Buffer.from('no profile') })).toMatchObject({ ok: false, error: { text: { key: 'profile:notOpened.notAProfile' } } });
  });

  it('exports a copy with another address and leaves the profile as it is', async () => {
    let asked = '';
    let path: string | null = null;
    const { must, call, dir } = open({ pickTarget: async (name) => { asked = name; return path; } });
    const draft = await must('connection.new', { address: 'srv-04', fallbacks: [{ address: '10.0.4.14', reason: 'DNS', reviewBy: null }] });
    expect((await must('connection.export', edits(draft))).kind).toBe('cancelled');
    path = join(dir, 'for the user.rdp');
    expect((await must('connection.export', { ...edits(draft), address: '10.0.4.14' })).kind).toBe('saved');
    expect([asked, readFileSync(path, 'utf16le').split('\r\n')[0]]).toEqual(['srv-04.rdp', '\ufefffull address:s:10.0.4.14']);
    expect(await call('connection.export', { ...edits(draft), address: 'elsewhere' })).toMatchObject({ ok: false, error: { text: { key: 'profile:draft.notListed' } } });
  });

  it('names every documented setting for the editor', async () => {
    const { keys } = await open().must('connection.keys', {});
    expect([keys.length > 90, keys.filter((one) => one.secret).map((one) => one.key)]).toEqual([true, ['password', 'password 51', 'gatewayaccesstoken']]);
  });
});

describe('from a dead name to a working profile, in the practice lab', () => {
  it('matrix, proof, fallback, saved file, launch', async () => {
    const script = () => join(bench.dir, 'xfreerdp');
    const { must, call, events, dir } = open({ clients: async () => ({ clients: [{ kind: 'freerdp', program: script() }], missing: null }) });
    writeFileSync(script(), `#!/bin/sh\nprintf '%s' "$#:$1" > '${dir}/args'\ntr -d '\\000' < "$1" > '${dir}/file'\n`);
    chmodSync(script(), 0o755);
    const draft = await must('connection.new', { address: 'practice:name-fails-ip-works' });
    expect([draft.addresses[0]?.address, draft.practice]).toEqual(['srv-11.corp.example', 'name-fails-ip-works']);
    expect(await call('connection.launch', { ...edits(draft), address: null })).toMatchObject({ ok: false, error: { code: 'busy' } });

    const finished = async (now: Draft) => {
      const { runId } = await must('connection.addresses', { ...edits(now), mode: 'quick' });
      for (;;) {
        const all = events.filter((one) => one.runId === runId);
        const last = all.at(-1)?.event;
        if (last?.type === 'failed') throw new Error(JSON.stringify(last));
        if (last?.type === 'finished') {
          expect([all.map((one) => one.seq), all[0]?.event.type, all.some((one) => one.event.type === 'rows')]).toEqual([all.map((_, at) => at), 'started', true]);
          return last;
        }
        await new Promise((resolve) => { setTimeout(resolve, 20); });
      }
    };
    const first = await finished(draft);
    expect([first.result.sameMachine, first.choice, first.offers.map((one) => one.address)]).toEqual(['proven', null, ['10.0.4.31']]);

    const address = first.offers[0]?.address ?? '';
    const saved = await must('connection.save', { ...edits(draft), addresses: [...draft.addresses, { address, reason: 'name dead', reviewBy: '2027-01-01' }] });
    if (saved.kind !== 'saved') throw new Error(saved.kind);
    const second = await finished(saved.draft);
    expect([second.choice?.address, second.choice?.place, second.offers]).toEqual([address, 1, []]);

    expect(await call('connection.launch', { ...edits(saved.draft), address: null })).toMatchObject({ ok: false, error: { text: { key: 'profile:launch.practice.dead' } } });
    const launched = await must('connection.launch', { ...edits(saved.draft), address });
    expect([launched.state, launched.program]).toEqual(['ended', script()]);
    expect(readFileSync(join(dir, 'args'), 'utf8')).toBe(`1:${join(dir, 'data', 'launch', 'fallback.rdp')}`);
    expect(readFileSync(join(dir, 'file'), 'latin1')).toMatch(/full address:s:127\.0\.0\.1:\d+\r\n/);
    const [row] = (await must('connection.list', {})).profiles;
    expect([row?.address, row?.usedAt !== null]).toEqual(['srv-11.corp.example', true]);
  }, 30_000);

  it('reads what the practice PC makes of the name, and has nothing to read here', async () => {
    const { must, call } = open();
    const { facts } = await must('connection.names', edits(await must('connection.new', { address: 'practice:stale-dns' })));
    expect(facts.map((one) => one.name)).toEqual(expect.arrayContaining(['hosts.entries', 'name.suffixes', 'name.cache', 'name.nrpt', 'name.servers']));
    expect(await call('connection.names', edits(await must('connection.new', { address: 'srv-04' })))).toMatchObject({ ok: false, error: { text: { key: 'profile:addresses.notWindows' } } });
  });

  it('works the same for a file that names the practice host itself, and for an address alone', async () => {
    const script = () => join(bench.dir, 'xfreerdp');
    const { must, call, events, dir } = open({ clients: async () => ({ clients: [{ kind: 'remmina', program: '/none' }, { kind: 'freerdp', program: script() }], missing: null }) });
    writeFileSync(script(), `#!/bin/sh\nprintf '%s' "$1" > '${dir}/args'\n`);
    chmodSync(script(), 0o755);
    const draft = draftOf(await must('connection.openBytes', { name: 'p.rdp', bytes: Buffer.from('full address:s:practice:healthy\n') }));
    const { runId } = await must('connection.addresses', { ...edits(draft), mode: 'quick' });
    while (events.at(-1)?.event.type !== 'finished') await new Promise((resolve) => { setTimeout(resolve, 10); });
    expect(events.filter((one) => one.runId === runId).at(-1)?.event).toMatchObject({ choice: { address: 'practice:healthy', place: 0 }, result: { sameMachine: 'proven' } });
    const launched = await must('connection.launch', { ...edits(draft), address: null, bare: true, client: 'freerdp' });
    expect([launched.state, readFileSync(join(dir, 'args'), 'utf8')]).toEqual(['ended', expect.stringMatching(/^\/v:127\.0\.0\.1:\d+$/)]);
    expect(await call('connection.launch', { ...edits(draft), address: null, bare: true })).toMatchObject({ ok: false, error: { text: { key: 'profile:launch.failed', params: { code: 'ENOENT' } } } });
    expect(await call('connection.launch', { ...edits(draft), address: null })).toMatchObject({ ok: false, error: { code: 'busy' } });
  });

  it('stops a matrix, and says so', async () => {
    const { must, events } = open();
    const draft = await must('connection.new', { address: 'practice:healthy' });
    const { runId } = await must('connection.addresses', { ...edits(draft), mode: 'quick' });
    expect([await must('connection.stop', { runId }), await must('connection.stop', { runId: 'none' })]).toEqual([{ cancelled: true }, { cancelled: false }]);
    while (events.at(-1)?.event.type !== 'finished') await new Promise((resolve) => { setTimeout(resolve, 10); });
    expect(events.at(-1)?.event).toMatchObject({ result: { cancelled: true }, choice: null, offers: [] });
  });
});

describe('what is only on Windows', () => {
  it('is said elsewhere', async () => {
    const { call } = open();
    expect(await call('connection.certificates', {})).toMatchObject({ ok: false, error: { text: { key: 'profile:sign.notWindows' } } });
  });
  it('signs the saved file and reads it again', async () => {
    const { must } = open({ platform: 'win32', signers: async () => [{ thumbprint: 'a'.repeat(40), subject: 'CN=x', notAfter: '' }], sign: async (file) => { writeFileSync(file, 'full address:s:a\nsignscope:s:Full Address\nsignature:s:AQ\n'); return { ok: true }; } });
    expect((await must('connection.certificates', {})).certificates).toHaveLength(1);
    const draft = draftOf(await must('connection.openBytes', { name: 'a.rdp', bytes: Buffer.from('full address:s:a\n') }));
    const saved = await must('connection.save', edits(draft));
    const signed = await must('connection.sign', { draftId: draft.draftId, thumbprint: 'a'.repeat(40) });
    expect([saved.kind, signed.kind === 'saved' && signed.draft.signature.covers]).toEqual(['saved', ['Full Address']]);
  });
  it('reads back the attempts since a launch', async () => {
    const attempt = (at: string | null) => ({ at, server: 'srv', reason: null, extended: null, connected: false, tlsError: false });
    const { must } = open({ attempts: async () => ({ ok: true, value: [attempt('2026-11-21T10:00:05Z'), attempt('2026-11-21T09:00:00Z'), attempt(null)] }) });
    expect((await must('connection.attempts', { since: '2026-11-21T10:00:06.000Z' })).attempts.map((one) => one.at)).toEqual(['2026-11-21T10:00:05Z']);
  });
  it('names what is there where mstsc is missing', async () => {
    open();
    const missing = async (platform: NodeJS.Platform, there: string[]) => (await clientsHere(platform, { SystemRoot: 'C:\\Windows', LOCALAPPDATA: 'C:\\Users\\x\\AppData\\Local', PATH: '/usr/bin' }, async (path) => there.includes(path))).missing?.key;
    expect([await missing('win32', []), await missing('win32', ['C:\\Users\\x\\AppData\\Local\\Microsoft\\WindowsApps\\Windows365.exe']), await missing('linux', []), await missing('darwin', []), await missing('win32', ['C:\\Windows\\System32\\mstsc.exe'])]).toEqual([
      'profile:launch.mstscMissing', 'profile:launch.mstscMissingBut', 'profile:launch.noClient', 'profile:launch.noMacClient', undefined,
    ]);
  });
});
