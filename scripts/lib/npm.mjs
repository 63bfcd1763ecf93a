import { run } from './child.mjs';
import { isWindows, root } from './paths.mjs';

/** Runs npm: the one that runs us where there is one, else the one on PATH (on Windows a .cmd, which needs a shell).
 * @param {string[]} args @param {Omit<import('./child.mjs').RunOptions, 'cwd'>} [options] */
export function npm(args, options = {}) {
  const own = process.env['npm_execpath'];
  if (own !== undefined && /\.[cm]?js$/.test(own)) return run(process.execPath, [own, ...args], { cwd: root, ...options });
  return isWindows ? run('cmd.exe', ['/d', '/s', '/c', 'npm.cmd', ...args], { cwd: root, ...options }) : run('npm', args, { cwd: root, ...options });
}
