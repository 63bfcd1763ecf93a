import { rmSync } from 'node:fs';
import { run } from '../child.mjs';
import { lastLines } from '../failure.mjs';
import { inRoot, isWindows } from '../paths.mjs';

const targets = { x64: 'x86_64-windows-gnu', arm64: 'aarch64-windows-gnu' };

/** Compiles rdp-doctor.exe for consoles with Zig, from Python's package index (assets/installer/windows/launcher/requirements.txt). Gives the
 * reason when it could not. @param {{ output: string, arch: keyof typeof targets }} what @returns {Promise<string | undefined>} */
export async function buildLauncher({ output, arch }) {
  const source = inRoot('assets', 'installer', 'windows', 'launcher', 'rdp-doctor.c');
  const result = await run(isWindows ? 'python' : 'python3', ['-m', 'ziglang', 'cc', '-target', targets[arch], '-municode', '-Os', '-s', '-Wall', '-Wextra', '-Werror', '-o', output, source, '-lkernel32'], { deadlineMs: 600_000 });
  rmSync(output.replace(/\.exe$/, '.pdb'), { force: true });
  if (result.code === 0) return undefined;
  return /No module named/.test(result.output) || result.code === null ? 'its launcher needs the Python package ziglang, which is not installed.' : lastLines(result.output, 6);
}
