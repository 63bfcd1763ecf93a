import { Session, type Profiler } from 'node:inspector';
import { common, gapsOf, sizeOf, type Gaps } from './uncovered.ts';

/** Tells whether an input reached code of ours that none before it had reached, by V8's precise block coverage of this thread. */
export class Coverage {
  readonly #session = new Session();
  readonly #gaps = new Map<string, Gaps>();
  readonly #isOurs: (url: string) => boolean;

  constructor(isOurs: (url: string) => boolean) {
    this.#isOurs = isOurs;
    this.#session.connect();
    this.#session.post('Profiler.enable');
    this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** Whether the inputs since the last call reached anything new. It stays new until it is kept. */
  anythingNew({ keep }: { keep: boolean }): boolean {
    let found = false;
    for (const script of this.#take()) {
      if (!this.#isOurs(script.url)) continue;
      for (const { ranges } of script.functions) {
        const whole = ranges[0];
        if (whole === undefined || whole.count === 0) continue;
        const key = `${script.url} ${whole.startOffset} ${whole.endOffset}`;
        const [before, now] = [this.#gaps.get(key), gapsOf(ranges)];
        const left = before === undefined ? now : common(before, now);
        if (before !== undefined && sizeOf(left) === sizeOf(before)) continue;
        found = true;
        if (keep) this.#gaps.set(key, left);
      }
    }
    return found;
  }

  /** How many functions were reached. */
  get functions(): number {
    return this.#gaps.size;
  }

  stop(): void {
    this.#session.disconnect();
  }

  #take(): readonly Profiler.ScriptCoverage[] {
    let result: readonly Profiler.ScriptCoverage[] = [];
    // In its own thread the session answers before post returns.
    this.#session.post('Profiler.takePreciseCoverage', (error, answer) => {
      if (error === null) result = answer.result;
    });
    return result;
  }
}
