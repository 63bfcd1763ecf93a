import type { Side } from '../../preload/contract/events.ts';
import type { Fact } from '../../preload/contract/facts.ts';
import type { LiveState, Stage } from '../../preload/contract/stages.ts';
import type { Ladder, Rung } from './ladder.ts';
import { STAGES } from '../../preload/contract/words.ts';

/** One column of the ladder: an address of one of the hosts, or the host itself while its addresses are not known. */
export interface Column {
  readonly side: Side;
  readonly address: string | null;
  readonly host: string;
}

/** One cell: a rung over one column, or over all columns of its side when it has no address of its own. */
export interface Cell {
  readonly side: Side;
  readonly span: number;
  readonly rung: Rung | null;
  readonly host: string;
}

export interface LadderRow {
  readonly stage: Stage;
  readonly cells: readonly Cell[];
}

/** Every address a column, the host first, the one to compare with beside it. */
export function columnsOf(target: Ladder, control: Ladder | null): Column[] {
  return [...ownColumns('target', target), ...(control ? ownColumns('control', control) : [])];
}

/** The rungs in their order, each with its cells from left to right. */
export function rowsOf(target: Ladder, control: Ladder | null): LadderRow[] {
  const present = new Set([...target.rungs, ...(control?.rungs ?? [])].map((rung) => rung.stage));
  return STAGES.filter((stage) => present.has(stage)).map((stage) => ({
    stage,
    cells: [...ownCells('target', target, stage), ...(control ? ownCells('control', control, stage) : [])],
  }));
}

/** How many rungs there are and how they ended; those that do not apply are not counted. */
export interface Summary {
  readonly total: number;
  readonly measured: number;
  readonly failed: number;
  readonly warned: number;
  readonly blocked: number;
}

const MEASURED: ReadonlySet<LiveState> = new Set<LiveState>(['pass', 'warn', 'fail', 'timedOut']);

export function summaryOf(rungs: readonly Rung[]): Summary {
  const count = (...states: LiveState[]) => rungs.filter((rung) => states.includes(rung.state)).length;
  return {
    total: rungs.length - count('notApplicable'),
    measured: rungs.filter((rung) => MEASURED.has(rung.state)).length,
    failed: count('fail', 'timedOut'),
    warned: count('warn'),
    blocked: count('blocked'),
  };
}

/** Facts of names that begin otherwise belong to the rung that read them. */
const STAGE_OF_PREFIX: Readonly<Record<string, Stage>> = { ntlm: 'nla', credssp: 'nla' };
/** Facts that only the rung of enumeration reads. */
const ENUMERATED: ReadonlySet<string> = new Set(['negotiation.offered', 'tls.versions', 'negotiation.directTls']);

/** The rung a fact is shown behind, or null when it has none. */
export function stageOfFact({ name }: Pick<Fact, 'name'>): Stage | null {
  if (ENUMERATED.has(name)) return 'enumeration';
  const prefix = name.slice(0, name.indexOf('.'));
  return STAGE_OF_PREFIX[prefix] ?? STAGES.find((stage) => stage === prefix) ?? null;
}

function ownColumns(side: Side, { addresses, rungs, host }: Ladder): Column[] {
  const own = rungs.flatMap((rung) => (rung.address === null ? [] : [rung.address]));
  const all = [...new Set([...addresses, ...own])];
  return (all.length > 0 ? all : [null]).map((address) => ({ side, address, host }));
}

function ownCells(side: Side, ladder: Ladder, stage: Stage): Cell[] {
  const columns = ownColumns(side, ladder);
  const rungs = ladder.rungs.filter((rung) => rung.stage === stage);
  const whole = rungs.find((rung) => rung.address === null);
  const base = { side, host: ladder.host };
  if (whole && !rungs.some((rung) => rung.address !== null)) return [{ ...base, span: columns.length, rung: whole }];
  return columns.map(({ address }) => ({ ...base, span: 1, rung: rungs.find((rung) => rung.address === address) ?? null }));
}
