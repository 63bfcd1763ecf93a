import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastLines } from '../failure.mjs';
import { inRoot } from '../paths.mjs';
import { brokenSuite, skippedSuite, tally } from '../tally.mjs';
import { tool } from './tool.mjs';

const count = (/** @type {unknown} */ value) => (Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : undefined);

/** Reads { passed, failed, skipped, failures } as a suite's program writes it. Gives nothing when it is something else. @param {unknown} document */
export function readProgramReport(document) {
  if (typeof document !== 'object' || document === null) return undefined;
  const { passed, failed, skipped, failures } = /** @type {Record<string, unknown>} */ (document);
  const numbers = [count(passed), count(failed), count(skipped ?? 0)];
  if (numbers.includes(undefined)) return undefined;
  const [p = 0, f = 0, s = 0] = numbers;
  return tally({ passed: p, failed: f, skipped: s, failures: Array.isArray(failures) ? failures.map(String) : [] });
}

/** A suite that is a program of its own: `node FILE --json REPORT …`. @param {string} file below the repository
 * @param {{ env: NodeJS.ProcessEnv, args?: string[], deadlineMs?: number }} options @returns {Promise<import('../tally.mjs').Tally>} */
export async function program(file, { env, args = [], deadlineMs = 1_800_000 }) {
  if (!existsSync(inRoot(file))) return skippedSuite(`${file} is not there`);
  const folder = mkdtempSync(join(tmpdir(), 'rdp-doctor-suite-'));
  const report = join(folder, 'report.json');
  try {
    const result = await tool([inRoot(file), '--json', report, ...args], { env, show: true, deadlineMs });
    const all = existsSync(report) ? readProgramReport(parse(readFileSync(report, 'utf8'))) : undefined;
    if (all === undefined) return brokenSuite(`${file} left no report (exit code ${result.code}${result.timedOut ? ', out of time' : ''})\n${lastLines(result.output, 30)}`);
    return result.code === 0 || all.failed > 0 ? all : tally({ ...all, failed: 1, failures: [`${file} ended with code ${result.code}\n${lastLines(result.output, 30)}`] });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} text @returns {unknown} */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
