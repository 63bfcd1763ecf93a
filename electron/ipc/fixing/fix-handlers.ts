import { keepAwaited } from '../../fixes/timers/keep.ts';
import { enginePorts } from '../../session/open-engine.ts';
import { parseTarget, type Target } from '../../probe/target/target.ts';
import { done, type Handlers } from '../answer.ts';
import type { KeptCase } from '../study/kept-case.ts';
import type { Applying } from './applying.ts';
import { makePlan } from './make-plan.ts';
import type { PlanStore } from './plan-store.ts';
import type { TimeKeeper } from './time-keeper.ts';
import { runError, withMachine, type MachinePlaces } from './with-machine.ts';

type FixChannels = 'fix.plan' | 'fix.drop' | 'fix.apply' | 'fix.stop' | 'fix.keep' | 'fix.timers';

/** Longer than keeping a change lasts, ms. */
const KEEP_MS = 120_000;

export interface FixParts {
  readonly places: MachinePlaces;
  readonly store: PlanStore;
  readonly applying: Applying;
  readonly timers: TimeKeeper;
  readonly kept: Pick<KeptCase, 'read'>;
}

/** Planning, applying and keeping a fix; what goes back by itself. */
export function fixHandlers({ places, store, applying, timers, kept }: FixParts): Pick<Handlers, FixChannels> {
  return {
    'fix.plan': ({ fix, machine, settings, reason, runId, asks }) => {
      const wanted = machine === 'this' && runId !== undefined ? targetOf(kept, runId) : undefined;
      return withMachine(machine, { ...places, wanted }, (opened) => makePlan({ fix, machine, settings, reason, wanted, ...(asks && { asks }) }, opened, store));
    },
    'fix.drop': ({ token }) => {
      store.drop(token);
      return done({});
    },
    'fix.apply': (asked) => applying.start(asked),
    'fix.stop': ({ runId }) => done({ stopping: applying.stop(runId) }),
    'fix.keep': ({ machine, entry }) => withMachine(machine, places, async (opened) => {
      const answered = await keepAwaited(entry, enginePorts(opened, { dataDir: places.dataDir, signal: AbortSignal.timeout(KEEP_MS) }));
      return answered.ok ? { ok: true, value: answered.value } : { ok: false, error: runError(answered.why) };
    }),
    'fix.timers': async () => {
      const looked = await timers.look();
      return looked.ok ? done({ timers: looked.value }) : looked;
    },
  };
}

/** The target of the kept case; undefined where it is another run by now. */
function targetOf(kept: Pick<KeptCase, 'read'>, runId: string): Target | undefined {
  const input = kept.read(runId)?.model.target.input;
  const read = input === undefined ? null : parseTarget(input);
  return read?.ok ? read.target : undefined;
}
