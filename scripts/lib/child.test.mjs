import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { run } from './child.mjs';

/** A killed process whose new parent has not asked for it yet (Z) is dead. @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return !existsSync(`/proc/${pid}/stat`) || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

describe('run', () => {
  it('keeps both streams and the exit code', async () => {
    expect(await run(process.execPath, ['-e', 'console.log("a"); console.error("b"); process.exit(3)'])).toMatchObject({ code: 3, stdout: 'a\n', stderr: 'b\n' });
  });

  it('gives no exit code for a program that is not there', async () => {
    expect(await run('no-such-program-of-ours', [])).toMatchObject({ code: null, stderr: expect.stringContaining('ENOENT') });
  });

  it.runIf(process.platform !== 'win32')('ends at the deadline together with what it started, even against its will', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rdp-doctor-child-'));
    const file = join(folder, 'pid');
    const grandchild = `process.on("SIGTERM", () => undefined); require("fs").writeFileSync(${JSON.stringify(file)}, String(process.pid)); setInterval(() => undefined, 1000)`;
    const result = await run(process.execPath, ['-e', `require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(grandchild)}], { stdio: "ignore" }); setInterval(() => undefined, 1000)`], { deadlineMs: 700 });
    expect(result.timedOut).toBe(true);
    expect(existsSync(file)).toBe(true);
    await sleep(200);
    expect(isAlive(Number(readFileSync(file, 'utf8')))).toBe(false);
    rmSync(folder, { recursive: true });
  });
});
