import type { Fact } from '../../../preload/contract/facts.ts';
import { say } from '../../locale/say.ts';
import type { Machine } from '../../machine/machine.ts';
import { practiceMachine } from '../../machine/practice/practice-machine.ts';
import { practiceStore } from '../../practice/store/practice-store.ts';
import { parseTarget, type Target } from '../../probe/target/target.ts';
import { statedTargets } from '../../profile/addresses/stated.ts';
import { applyEdits, type DraftBase, type DraftEdits } from '../../profile/draft/draft-state.ts';
import { effective, linesOf, readAs } from '../../profile/model/profile.ts';
import { done, refused, type Handlers } from '../answer.ts';
import { addressRuns } from './address-runs.ts';
import type { ConnectionParts, ConnectionPorts } from './ports.ts';
import { realTarget } from './practice-target.ts';

type AddressChannels = 'connection.addresses' | 'connection.stop' | 'connection.names';

/** The readers answer within 20 and 35 s by themselves; this ends what hangs all the same, ms. */
const NAMES_MS = 45_000;

/** Which way leads to the computer. */
export function addressHandlers({ ports, drafts }: ConnectionParts): Pick<Handlers, AddressChannels> {
  const matrix = addressRuns(ports);
  const gone = () => refused({ code: 'notFound', text: say('profile:draft.gone') });
  return {
    'connection.addresses': ({ draftId, mode, ...edits }) => {
      const base = drafts.get(draftId);
      if (!base) return gone();
      const { list, besides, problem } = targetsOf(base, edits);
      if (list.length === 0) return refused({ code: 'badTarget', text: problem ?? say('profile:draft.noAddress') });
      return done({ runId: matrix.start({ list, besides, practice: base.practice, mode }) });
    },
    'connection.stop': ({ runId }) => done({ cancelled: matrix.stop(runId) }),
    'connection.names': async ({ draftId, ...edits }) => {
      const base = drafts.get(draftId);
      if (!base) return gone();
      const [primary] = targetsOf(base, edits).list;
      if (!primary) return refused({ code: 'badTarget', text: say('profile:draft.noAddress') });
      const machine = machineOf(base.practice, ports);
      return machine ? done({ facts: await nameFacts(machine, primary.host) }) : refused({ code: 'unavailable', text: say('profile:addresses.notWindows') });
    },
  };
}

/** The list in its order, and what the file names besides. A file whose address cannot be read has a problem instead. */
function targetsOf(base: DraftBase, edits: DraftEdits) {
  const edited = applyEdits(base, edits);
  const stated = statedTargets(effective(linesOf(readAs(edited.bytes, base.profile)).settings));
  const besides = stated.ok ? stated.stated.targets.flatMap(inNetwork) : [];
  const listed = edited.addresses.flatMap(({ address }) => readTarget(address, besides[0]?.port));
  const problem = stated.ok || stated.problem.key.endsWith('.noAddress') ? null : stated.problem;
  return { list: listed.length > 0 ? listed : besides, besides, problem };
}

/** One of the list: a port of its own counts, else the profile's. */
export function readTarget(text: string, port: number | undefined): Target[] {
  const read = parseTarget(text, port);
  const alone = read.ok ? read : parseTarget(text);
  return alone.ok ? inNetwork(alone.target) : [];
}

/** As the network knows it; what was typed stays. */
export function inNetwork(target: Target): Target[] {
  const real = realTarget(target);
  return real ? [{ ...real, input: target.input }] : [];
}

function machineOf(practice: string | null, ports: ConnectionPorts): Machine | null {
  if (practice === null) return ports.thisMachine();
  const opened = practiceStore(practice, ports.dataDir);
  return opened.ok ? practiceMachine(opened.value, 0) : null;
}

async function nameFacts(machine: Machine, target: string): Promise<Fact[]> {
  const signal = AbortSignal.timeout(NAMES_MS);
  const batches = await Promise.all((['fast', 'slow'] as const).map((batch) => machine.readFacts({ batch, target, signal })));
  return batches.flat().filter(({ name }) => /^(name|hosts)\./.test(name)).slice(0, 60);
}
