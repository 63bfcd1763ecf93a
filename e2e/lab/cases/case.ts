import type { FindingCode, VerdictCode } from '../../../preload/contract/verdict-codes.ts';
import type { EndState, Stage } from '../../../preload/contract/stages.ts';
import { SERVER_NAME } from '../certificates/shapes.ts';
import type { Step } from '../misbehaving/peer.ts';
import { startScripted } from '../misbehaving/server.ts';
import { LOOPBACK } from '../servers/lab-server.ts';

/** What a case needs of the computer it runs on; missing needs skip it, with the reason. */
export type Need = 'xrdp' | 'shadow' | 'weston' | 'haproxy' | 'nginx' | 'stunnel' | 'socat' | 'openssl' | 'nft' | 'namespace' | 'ipv6';

/** A value a fact must have: the value itself, a pattern, or a test with its words. */
export type FactExpectation = string | number | boolean | readonly (string | number)[] | RegExp | { holds: (value: unknown) => boolean; says: string };

export interface Expectation {
  readonly verdict: VerdictCode;
  readonly stage: Stage | null;
  /** Facts of the document; of the verdict's address where several have one. */
  readonly facts?: Readonly<Record<string, FactExpectation>>;
  readonly findings?: readonly FindingCode[];
  readonly without?: readonly FindingCode[];
  /** The state of a stage's row, of the verdict's address where there are several. */
  readonly rows?: Partial<Readonly<Record<Stage, EndState>>>;
  /** The run's own `durationMs` may not be above. Default: the mode's budget. */
  readonly maxMs?: number;
  /** Default: 0 for HEALTHY, 11 for UNKNOWN, 130 for CANCELLED, else 10. */
  readonly exit?: number;
  /** Findings may differ between runtimes where the case is about chance or time. */
  readonly unsteady?: boolean;
}

/** What to run once the servers are up. */
export interface CaseRun {
  /** Behind `diagnose`. */
  readonly args: readonly string[];
  /** Sends SIGINT, as Ctrl+C does, once this is settled. */
  readonly interruptOn?: Promise<unknown>;
  /** A command that runs the command line, e.g. in a network of its own. */
  readonly wrap?: readonly string[];
  /** Looks at what the servers saw, after the run; each complaint is one sentence. */
  readonly verify?: () => string[];
}

/** Where a case puts its servers; they are stopped when the case is over, the last one first. */
export interface Bed {
  put<T extends { stop(): Promise<void> }>(server: T | Promise<T>): Promise<T>;
}

export interface LabCase {
  readonly name: string;
  readonly needs?: readonly Need[];
  /** Measures time or chance: runs alone. */
  readonly alone?: boolean;
  /** Hostile text comes back: the output for people is looked at too. */
  readonly hostile?: boolean;
  readonly expect: Expectation;
  setUp(bed: Bed): Promise<CaseRun>;
}

/** `diagnose 127.0.0.1:PORT` */
export function byAddress(port: number): string[] {
  return [`${LOOPBACK}:${port}`];
}

/** `diagnose NAME --port PORT --address 127.0.0.1`: the certificate is judged by the name. */
export function byName(port: number, name = SERVER_NAME.toLowerCase()): string[] {
  return [name, '--port', String(port), '--address', LOOPBACK];
}

type CaseOptions = Partial<Pick<LabCase, 'needs' | 'alone' | 'hostile'>> & { by?: 'address' | 'name'; typed?: string; args?: readonly string[] };

/** A case with one server of our own. */
export function scripted(name: string, script: Step, expect: Expectation, options: CaseOptions = {}): LabCase {
  return prepared(name, async () => script, expect, options);
}

/** The same for a script that needs certificates before it can run. */
export function prepared(name: string, prepare: () => Promise<Step>, expect: Expectation, options: CaseOptions = {}): LabCase {
  const { args = [], typed, by = typed === undefined ? 'address' : 'name', needs = [], ...rest } = options;
  return {
    name, expect, needs, ...rest,
    async setUp(bed) {
      const server = await bed.put(startScripted(await prepare()));
      return {
        args: [...(by === 'name' ? byName(server.port, typed) : byAddress(server.port)), ...args],
        verify: () => (args.includes('--deep') ? [] : tooManyConnections(server.connections(), expect)),
      };
    },
  };
}

/** Quick mode opens one connection while all is well, and at most eight more after a failure (contract §2). */
function tooManyConnections(count: number, expect: Expectation): string[] {
  const allowed = expect.verdict === 'HEALTHY' ? 1 : 9;
  return count > allowed ? [`${count} connections, more than ${allowed}`] : [];
}
