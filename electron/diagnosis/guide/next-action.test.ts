import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../preload/contract/facts.ts';
import type { VerdictCode } from '../../../preload/contract/verdict-codes.ts';
import type { AnswerName, Answers } from '../answers.ts';
import type { CauseId } from '../causes.ts';
import { answers, caseOf, CLOSED_ON_HELLO, CODE_904, HEALTHY_WIRE, hostWith, NOW, wire } from '../testing/facts.ts';
import { sentence } from '../testing/texts.ts';
import { nextAction, type GuideAction, type GuideInput } from './next-action.ts';

/** A whole case behind the curtain: what each step would bring when the technician or the program does it. */
interface World {
  readonly code: VerdictCode;
  readonly wire: readonly Fact[];
  readonly pasted: readonly Fact[];
  readonly host: readonly Fact[] | null;
  readonly answers: Answers;
  readonly cause: CauseId;
}

interface Walk {
  readonly actions: GuideAction[];
  readonly end: GuideAction;
}

/** Follows the guide to its end, doing what it says. */
function walk(world: World, cannot: readonly string[] = []): Walk {
  const known = new Set<string>();
  const given: { -readonly [N in AnswerName]?: string } = {};
  const skipped: Record<string, string> = {};
  const actions: GuideAction[] = [];
  for (let i = 0; i < 40; i++) {
    const facts = [...(known.has('paste-code') ? world.pasted : []), ...(known.has('probe') ? world.wire : []), ...(known.has('read-host') ? (world.host ?? []) : []), ...answers(given as Answers)];
    const base = known.has('probe') ? caseOf(world.code, facts) : { facts, findings: [], verdict: null, now: NOW };
    const input: GuideInput = { case: base, can: { probe: true, readClient: false, readHost: false }, skipped };
    const action = nextAction(input);
    expect(nextAction(input)).toEqual(action);
    if (action.kind === 'done') return { actions, end: action };
    expect(known.has(action.id), `${action.id} came twice`).toBe(false);
    actions.push(action);
    known.add(action.id);
    const bringsNothing = (action.id === 'paste-code' && world.pasted.length === 0) || (action.id === 'read-host' && world.host === null) || action.id === 'deep-probe';
    if (cannot.includes(action.id) || bringsNothing) skipped[action.id] = 'not possible';
    else if (action.answer) given[action.answer.name] = world.answers[action.answer.name] ?? 'unknown';
  }
  throw new Error('the guide does not end');
}

const human = (one: Walk) => one.actions.filter((action) => action.kind !== 'run').length;
const open = { 'tcp.outcome': 'open', 'tcp.connectMs': 9 };
const BAD_KEY = { 'key.files': [{ name: 'f686aace_1', current: true, sddl: 'D:PAI(A;;FA;;;SY)' }] };
const WORLDS: Record<string, World> = {
  'a key without rights': { code: 'TLS_CLOSED', wire: CLOSED_ON_HELLO, pasted: CODE_904, host: hostWith(BAD_KEY), answers: { 'scope.hostAccess': 'yes', 'scope.otherHosts': 'work', 'scope.otherClients': 'fail', 'scope.directPath': 'noTunnel', 'scope.loopbackTest': 'fails' }, cause: 'host-key-acl' },
  'a tunnel': { code: 'TLS_CLOSED', wire: CLOSED_ON_HELLO, pasted: CODE_904, host: null, answers: { 'scope.directPath': 'works', 'scope.otherHosts': 'work', 'scope.otherClients': 'work' }, cause: 'inpath-tls' },
  'a stopped service': { code: 'TCP_REFUSED', wire: wire({ 'tcp.outcome': 'refused' }), pasted: [], host: hostWith({ 'service.list': [{ name: 'TermService', start: 3, state: 'Stopped' }], 'listener.listening': false }), answers: { 'scope.hostAccess': 'yes' }, cause: 'listener' },
  'a closed firewall': { code: 'TCP_TIMEOUT', wire: wire({ 'tcp.outcome': 'timeout' }), pasted: [], host: hostWith({ 'network.profiles': [{ category: 'Public' }], 'firewall.profiles': [{ name: 'Public', enabled: true }], 'firewall.rdpRules': [{ enabled: true, profiles: 'Domain', action: 'Allow', port: '3389', protocol: 'TCP' }] }), answers: { 'scope.hostAccess': 'yes', 'scope.otherClients': 'fail' }, cause: 'fw-host' },
  'a full host': { code: 'RDP_CLOSED_AFTER_REQUEST', wire: wire(open), pasted: CODE_904, host: hostWith({ 'limit.maxInstanceCount': 2, 'limit.activeSessions': 2 }), answers: { 'scope.hostAccess': 'yes', 'scope.otherClients': 'fail', 'scope.directPath': 'noTunnel' }, cause: 'conn-limit' },
  'a web server on the port': { code: 'NOT_RDP_HTTP', wire: wire(open), pasted: CODE_904, host: null, answers: {}, cause: 'wrong-endpoint' },
  'an empty cipher list': { code: 'TLS_ALERT_HANDSHAKE_FAILURE', wire: wire({ ...open, 'negotiation.selected': 'HYBRID_EX' }), pasted: [], host: hostWith({ 'cipher.policyPresent': true, 'cipher.policy': [] }), answers: { 'scope.hostAccess': 'yes' }, cause: 'tls-cipher' },
  'sessions that drop over UDP': { code: 'HEALTHY', wire: HEALTHY_WIRE, pasted: CODE_904, host: null, answers: { 'scope.breaks': 'afterSignIn', 'scope.tcpOnly': 'works', 'scope.otherClients': 'fail', 'scope.hostAccess': 'no' }, cause: 'udp-transport' },
};

describe('the guided flow', () => {
  it.each(Object.entries(WORLDS))('reaches %s', (_, world) => {
    const path = walk(world);
    expect([path.end.id, path.end.cause, path.actions.map((one) => one.id)].slice(0, 2)).toEqual(['done-proven', world.cause]);
    expect(human(path)).toBeLessThanOrEqual(6);
  });
  it('takes a few human actions on the whole', () => {
    const counts = Object.values(WORLDS).map((world) => human(walk(world))).sort((a, b) => a - b);
    expect(counts[Math.floor(counts.length / 2)]).toBeLessThanOrEqual(4);
  });
  it('begins with what the program does itself, and stops as soon as a cause is proven', () => {
    const path = walk(WORLDS['a web server on the port'] as World);
    expect(path.actions.map((one) => one.id)).toEqual(['probe']);
    expect(path.end).toMatchObject({ id: 'done-proven', cause: 'wrong-endpoint' });
  });
  it('takes "cannot" for an answer and ends, whatever cannot be done', () => {
    const world = WORLDS['a key without rights'] as World;
    const all = ['paste-code', 'ask-other-clients', 'ask-other-hosts', 'ask-direct-path', 'ask-by-address', 'ask-host-access', 'ask-loopback', 'read-host', 'ask-breaks', 'ask-oracle-message', 'ask-target-system', 'ask-credential', 'ask-tcp-only', 'ask-av-off'];
    expect(walk(world, all).end).toMatchObject({ id: 'done-leading', cause: 'host-key-acl' });
    expect(walk(world, ['read-host']).end.kind).toBe('done');
  });
  it('brings a step back when its answer is taken back, and follows a changed answer', () => {
    const ask = (given: Answers, skipped: Record<string, string> = {}) => nextAction({ case: caseOf('TLS_CLOSED', [...CLOSED_ON_HELLO, ...CODE_904, ...answers(given)]), can: { probe: true, readClient: false, readHost: false }, skipped });
    const first = ask({}, { 'deep-probe': 'done' });
    expect(first.kind).toBe('ask');
    const name = first.answer?.name;
    expect(name).toBeDefined();
    expect(ask({ [String(name)]: 'unknown' }, { 'deep-probe': 'done' }).id).not.toBe(first.id);
    expect(ask({ 'scope.directPath': 'works' })).toMatchObject({ kind: 'done', cause: 'inpath-tls' });
    expect(ask({ 'scope.directPath': 'fails' }).kind).not.toBe('done');
  });
  it('asks for the message first when nothing is known and nothing can be probed', () => {
    expect(nextAction({ case: { facts: [], findings: [], verdict: null, now: NOW }, can: { probe: false, readClient: false, readHost: false }, skipped: {} })).toMatchObject({ kind: 'do', id: 'paste-code' });
  });
  it('has its sentences in both languages', () => {
    for (const world of Object.values(WORLDS)) {
      const { actions, end } = walk(world);
      for (const one of [...actions, end]) for (const lang of ['en', 'ja'] as const) expect([one.sentence, one.why, ...(one.sayThis ? [one.sayThis] : [])].map((text) => sentence(text, lang))).not.toContain('');
    }
  });
});
