import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A program that takes lines as `powershell -Command -` does, and misbehaves as the scenario in its environment says. */
const PROGRAM = String.raw`
const scenario = process.env.FAKE_SCENARIO ?? 'good';
const readline = require('node:readline');
const fs = require('node:fs');
if (process.env.FAKE_LOG) fs.appendFileSync(process.env.FAKE_LOG, JSON.stringify({ args: process.argv.slice(2), pid: process.pid, at: Date.now(), node: process.env.NODE_POWERSHELL ?? null }) + '\n');
process.on('exit', () => note({ exit: process.pid }));
const note = (row) => { if (process.env.FAKE_LOG) fs.appendFileSync(process.env.FAKE_LOG, JSON.stringify({ ...row, at: Date.now() }) + '\n'); };
const out = (text) => fs.writeSync(1, text);
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
function record(request, more) {
  const names = request.facts ?? ['os.build'];
  return { schema: 'rdp-doctor/ps-record@1', id: request.id, ok: true, facts: names.map((name) => ({ name, value: name === 'os.build' ? 19045 : null })), errors: [], elevated: false, languageMode: 'FullLanguage', ms: 12, ...more };
}
const line64 = (value) => Buffer.from(JSON.stringify(value), 'utf8').toString('base64');
const framed = (request, more) => '@@RDPD ' + request.id + ' ' + line64(record(request, more)) + ' @@\n';
async function serve(text) {
  const request = JSON.parse(Buffer.from(/-Request '([^']*)'/.exec(text)[1], 'base64').toString('utf8'));
  switch (scenario) {
    case 'good': return out(framed(request));
    case 'slow': await sleep(Number(process.env.FAKE_MS ?? 150)); note({ answers: process.pid }); return out(framed(request));
    case 'japanese': return out(framed(request, { facts: [{ name: 'process.user', value: '東京\\田中' }] }));
    case 'warning': out('WARNING: a module was old\n警告: \n'); return out(framed(request));
    case 'stderr': fs.writeSync(2, 'something complained\n'); return out(framed(request));
    case 'folded': return out(framed(request).replace(/(.{70})/g, '$1\n'));
    case 'exit0': process.exit(0);
    case 'exit5': fs.writeSync(2, 'cannot be loaded\n'); process.exit(5);
    case 'half': out('@@RDPD ' + request.id + ' ' + line64(record(request)).slice(0, 40)); process.exit(0);
    case 'middle': out('@@RDPD ' + request.id + ' ' + line64(record(request)).slice(0, 40)); process.kill(process.pid, 'SIGKILL'); return sleep(1000);
    case 'two': out(framed(request)); return out(framed(request));
    case 'other': return out(framed({ ...request, id: 'somebody-else' }));
    case 'stolen': return out('@@RDPD ' + request.id + ' ' + line64(record({ ...request, id: 'somebody-else' })) + ' @@\n');
    case 'badJson': return out('@@RDPD ' + request.id + ' ' + Buffer.from('{oops').toString('base64') + ' @@\n');
    case 'badShape': return out(framed(request, { facts: [{ name: 5 }] }));
    case 'bytes': fs.writeSync(1, Buffer.from([0xff, 0xfe, 0x80, 0x83, 0x65, 0x83, 0x58, 0x0a])); return out(framed(request));
    case 'huge': { const block = 'x'.repeat(1 << 20); for (let i = 0; i < 50; i += 1) { if (!process.stdout.write(block)) await new Promise((go) => process.stdout.once('drain', go)); } return; }
    case 'hang': return new Promise(() => {});
    case 'hangOn': if ((request.facts ?? []).includes(process.env.FAKE_HANG)) return new Promise(() => {}); return out(framed(request));
    case 'constrained': return out(framed(request, { languageMode: 'ConstrainedLanguage' }));
  }
}
let turn = Promise.resolve();
readline.createInterface({ input: process.stdin }).on('line', (text) => { turn = turn.then(() => handle(text)); }).on('close', () => { turn.then(() => process.exit(0)); });
async function handle(text) {
  const echo = /^\[Console\]::(Out|Error)\.WriteLine\("(.*)"\)$/.exec(text);
  if (!echo) return text.trim() === '' ? undefined : serve(text);
  // Constrained Language forbids methods of .NET, so the library's own end marks never appear.
  if (scenario === 'constrained') return void fs.writeSync(2, 'Cannot invoke method. Method invocation is supported only on core types in this language mode.\n');
  fs.writeSync(echo[1] === 'Out' ? 1 : 2, echo[2] + '\n');
}
`;

export interface FakePowerShell {
  readonly executable: string;
  readonly log: string;
  remove(): Promise<void>;
}

/** Writes the program into a folder of its own. Only for tests on a system with `#!`. */
export async function makeFakePowerShell(): Promise<FakePowerShell> {
  const folder = await mkdtemp(join(tmpdir(), 'fake-powershell-'));
  const executable = join(folder, 'powershell.cjs');
  await writeFile(executable, `#!${process.execPath}\n${PROGRAM}`, 'utf8');
  await chmod(executable, 0o755);
  return { executable, log: join(folder, 'log.jsonl'), remove: () => rm(folder, { recursive: true, force: true }) };
}
