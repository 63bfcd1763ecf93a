import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastLines } from '../failure.mjs';
import { brokenSuite, tally } from '../tally.mjs';
import { packageFile, tool } from './tool.mjs';

/** @typedef {{ title: string, specs?: Spec[], suites?: Suite[], file?: string }} Suite */
/** @typedef {{ title: string, tests: { status: 'expected' | 'unexpected' | 'flaky' | 'skipped', results: { errors?: { message?: string }[] }[] }[] }} Spec */

const escapes = new RegExp(`${String.fromCodePoint(27)}\\[[0-9;]*m`, 'g');

/** Reads Playwright's JSON report. A second try exists on CI only (`playwright.config.ts`), and is said. @param {{ suites?: Suite[], errors?: { message?: string }[] }} report */
export function readPlaywrightReport(report) {
  const all = tally();
  const visit = (/** @type {Suite} */ suite, /** @type {string} */ path) => {
    for (const spec of suite.specs ?? []) {
      for (const test of spec.tests) {
        if (test.status === 'expected') all.passed += 1;
        else if (test.status === 'flaky') {
          all.passed += 1;
          all.again = [...(all.again ?? []), `${path} › ${spec.title}`];
        }
        else if (test.status === 'skipped') all.skipped += 1;
        else {
          all.failed += 1;
          const message = test.results.flatMap((each) => each.errors ?? []).map((each) => each.message ?? '').join('\n');
          all.failures.push(`${path} › ${spec.title}\n${message.replaceAll(escapes, '').split('\n').slice(0, 20).join('\n')}`);
        }
      }
    }
    for (const each of suite.suites ?? []) visit(each, `${path} › ${each.title}`);
  };
  for (const suite of report.suites ?? []) visit(suite, suite.title);
  for (const error of report.errors ?? []) {
    all.failed += 1;
    all.failures.push((error.message ?? 'Playwright failed').replaceAll(escapes, ''));
  }
  return all;
}

/** Playwright on the real window. @param {NodeJS.ProcessEnv} env with the runtime and the display */
export const window = (env) => playwright(env, []);

/** Playwright on what was packed. @param {NodeJS.ProcessEnv} env */
export const packaged = (env) => playwright(env, ['--config', 'e2e/packaged']);

/** @param {NodeJS.ProcessEnv} env @param {string[]} args @returns {Promise<import('../tally.mjs').Tally>} */
async function playwright(env, args) {
  const folder = mkdtempSync(join(tmpdir(), 'rdp-doctor-window-'));
  const file = join(folder, 'report.json');
  try {
    const result = await tool([packageFile('@playwright', 'test', 'cli.js'), 'test', ...args, '--reporter=list,json'],
      { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file, FORCE_COLOR: '0' }, show: true, deadlineMs: 1_800_000 });
    let report;
    try {
      report = JSON.parse(readFileSync(file, 'utf8'));
    } catch {
      return brokenSuite(`Playwright left no report (exit code ${result.code})\n${lastLines(result.output, 30)}`);
    }
    const all = readPlaywrightReport(report);
    return result.code === 0 || all.failed > 0 ? all : tally({ ...all, failed: 1, failures: [`Playwright ended with code ${result.code}\n${lastLines(result.output, 30)}`] });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
