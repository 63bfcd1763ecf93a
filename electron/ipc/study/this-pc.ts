import type { CallError } from '../../../preload/contract/errors.ts';
import type { Fact } from '../../../preload/contract/facts.ts';
import type { Attempt } from '../../../preload/contract/study.ts';
import { say } from '../../locale/say.ts';
import type { Machine } from '../../machine/machine.ts';
import type { Outcome } from '../engine.ts';

const MAX_ATTEMPTS = 10;
/** The batches answer within 20 and 35 s by themselves; this ends what hangs all the same. */
const DEADLINE_MS = 60_000;
const NOT_WINDOWS: CallError = { code: 'unavailable', text: say('window:attempts.notHere') };

/** This Windows PC, opened when first asked for. */
export interface ThisPc {
  readonly isThere: boolean;
  /** The fast and slow facts. */
  read(target: string, signal: AbortSignal): Promise<Fact[]>;
  attempts(): Promise<Outcome<Attempt[]>>;
}

export type OpenMachine = () => { ok: true; machine: Machine } | { ok: false };

export function thisPc(open: OpenMachine, isWindows: boolean): ThisPc {
  let opened: ReturnType<OpenMachine> | null = null;
  const machine = (): Machine | null => {
    if (!isWindows) return null;
    opened ??= open();
    return opened.ok ? opened.machine : null;
  };
  return {
    isThere: isWindows,
    async read(target, signal) {
      const own = machine();
      if (!own) return [];
      const batches = await Promise.all((['fast', 'slow'] as const).map((batch) => own.readFacts({ batch, target, signal })));
      return batches.flat();
    },
    async attempts() {
      const own = machine();
      if (!own) return { ok: false, error: NOT_WINDOWS };
      const facts = await own.readFacts({ batch: 'slow', signal: AbortSignal.timeout(DEADLINE_MS) });
      const fact = facts.find((one) => one.name === 'client.attempts');
      if (!fact || fact.value === null) return { ok: false, error: { code: 'unavailable', text: say('window:attempts.unread', { reason: fact?.unknown ?? '?' }) } };
      return { ok: true, value: attemptsOf(fact) };
    },
  };
}

/** The rows of `client.attempts`, newest first; what is not of the promised shape becomes null. */
export function attemptsOf({ value }: Pick<Fact, 'value'>): Attempt[] {
  const rows = Array.isArray(value) ? value.filter((row): row is Exclude<typeof row, string | number | boolean | null> => typeof row === 'object' && row !== null) : [];
  return rows
    .map((row) => ({
      at: text(row['at'], 40), server: text(row['server'], 300), reason: whole(row['reason']), extended: whole(row['extended']),
      connected: row['connected'] === true, tlsError: row['tlsError'] !== null && row['tlsError'] !== undefined && row['tlsError'] !== false && row['tlsError'] !== 0,
    }))
    .sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? 1 : -1))
    .slice(0, MAX_ATTEMPTS);
}

function text(value: unknown, max: number): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, max) : null;
}

function whole(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
}
