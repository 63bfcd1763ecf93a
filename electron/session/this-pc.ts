import { fixById } from '../fixes/catalogue/catalogue.ts';
import type { Denied, ProvenPlan } from '../fixes/apply/ports.ts';
import { say } from '../locale/say.ts';
import { elevationMessages, type ElevationProblem } from '../machine/powershell/elevation/outcome.ts';
import { permittedMachine, restoreListOf, type PermittedPorts } from '../machine/powershell/elevation/permitted-machine.ts';
import type { RestoreList } from '../machine/powershell/operate.ts';
import { createPowerShellMachine, readNamed } from '../machine/powershell/powershell-machine.ts';
import type { PowerShellRunner } from '../machine/powershell/runner.ts';
import { isAddress, type Target } from '../probe/target/target.ts';
import type { Message } from '../../preload/contract/text.ts';
import type { OpenedMachine, Seen } from './open-machine.ts';

const RDP_PORT = 3389;

/** This Windows PC as it is reached; everything of it can be another one in a test. */
export interface ThisPcPorts {
  /** Reads, and changes what belongs to the user. */
  readonly runner: PowerShellRunner;
  readonly worker: PermittedPorts['worker'];
  readonly decide: PermittedPorts['decide'];
  /** A quick probe; null when it could not be run. */
  readonly probe: (target: Target, signal: AbortSignal) => Promise<Seen | null>;
}

export interface ThisPcOptions {
  /** Whom the user wants to reach from here, where somebody said so. */
  readonly wanted?: Target | undefined;
  /** Hears why a worker ended before its work. */
  readonly onProblem?: ((text: Message) => void) | undefined;
}

/** This PC for the engine: read with the user's rights, changed by one elevated worker for each run. */
export function openThisPc({ runner, worker, decide, probe }: ThisPcPorts, { wanted, onProblem }: ThisPcOptions): OpenedMachine {
  const lists = new Map<string, RestoreList>();
  // Where this process is elevated itself, no worker registers the restore task, and its list goes with the request.
  const base = createPowerShellMachine(runner, undefined, { restoreListOf: (entry) => lists.get(entry) });
  const isElevated = async (signal: AbortSignal) => (await readNamed(runner, ['process.elevated'], { signal }))[0]?.value === true;
  const pc = permittedMachine({ base, isElevated, decide, worker, onProblem: (problem) => onProblem?.(elevationMessages(problem).both) });
  const self = (): Target => ({ input: 'this', host: '127.0.0.1', port: RDP_PORT, kind: 'address' });
  return {
    machine: pc.machine,
    target: wanted ?? self(),
    planning: { provenByTarget: true, ...(wanted && { target: { host: wanted.host, port: wanted.port } }) },
    async look(signal, plan) {
      const target = await lookedAt(runner, wanted, signal, plan);
      return target ? probe(target, signal) : null;
    },
    proofFacts: (signal, { proof }) => readNamed(runner, proof.facts, { signal, ...(proof.target && { target: proof.target.host }) }),
    async permit(work, signal) {
      lists.set(work.entry, restoreListOf(work));
      const problem = await pc.permit(work, signal);
      return problem && denied(problem);
    },
    rights: {
      async look(signal) {
        const problem = await pc.look(signal);
        return problem && denied(problem);
      },
      ended: () => (pc.lookEnded() ? elevationMessages({ kind: 'lookEnded' }).both : null),
      keep: () => pc.keep(),
      resume: (kept) => pc.resume(kept),
    },
    close: async () => pc.end(),
  };
}

/**
 * Where a look goes. What a fix changes about this PC as a host shows at its own port, which every user of it goes through; the port is read
 * anew each time, because a fix may move it. What a fix changes about this PC as a client shows only at the target that the user wants: the
 * plan carries it, and without one nothing is probed and the PC's own readings decide. Before any plan, the target if there is one.
 */
async function lookedAt(runner: PowerShellRunner, wanted: Target | undefined, signal: AbortSignal, plan: ProvenPlan | undefined): Promise<Target | null> {
  if (plan && fixById(plan.fix)?.side === 'client') {
    const { target } = plan.proof;
    return target && plan.proof.probe ? { input: target.host, ...target, kind: isAddress(target.host) ? 'address' : 'name' } : null;
  }
  if (!plan && wanted) return wanted;
  const facts = new Map((await readNamed(runner, ['listener.port', 'listener.lanAdapter', 'os.computerName'], { signal })).map((one) => [one.name, one.value]));
  const [port, adapter, name] = [facts.get('listener.port'), facts.get('listener.lanAdapter'), facts.get('os.computerName')];
  // A listener that is bound to one network adapter does not answer on the loopback address.
  const bound = typeof adapter === 'number' && adapter !== 0 && typeof name === 'string';
  return { input: 'this', host: bound ? name : '127.0.0.1', port: typeof port === 'number' && port > 0 ? port : RDP_PORT, kind: bound ? 'name' : 'address' };
}

const ADMIN: ReadonlySet<ElevationProblem['kind']> = new Set(['refusedPrompt', 'promptUnanswered', 'notElevated', 'notInstalled', 'lookEnded']);

function denied(problem: ElevationProblem): Denied {
  if (problem.kind === 'notAllowed') return { cause: problem.byPolicy ? 'refused' : 'needsAdmin', text: problem.sentence };
  const { both } = elevationMessages(problem);
  return { cause: ADMIN.has(problem.kind) ? 'needsAdmin' : problem.kind === 'cancelled' ? 'cancelled' : 'refused', text: say(both.key, both.params) };
}
