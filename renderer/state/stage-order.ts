import type { Stage } from '../../preload/contract/stages.ts';

/** Kept complete by the compiler and compared with the contract by a test: its module would bring the schema library along. */
const stages: Record<Stage, true> = { dns: true, tcp: true, negotiation: true, tls: true, certificate: true, nla: true, enumeration: true, stability: true, path: true, udp: true };

/** The rungs of the ladder from top to bottom. */
export const STAGE_ORDER = Object.keys(stages) as readonly Stage[];
