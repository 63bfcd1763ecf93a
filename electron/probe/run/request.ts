import type { ProbeEvent, Side } from '../../../preload/contract/events.ts';
import type { Fact } from '../../../preload/contract/facts.ts';
import type { DiagnosisModel, Mode } from '../../../preload/contract/diagnosis.ts';
import type { Stage } from '../../../preload/contract/stages.ts';
import type { WireEntry } from '../net/connection.ts';
import type { NameSource } from '../dns/name-source.ts';
import type { Dialer } from '../net/dialer.ts';
import type { Target } from '../target/target.ts';

/** What to diagnose, and how far to go. */
export interface DiagnoseRequest {
  readonly target: Target;
  readonly mode: Mode;
  /** Connect here instead of resolving; the target stays the name the certificate is judged by. */
  readonly addresses?: readonly string[];
  /** A host that works: the same steps, and only what differs is told. */
  readonly control?: Target;
  /** `IP` or `IP:port` of the only DNS server to ask. */
  readonly dnsServer?: string;
  /** An address believed right; turns a dead name into DNS_STALE. */
  readonly knownAddress?: string;
  /** Total time, ms; default 12 s quick, 30 s deep. */
  readonly budgetMs?: number;
  /** Facts from elsewhere: a pasted error, a host block, the technician's answers. */
  readonly facts?: readonly Fact[];
}

export interface DiagnoseHooks {
  readonly signal: AbortSignal;
  onEvent?(event: ProbeEvent): void;
  /** What went over the wire in one stage of the first connection. */
  onWire?(side: Side, stage: Stage, address: string, entries: readonly WireEntry[]): void;
}

/** What the run needs from outside. */
export interface DiagnosePorts {
  readonly dialer: Dialer;
  /** Where names are asked; the system's resolvers unless given. */
  readonly names?: NameSource;
  /** Adds what is known besides the wire before the run is called finished: other facts, causes, the next check. */
  complete?(model: DiagnosisModel): Promise<DiagnosisModel>;
}

/** Default budgets, ms: what the contract allows (12 s, 30 s; §2) less what a process needs to begin and to end. */
export const BUDGET_MS: Record<Mode, number> = { quick: 11_800, deep: 29_600 };
