import { writeFileSync } from 'node:fs';
import type { CaseResult } from './run-case.ts';

/** Counts and tells; one line a case, the reasons below a failed one. */
export class Report {
  passed = 0;
  failed = 0;
  skipped = 0;
  readonly failures: string[] = [];
  readonly #reasons = new Map<string, number>();

  pass(name: string, runtime: string, text: string): void {
    this.passed += 1;
    print('ok', name, runtime, text);
  }

  fail(name: string, runtime: string, complaints: readonly string[], trace = ''): void {
    this.failed += 1;
    this.failures.push(`${name} (${runtime}): ${complaints.join('; ')}`);
    print('FAIL', name, runtime, complaints.join('\n       '));
    if (trace !== '') console.log(indented(trace.split('\n').slice(-12).join('\n')));
  }

  skip(name: string, runtime: string, because: string): void {
    this.skipped += 1;
    this.#reasons.set(because, (this.#reasons.get(because) ?? 0) + 1);
    print('skip', name, runtime, because);
  }

  result(name: string, runtime: string, result: CaseResult): void {
    if (result.complaints.length > 0) this.fail(name, runtime, result.complaints, result.trace);
    else this.pass(name, runtime, `${result.document?.verdict.code ?? ''} ${Math.round(result.document?.durationMs ?? 0)} ms, process ${Math.round(result.wallMs)} ms`);
  }

  end(seconds: number, file?: string): void {
    for (const [because, count] of this.#reasons) console.log(`${count} skipped: ${because}`);
    if (this.failures.length > 0) console.log(`\n${this.failures.join('\n')}`);
    console.log(`\nlab: ${this.passed} passed, ${this.failed} failed, ${this.skipped} skipped in ${Math.round(seconds)} s`);
    const { passed, failed, skipped, failures } = this;
    if (file !== undefined) writeFileSync(file, `${JSON.stringify({ passed, failed, skipped, failures }, null, 2)}\n`);
  }
}

function print(word: string, name: string, runtime: string, text: string): void {
  console.log(`${word.padEnd(5)}${runtime.padEnd(9)}${name.padEnd(34)} ${text}`);
}

function indented(text: string): string {
  // A server's own words may hold anything; they are for reading only.
  return text.replace(/[^\x20-\x7e\n]/g, '?').split('\n').map((line) => `       | ${line}`).join('\n');
}
