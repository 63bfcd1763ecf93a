import type { CheckModel, FindingModel, VerdictModel } from '../../preload/contract/diagnosis.ts';
import type { Fact } from '../../preload/contract/facts.ts';
import { asFlag, asNumber, asText, factBook, timeOf, type FactBook } from './fact-book.ts';

/** Which end of the connection the facts with source `windows` describe. */
export type MachineSide = 'client' | 'host' | 'both';

export interface CaseInput {
  readonly facts: readonly Fact[];
  readonly findings: readonly FindingModel[];
  readonly verdict: VerdictModel | null;
  /** Facts with source `user`, when they are not among `facts` (see `answerFacts`). */
  readonly answers?: readonly Fact[];
  /** ms since 1970. */
  readonly now: number;
  /** What was diagnosed; without it nothing is said about moved ports and hosts entries. */
  readonly target?: { readonly host: string; readonly port: number };
  /**
   * Whose facts the `windows` ones are. Left out: the answer to "where are you?" decides, then a computer name that equals the name the
   * server gave; else they are the client's, and nothing is concluded about the host from them.
   */
  readonly machineSide?: MachineSide;
  /** What the technician can do now; default: no admin, host access not known. */
  readonly rights?: Rights;
  /** The probe's own checks; where both looked at the same thing the worse state stays. */
  readonly checks?: readonly CheckModel[];
}

export interface Rights {
  readonly admin: boolean;
  readonly hostAccess: boolean | undefined;
}

/** One try of this PC's Remote Desktop client, from its event log. */
export interface Attempt {
  readonly at: number | undefined;
  readonly reason: number | undefined;
  readonly failed: boolean;
  readonly connected: boolean;
  readonly dnsFailed: boolean;
  readonly noLicence: boolean;
  readonly tlsError: boolean;
  readonly udp: boolean;
}

/** The facts of a case, parted by whom they speak of. */
export interface CaseBooks {
  readonly wire: FactBook;
  readonly client: FactBook;
  readonly host: FactBook;
  readonly user: FactBook;
  readonly paste: FactBook;
  readonly findings: readonly FindingModel[];
  readonly codes: ReadonlySet<string>;
  readonly verdict: VerdictModel | null;
  readonly now: number;
  readonly target: { readonly host: string; readonly port: number } | undefined;
  /** Tries of this client, newest first. */
  readonly attempts: readonly Attempt[];
  /** Something is known to fail: the probe, a code, a log, or the user says so. */
  readonly fails: boolean;
}

export function openBooks(input: CaseInput): CaseBooks {
  const facts = [...input.facts, ...(input.answers ?? [])];
  const by = (source: Fact['source']) => facts.filter((one) => one.source === source);
  const [wire, user, paste, windows] = [factBook(by('wire')), factBook(by('user')), factBook(by('paste')), by('windows')];
  const side = input.machineSide ?? sideOf(factBook(windows), wire, user);
  const client = factBook(side === 'host' ? [] : windows);
  const host = factBook(side === 'client' ? by('host-block') : [...(side === 'both' ? hostsOwn(windows) : windows), ...by('host-block')]);
  const attempts = attemptsOf(client, input.target?.host);
  const codes = new Set<string>(input.findings.map((one) => one.code));
  const broken = input.verdict !== null && !['HEALTHY', 'CANCELLED', 'UNKNOWN'].includes(input.verdict.code);
  const told = ['code.disconnect', 'code.extended', 'code.ntstatus', 'code.hresult', 'code.win32'].some((name) => paste.unread(name) === undefined);
  const said = user.text('scope.otherClients') !== undefined || user.text('scope.otherHosts') !== undefined || user.text('scope.breaks') !== undefined;
  return { wire, client, host, user, paste, findings: input.findings, codes, verdict: input.verdict, now: input.now, target: input.target, attempts, fails: broken || told || said || attempts[0]?.failed === true };
}

/** Facts that only a Remote Desktop host has to tell, and names that either end can tell. */
const ONLY_HOST = ['service.list', 'rdp.denyConnections', 'listener.listening', 'key.files', 'store.remoteDesktop', 'security.securityLayer'];
const EITHER_END = /^(os|process|updates|clock|security\.(products|filters|defender))(\.|$)/;

/** Of facts for both ends: where the host itself could not be read, system and product names are the client's alone. */
function hostsOwn(windows: readonly Fact[]): readonly Fact[] {
  const book = factBook(windows);
  return ONLY_HOST.some((name) => book.unread(name) === undefined) ? windows : windows.filter((one) => !EITHER_END.test(one.name));
}

function sideOf(windows: FactBook, wire: FactBook, user: FactBook): MachineSide {
  const where = user.text('scope.where');
  if (where === 'host' || where === 'client') return where;
  const own = windows.text('os.computerName')?.toLowerCase();
  const names = [wire.text('ntlm.computerName'), wire.text('ntlm.dnsComputerName')?.split('.')[0]].map((name) => name?.toLowerCase());
  return own !== undefined && own !== '' && names.includes(own) ? 'host' : 'client';
}

/** Reasons that are an ordinary end: none, or the person's own doing (MS IMsTscAxEvents::OnDisconnected 1 to 3). */
const ORDINARY = new Set([0, 1, 2, 3]);

function attemptsOf(client: FactBook, target: string | undefined): Attempt[] {
  const wanted = target?.toLowerCase();
  return (client.rows('client.attempts') ?? [])
    .filter((row) => wanted === undefined || asText(row.server) === undefined || asText(row.server)?.toLowerCase().split(':')[0] === wanted)
    .map((row) => {
      const reason = asNumber(row.reason);
      const [dnsFailed, noLicence, tlsError] = [asFlag(row.dnsFailed) === true, asFlag(row.noLicence) === true, row.tlsError !== null && row.tlsError !== undefined && row.tlsError !== false && row.tlsError !== 0];
      return {
        at: timeOf(row.at), reason, dnsFailed, noLicence, tlsError, connected: asFlag(row.connected) === true, udp: asFlag(row.udp) === true,
        failed: (reason !== undefined && !ORDINARY.has(reason)) || dnsFailed || noLicence,
      };
    })
    .sort((a, b) => (b.at ?? 0) - (a.at ?? 0) || (b.reason ?? 0) - (a.reason ?? 0));
}
