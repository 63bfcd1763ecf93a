import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlanDocument } from '../../preload/contract/plan.ts';
import { sealOf } from '../../electron/fixes/plan/seal.ts';
import { runCommand, type CommandLine } from './command.ts';
import { lookInto, type Subject } from './subject.ts';
import { applyArgs, applyWhole } from './trial.ts';

type Base = Omit<CommandLine, 'dataDir'>;
/** A fault and what was wrong about how it was borne; null: it cannot be done here. */
export interface Fault {
  readonly name: string;
  readonly run: (base: Base, fresh: () => Subject) => Promise<string[] | null>;
}

const root = process.getuid?.() === 0;
const json = (text: string): Record<string, unknown> => JSON.parse(text || '{}') as Record<string, unknown>;

/** The apply may end any way it says; once there is room again, recovery must bring the machine to exactly before, or it was kept. */
async function fullDisk(base: Base, fresh: () => Subject): Promise<string[] | null> {
  if (!root || process.platform !== 'linux') return null;
  const complaints: string[] = [];
  for (const leave of [0, 4, 8, 12, 16, 20, 24, 32, 40, 56, 72, 96, 128]) {
    const subject = fresh();
    const disk = join(subject.dir, 'disk');
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]);
    try {
      for (const name of ['practice', 'plan.json']) cpSync(join(subject.dir, name), join(disk, name), { recursive: true });
      const filler = join(disk, 'filler');
      const free = statfsSync(disk).bavail * statfsSync(disk).bsize;
      writeFileSync(filler, Buffer.alloc(Math.max(0, free - leave * 1024)));
      const line = { ...base, dataDir: disk };
      const file = join(disk, 'practice', subject.machine.replace('practice:', '') + '.json');
      const before = readFileSync(file);
      const done = await runCommand(line, applyArgs({ ...subject, planPath: join(disk, 'plan.json') }));
      if (![0, 10, 74].includes(done.code ?? -1)) complaints.push(`${leave} KiB left: exit ${done.code} ${done.stdout.slice(0, 300)} ${done.stderr}`);
      rmSync(filler);
      const recovered = await runCommand(line, ['recover', '--machine', subject.machine, '--roll-back', '--json']);
      const open = await runCommand(line, ['recover', '--machine', subject.machine]);
      const check = await runCommand(line, ['journal', 'verify', '--json']);
      if (recovered.code !== 0 || open.code !== 0) complaints.push(`${leave} KiB left: recover ${recovered.code}, then ${open.code} ${recovered.stdout.slice(0, 300)} ${recovered.stderr}`);
      if (check.code !== 0) complaints.push(`${leave} KiB left: journal ${check.stdout}`);
      const kept = (await runCommand(line, ['journal', 'list', '--json'])).stdout.includes('"kept"');
      if (!kept && !readFileSync(file).equals(before)) complaints.push(`${leave} KiB left: the machine is not as before`);
    } finally {
      execFileSync('umount', [disk]);
      subject.remove();
    }
  }
  return complaints;
}

async function readOnlyFolder(base: Base, fresh: () => Subject): Promise<string[] | null> {
  if (process.platform === 'win32') return null;
  const subject = fresh();
  const before = subject.bytes();
  if (root) {
    execFileSync('mount', ['--bind', subject.dir, subject.dir]);
    execFileSync('mount', ['-o', 'remount,ro,bind', subject.dir]);
  } else for (const folder of [subject.dir, join(subject.dir, 'practice')]) chmodSync(folder, 0o500);
  try {
    const done = await runCommand({ ...base, dataDir: subject.dir }, applyArgs(subject));
    return [
      ...(done.code === 74 ? [] : [`exit ${done.code} ${done.stdout} ${done.stderr}`]),
      ...(/\n\s+at /.test(done.stderr) ? ['a stack trace'] : []),
      ...(subject.bytes().equals(before) ? [] : ['the machine was changed']),
    ];
  } finally {
    if (root) execFileSync('umount', [subject.dir]);
    else for (const folder of [subject.dir, join(subject.dir, 'practice')]) chmodSync(folder, 0o700);
    subject.remove();
  }
}

/** A cut anywhere is no tampering, hides no earlier entry, and is mended by the next write. */
async function journalCut(base: Base, fresh: () => Subject): Promise<string[]> {
  const complaints: string[] = [];
  const subject = fresh();
  const line = { ...base, dataDir: subject.dir };
  await applyWhole(base, subject);
  const whole = readFileSync(subject.files.journal);
  for (let cut = 50; cut < whole.length; cut += Math.ceil(whole.length / 12)) {
    writeFileSync(subject.files.journal, whole.subarray(0, cut));
    const check = await runCommand(line, ['journal', 'verify', '--json']);
    if (check.code !== 0 || json(check.stdout).tornTail !== (whole[cut - 1] !== 10)) complaints.push(`cut at ${cut}: ${check.code} ${check.stdout}`);
    await runCommand(line, ['recover', '--machine', subject.machine, '--finish', '--json']);
    const after = await runCommand(line, ['journal', 'verify', '--json']);
    if (after.code !== 0) complaints.push(`cut at ${cut}, after recover: ${after.stdout}`);
  }
  const changed = Buffer.from(whole);
  changed[Math.floor(whole.length / 2)] = 0x21;
  writeFileSync(subject.files.journal, changed);
  const bad = await runCommand(line, ['journal', 'verify', '--json']);
  if (bad.code !== 10 || json(bad.stdout).ok !== false) complaints.push(`a changed byte: ${bad.code} ${bad.stdout}`);
  subject.remove();
  return complaints;
}

/** A plan that was altered on the disk, with and without its hash made to fit; and what is no plan at all. */
async function planChanged(base: Base, fresh: () => Subject): Promise<string[]> {
  const complaints: string[] = [];
  const subject = fresh();
  const before = subject.bytes();
  const plan = json(readFileSync(subject.planPath, 'utf8')) as unknown as PlanDocument;
  const [first, ...rest] = plan.operations;
  const args = { ...first?.args, thumbprint: 'c'.repeat(40) };
  const altered: PlanDocument[] = [
    { ...plan, tier: 0 }, { ...plan, machine: 'practice:healthy' }, { ...plan, operations: rest }, { ...plan, confirm: 'yes' }, { ...plan, fix: 'flush-dns' }, { ...plan, sha256: 'd'.repeat(64) }, { ...plan, timeBoxMinutes: 5 },
    ...(first ? [{ ...plan, operations: [{ ...first, args }, ...rest] }, { ...plan, operations: [{ ...first, primitive: 'file.delete' }, ...rest] }, { ...plan, operations: [...plan.operations, first] }] : []),
  ];
  const texts = [...altered, ...altered.slice(0, -1).map((one) => ({ ...one, sha256: sealOf(one) }))].map((one) => ({ text: JSON.stringify(one), code: 30 }));
  // The last in `altered` that keeps its content differs by its hash alone; sealed again it is the plan itself.
  const broken = ['', '{', 'null', '[]', '{"schema":"rdp-doctor/plan@1"}', ' '.repeat(1_100_000), JSON.stringify({ ...plan, operations: 'x' })].map((text) => ({ text, code: 65 }));
  for (const { text, code } of [...texts, ...broken]) {
    if (code === 30 && sameContent(text, plan)) continue;
    writeFileSync(subject.planPath, text);
    const done = await runCommand({ ...base, dataDir: subject.dir }, [...applyArgs(subject)]);
    if (done.code !== code) complaints.push(`wanted ${code}, got ${done.code}: ${text.slice(0, 120)} ${done.stdout.slice(0, 300)} ${done.stderr}`);
    if (code === 30 && !((json(done.stdout).values as unknown[] | undefined)?.length ?? 0)) complaints.push(`no values: ${done.stdout.slice(0, 300)}`);
  }
  if (!subject.bytes().equals(before)) complaints.push('the machine was changed');
  subject.remove();
  return complaints;
}

const sameContent = (text: string, plan: PlanDocument): boolean => text === JSON.stringify(plan);

async function twoInstances(base: Base, fresh: () => Subject): Promise<string[]> {
  const subject = fresh();
  const line = { ...base, dataDir: subject.dir };
  const both = await Promise.all([1, 2, 3].map(() => runCommand(line, applyArgs(subject, '--slow', '300'))));
  const codes = both.map((one) => String(one.code)).sort();
  const found = await lookInto(subject);
  subject.remove();
  return [
    ...(codes.join() === '0,30,30' ? [] : [`exit codes ${codes.join()} ${both.map((one) => one.stderr).join(' ')}`]),
    ...(found.entries.length === 1 && found.journalOk ? [] : [`${found.entries.length} entries`]),
  ];
}

/** A clock set forward or back: what waits goes back at once, never later than it should. */
async function clockJumps(base: Base, fresh: () => Subject): Promise<string[]> {
  const complaints: string[] = [];
  for (const hours of [-48, -1, 1, 48]) {
    const subject = fresh();
    const before = subject.bytes();
    const line = { ...base, dataDir: subject.dir };
    const done = await runCommand(line, applyArgs(subject));
    if (json(done.stdout).due === null) complaints.push(`no limit: ${done.stdout}`);
    const shifted = { ...line, env: { NODE_OPTIONS: `--require ${join(import.meta.dirname, 'shift-clock.cjs')}`, SHIFT_CLOCK_MS: String(hours * 3_600_000) } };
    const ran = await runCommand(shifted, ['timers', '--machine', subject.machine, '--run-due', '--json']);
    if (!ran.stdout.includes('"restored"')) complaints.push(`${hours} h: ${ran.code} ${ran.stdout} ${ran.stderr}`);
    if (!subject.bytes().equals(before)) complaints.push(`${hours} h: the machine is not as before`);
    subject.remove();
  }
  return complaints;
}

export const ANY_FAULTS: readonly Fault[] = [
  { name: 'full disk', run: fullDisk }, { name: 'read-only data folder', run: readOnlyFolder }, { name: 'journal cut or changed', run: journalCut },
  { name: 'plan changed on disk', run: planChanged }, { name: 'two instances', run: twoInstances },
];
/** For a fix with a time box. */
export const TIMED_FAULTS: readonly Fault[] = [{ name: 'clock jumps', run: clockJumps }];
