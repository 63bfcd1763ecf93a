import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixesDocument } from '../../../preload/contract/fixes.ts';
import { planDocument } from '../../../preload/contract/plan.ts';
import type { Lang } from '../../../preload/contract/text.ts';
import { sealOf } from '../../fixes/plan/seal.ts';
import { safeJson } from '../../locale/clean-text.ts';
import { resolveTexts, translator } from '../../locale/translator.ts';
import { runCase } from '../../case/run-case.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { runCommand } from '../testing/run-command.ts';
import { fixesCommand } from './fixes.ts';
import { planCommand } from './plan.ts';

let folder = '';
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'cli-fixes-')); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (command: Command, argv: string[], lang?: Lang) => runCommand(folder, command, argv, lang);

const list = async (argv: string[], lang?: Lang) => fixesDocument.parse(JSON.parse((await run(fixesCommand, [...argv, '--json'], lang)).out));

describe('fixes', () => {
  it('prints the whole catalogue without a machine, and offers nothing', async () => {
    const { fixes } = await list([]);
    expect(fixes.length).toBeGreaterThan(41);
    expect(fixes.every((fix) => !fix.offered && fix.evidence.every((one) => one.present === null))).toBe(true);
  });

  it('says for a machine what is offered and why, the same in both languages but for the texts', async () => {
    const [en, ja] = [await list(['--machine', 'practice:expired-cert']), await list(['--machine', 'practice:expired-cert'], 'ja')];
    expect(en.fixes.filter((fix) => fix.offered).map((fix) => fix.id)).toEqual(['renew-rdp-cert']);
    expect(en.fixes.find((fix) => fix.id === 'renew-rdp-cert')?.because).toMatch(/ended on \d{4}-\d\d-\d\d/);
    const spoken = new Set(['title', 'sentence', 'because', 'steps', 'texts']);
    const bare = (document: typeof en) => document.fixes.map((fix) => Object.entries(fix).filter(([name]) => !spoken.has(name)));
    expect(bare(ja)).toEqual(bare(en));
    expect(ja.fixes[0]?.title).not.toBe(en.fixes[0]?.title);
    for (const { title, sentence, because, steps, texts } of ja.fixes) expect([title, sentence, because, ...steps, texts.whoNotices, texts.wayBack].join(' ')).not.toMatch(/(fix|guard|notices|wayBack|evidence|offer)\./);
  });

  it('reads a saved case, and keeps its hands off a damaged one', async () => {
    const path = join(folder, 'case.json');
    const result = await runCase({ target: { input: 'practice:port-moved', host: 'port-moved', port: 3389, kind: 'practice' }, mode: 'quick', dataDir: folder }, { signal: new AbortController().signal });
    if (!result.ok) throw new Error('no case');
    writeFileSync(path, safeJson({ ...resolveTexts(result.model, translator('ja')), later: { unknown: true } }));
    expect((await list(['--case', path])).fixes.filter((fix) => fix.offered).map((fix) => fix.id)).toContain('listener-port');
    writeFileSync(path, '{"schema":"rdp-doctor/diagnosis@1","facts":[{"name":"x"');
    expect(await run(fixesCommand, ['--case', path])).toMatchObject({ exit: EXIT.damaged, said: expect.stringContaining('case.json') });
    writeFileSync(path, '{"schema":"rdp-doctor/diagnosis@9"}');
    expect((await run(fixesCommand, ['--case', path])).exit).toBe(EXIT.damaged);
    expect((await run(fixesCommand, ['--case', join(folder, 'none.json')])).exit).toBe(EXIT.ioFailed);
  }, 20_000);
});

describe('plan', () => {
  it('prints the plan in a language and writes the same file, sealed alike', async () => {
    const path = join(folder, 'plan.json');
    const { exit, out } = await run(planCommand, ['renew-rdp-cert', '--machine', 'practice:expired-cert', '--json', '--out', path], 'ja');
    expect(exit).toBe(EXIT.done);
    const plan = planDocument.parse(JSON.parse(out));
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(JSON.parse(out));
    expect(plan.sha256).toBe(sealOf(plan));
    expect(plan.texts.title).toMatch(/証明書/);
    expect([...plan.texts.why, ...plan.texts.changes, ...plan.texts.guards].every((text) => /[\u3040-\u30ff\u4e00-\u9fff]/.test(text))).toBe(true);
    expect(await run(planCommand, ['renew-rdp-cert', '--machine', 'practice:expired-cert', '--out', path])).toMatchObject({ exit: EXIT.refused, out: '' });
  });

  it('takes --elevate where nobody has to be asked', async () => {
    expect((await run(planCommand, ['listener-port', '--machine', 'practice:port-moved', '--elevate'])).exit).toBe(EXIT.done);
  });

  it('reads well without --json', async () => {
    const { out } = await run(planCommand, ['listener-port', '--machine', 'practice:port-moved']);
    expect(out).toMatch(/PortNumber to 3389 \(now 3390\)/);
    expect(out).toMatch(/--confirm listener-port/);
    expect(out).not.toMatch(/fixes:|\{\{/);
  });

  it('looks at the wire and the pasted code where Windows shows no reason', async () => {
    const { out } = await run(planCommand, ['nla-timeboxed-off', '--machine', 'practice:nla-old-client', '--set', 'minutes=10', '--json']);
    expect(planDocument.parse(JSON.parse(out))).toMatchObject({ tier: 3, timeBoxMinutes: 10, settings: { minutes: '10' }, confirm: 'SRV-06' });
  }, 20_000);

  it.each([
    [['no-such-fix', '--machine', 'practice:healthy'], EXIT.usage, 'no-such-fix'],
    [['renew-rdp-cert', '--machine', 'practice:healthy'], EXIT.refused, 'points to this fix'],
    [['path-guided', '--machine', 'practice:healthy'], EXIT.refused, 'steps'],
    [['renew-rdp-cert'], EXIT.usage, '--machine'],
    [['renew-rdp-cert', '--machine', 'srv-04'], EXIT.usage, 'practice:NAME'],
    [['renew-rdp-cert', '--machine', 'practice:nobody'], EXIT.usage, 'nobody'],
    [[], EXIT.usage, 'plan'],
    [['listener-port', '--machine', 'practice:port-moved', '--set', 'port'], EXIT.usage, 'KEY=VALUE'],
    [['listener-port', '--machine', 'practice:port-moved', '--set', 'port=1', '--set', 'port=2'], EXIT.usage, 'KEY=VALUE'],
    [['listener-port', '--machine', 'practice:port-moved', '--set', 'colour=red'], EXIT.usage, 'colour'],
    [['hosts-entry', '--machine', 'practice:name-fails-ip-works'], EXIT.usage, 'address'],
  ])('%j', async (argv, exit, names) => {
    const got = await run(planCommand, argv);
    expect(got).toMatchObject({ exit, out: '' });
    expect(got.said).toContain(names);
  }, 20_000);

  it.skipIf(process.platform === 'win32')('says that “this” is not possible here', async () => {
    expect((await run(planCommand, ['renew-rdp-cert', '--machine', 'this'])).exit).toBe(EXIT.notPossible);
  });
});
