import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { lastLines } from '../failure.mjs';
import { root } from '../paths.mjs';
import { brokenSuite, MAX_TRIED_AGAIN, mayTryAgain, tally, withSecondTry } from '../tally.mjs';
import { packageFile, tool } from './tool.mjs';

/** @typedef {{ status: string, fullName: string, failureMessages?: string[] }} Assertion */
/** @typedef {{ name: string, status: string, message?: string, assertionResults: Assertion[] }} TestFile */

/** Reads vitest's JSON report. A file that could not be loaded counts as one failure. @param {{ testResults: TestFile[] }} report */
export function readVitestReport(report) {
  const all = tally();
  for (const file of report.testResults) {
    const name = relative(root, file.name);
    for (const test of file.assertionResults) {
      if (test.status === 'passed') all.passed += 1;
      else if (test.status === 'failed') {
        all.failed += 1;
        all.failures.push(`${name} › ${test.fullName}\n${(test.failureMessages ?? []).join('\n').split('\n').slice(0, 12).join('\n')}`);
      } else all.skipped += 1;
    }
    if (file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')) {
      all.failed += 1;
      all.failures.push(`${name}\n${file.message ?? 'could not be loaded'}`);
    }
  }
  return all;
}

/** The unit tests, one vitest run; where that may be, the files that failed once more. */
export async function unit() {
  const first = await runVitest([]);
  const files = [...new Set(first.failures.map((failure) => failure.split(/ › |\n/)[0] ?? ''))];
  if (!mayTryAgain || first.failed === 0 || files.length > MAX_TRIED_AGAIN || files.some((name) => !name.includes('.test.'))) return first;
  return withSecondTry(first, await runVitest(files), files);
}

/** @param {string[]} files all when empty */
async function runVitest(files) {
  const folder = mkdtempSync(join(tmpdir(), 'rdp-doctor-unit-'));
  const file = join(folder, 'report.json');
  try {
    const result = await tool([packageFile('vitest', 'vitest.mjs'), 'run', ...files, '--reporter=json', `--outputFile.json=${file}`], { deadlineMs: 1_200_000 });
    let report;
    try {
      report = JSON.parse(readFileSync(file, 'utf8'));
    } catch {
      return brokenSuite(`vitest left no report (exit code ${result.code})\n${lastLines(result.output, 30)}`);
    }
    const all = readVitestReport(report);
    // An unhandled error fails the run without failing a test.
    return result.code === 0 || all.failed > 0 ? all
      : tally({ ...all, failed: 1, failures: [`vitest ended with code ${result.code}\n${lastLines(result.output, 30)}`] });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
