import type { ProbeEvent, Side } from '../../../preload/contract/events.ts';
import type { Mode, VerdictModel } from '../../../preload/contract/diagnosis.ts';
import type { NameSource } from '../dns/name-source.ts';
import { deadlineIn, type Deadline } from '../net/deadline.ts';
import type { Dialer } from '../net/dialer.ts';
import type { Target } from '../target/target.ts';
import { judgeMixedAddresses, selectVerdict } from '../verdict/select-verdict.ts';
import { finding, type StageResult } from '../verdict/stage-result.ts';
import { climb, type AddressLadder, type LadderContext } from './address-ladder.ts';
import { Allowance } from './allowance.ts';
import { climbDeep, notRun } from './deep-ladder.ts';
import { liveEvents, type Live } from './live.ts';
import type { DiagnoseHooks } from './request.ts';
import { pointerFindings, resolveTarget } from './resolve.ts';

/** More connections after a failure, in quick mode, over all addresses. */
const EXTRA_CONNECTIONS = 8;
const EXTRA_GAP_MS = 150;
const PARALLEL = 64;
/** With a DNS server named by hand, its pointer records are worth this wait, ms. */
const POINTER_WAIT_MS = 300;

export interface SideRequest {
  readonly side: Side;
  readonly target: Target;
  readonly mode: Mode;
  readonly addresses?: readonly string[];
  readonly dnsServer?: string;
  readonly knownAddress?: string;
  readonly names?: NameSource;
}

/** One finished ladder with everything that was found on it. */
export interface SideResult {
  readonly target: Target;
  readonly addresses: string[];
  readonly results: StageResult[];
  readonly verdict: VerdictModel;
}

/** Runs one whole ladder: the name, then every address, then the deep rungs. */
export async function runSide(request: SideRequest, dialer: Dialer, hooks: DiagnoseHooks, deadline: Deadline): Promise<SideResult> {
  const { target, side } = request;
  const live = liveEvents(side, (event: ProbeEvent) => hooks.onEvent?.(event));
  const place = { host: target.host, port: target.port, address: null };
  const { row, addresses, aliases } = await resolveTarget(target, {
    ...(request.addresses ? { addresses: request.addresses } : {}), ...(request.dnsServer === undefined ? {} : { server: request.dnsServer }),
    ...(request.names ? { names: request.names } : {}),
  }, live, deadline);
  if (request.addresses) row.facts.push({ name: 'dns.addresses', value: addresses, source: 'user', at: new Date().toISOString() });
  live.end(row);
  live.addresses(addresses);
  const context: LadderContext = {
    dialer, target, deadline, live, aliases, allowance: new Allowance(EXTRA_CONNECTIONS, EXTRA_GAP_MS),
    onWire: (stage, address, entries) => hooks.onWire?.(side, stage, address, entries),
  };
  const pointers = pointerFindings(target, addresses, request.dnsServer, deadlineIn(POINTER_WAIT_MS, deadline), request.names);
  const ladders = await climbAll(addresses, context);
  let results: StageResult[] = [row, ...(addresses.length === 0 ? blockedRows(live) : []), ...judgeMixedAddresses(ladders.flatMap((one) => one.results), place)];
  if (request.knownAddress !== undefined && target.kind === 'name' && !request.addresses) results = await judgeStale(request.knownAddress, results, context);
  if (request.mode === 'deep') results = [...results, ...(await deepRows(ladders, dialer, target, live, deadline))];
  if (request.dnsServer !== undefined || request.mode === 'deep') results = withPointers(results, await pointers);
  return { target, addresses, results, verdict: selectVerdict({ results, place, addresses, cancelled: deadline.signal.aborted }) };
}

async function climbAll(addresses: readonly string[], context: LadderContext): Promise<AddressLadder[]> {
  const ladders: AddressLadder[] = [];
  const queue = addresses.map((address, index) => ({ address, index }));
  await Promise.all(Array.from({ length: Math.min(PARALLEL, queue.length) }, async () => {
    for (let next = queue.shift(); next; next = queue.shift()) ladders[next.index] = await climb(next.address, context);
  }));
  return ladders;
}

/** Without an address the other rungs have nothing to stand on. */
function blockedRows(live: Live): StageResult[] {
  return (['tcp', 'negotiation', 'tls', 'certificate', 'nla'] as const).map((stage) => {
    const row: StageResult = { stage, address: null, state: 'blocked', ms: 0, findings: [], facts: [], stops: false };
    live.end(row, 'dns');
    return row;
  });
}

/** The name leads nowhere, but an address believed right answers as an RDP server: the name is out of date. */
async function judgeStale(known: string, results: StageResult[], context: LadderContext): Promise<StageResult[]> {
  const tcp = results.filter((row) => row.stage === 'tcp' && row.address !== null);
  const dns = results.find((row) => row.stage === 'dns');
  const nameIsDead = dns?.state === 'fail' || (tcp.length > 0 && tcp.every((row) => row.state === 'fail'));
  if (!nameIsDead || !dns) return results;
  const quiet: LadderContext = { ...context, live: { begin() {}, end() {}, addresses() {} }, onWire() {} };
  const ladder = await climb(known, quiet);
  const answers = ladder.results.some((row) => row.stage === 'negotiation' && (row.state === 'pass' || row.state === 'warn' || !row.stops) && row.state !== 'blocked');
  if (!answers) return results;
  const place = { host: context.target.host, port: context.target.port, address: null };
  const stage = dns.state === 'fail' ? 'dns' : 'tcp';
  const stale = finding(stage, 'DNS_STALE', 'fail', { ...place, address: stage === 'dns' ? null : (tcp[0]?.address ?? null) }, ['dns.addresses'], { known });
  const facts = ladder.results.flatMap((row) => row.facts);
  const index = results.findIndex((row) => row.stage === stage);
  return results.map((row, i) => (i === index ? { ...row, facts: [...row.facts, ...facts], findings: [stale, ...row.findings] } : row));
}

/** The first address that opened stands for the host; deep mode does not load the others too. */
async function deepRows(ladders: readonly AddressLadder[], dialer: Dialer, target: Target, live: Live, deadline: Deadline): Promise<StageResult[]> {
  const chosen = ladders.find((one) => one.attempt.tcp.kind === 'open') ?? ladders[0];
  const rows: StageResult[] = [];
  for (const ladder of ladders) rows.push(...(ladder === chosen ? await climbDeep(ladder, dialer, target.port, live, deadline) : notRun(ladder.address, ladder.attempt.tcp.kind === 'open' ? 'skipped' : 'blocked', live)));
  return rows;
}

function withPointers(results: StageResult[], pointers: Pick<StageResult, 'findings' | 'facts'>): StageResult[] {
  return results.map((row) => (row.stage === 'dns' ? { ...row, findings: [...row.findings, ...pointers.findings], facts: [...row.facts, ...pointers.facts] } : row));
}
