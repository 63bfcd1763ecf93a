import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EngineTask } from './testing/engine-run.ts';
import { hasOpenssl, opensslServer, type TestServer } from './testing/openssl-server.ts';
import { SERVER_SHAPES } from './testing/server-shapes.ts';

const electron = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? 'node_modules/electron/dist', process.platform === 'win32' ? 'electron.exe' : 'electron');
/** Of the many suites one of each kind is enough here. */
const SHAPES = SERVER_SHAPES.filter((shape, index) => !/^TLSv1.* /.test(shape.name) || index % 4 === 0);

function run(program: string, script: string, tasks: readonly EngineTask[]): Promise<{ boringssl: boolean; seen: unknown[] }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [script], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, stdio: ['pipe', 'pipe', 'pipe'] });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (bytes: Buffer) => out.push(bytes));
    child.stderr.on('data', (bytes: Buffer) => err.push(bytes));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(Buffer.concat(out).toString('utf8')) as { boringssl: boolean; seen: unknown[] });
      else reject(new Error(Buffer.concat(err).toString('utf8')));
    });
    child.stdin.end(JSON.stringify(tasks));
  });
}

describe.skipIf(!hasOpenssl || !existsSync(electron))('OpenSSL and BoringSSL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rdp-doctor-engines-'));
  const servers: TestServer[] = [];
  const script = join(folder, 'engine-run.cjs');

  beforeAll(async () => {
    await build({
      configFile: false,
      logLevel: 'error',
      ssr: { noExternal: true },
      build: { ssr: join(import.meta.dirname, 'testing/engine-run.ts'), target: 'node16', outDir: folder, rolldownOptions: { output: { format: 'cjs', entryFileNames: 'engine-run.cjs' } } },
    });
    for (const shape of SHAPES) servers.push(await opensslServer(shape.args, shape.leaf(), shape.chain));
  }, 60_000);
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    rmSync(folder, { recursive: true, force: true });
  });

  it(`see the same on ${SHAPES.length} servers`, async () => {
    const tasks = SHAPES.map((shape, index): EngineTask => ({ port: servers[index]?.port ?? 0, options: shape.options ?? {}, versions: index % 3 === 0 }));
    const [node, boring] = [await run(process.execPath, script, tasks), await run(electron, script, tasks)];
    expect([node.boringssl, boring.boringssl]).toEqual([false, true]);
    for (const [index, shape] of SHAPES.entries()) expect({ name: shape.name, seen: boring.seen[index] }).toEqual({ name: shape.name, seen: node.seen[index] });
  }, 60_000);
});
