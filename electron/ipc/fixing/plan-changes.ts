import type { PlannedChange } from '../../../preload/contract/fixing.ts';
import type { PlannedOperation } from '../../../preload/contract/plan.ts';
import type { Message } from '../../../preload/contract/text.ts';
import { aclEntries, type AclEntry } from '../../fixes/plan/acl-change.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { registryWords } from './registry-words.ts';

type Line = PlannedChange['now'][number];
type Row = Readonly<Record<string, unknown>>;
const row = (value: unknown): Row => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : {});
const sddl = (captured: unknown): string => {
  const { sddl: text } = row(captured);
  return typeof text === 'string' ? text : '';
};
const plain = (value: unknown): string => showable(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''), 1000);
const line = (text: Message, mark: Line['mark'] = 'same'): Line => ({ text, mark });
const value = (text: unknown): Message => (text === null || text === undefined || text === '' ? say('fixing:value.none') : say('fixing:value.plain', { value: plain(text) }));

/** What a plan changes, thing by thing, in words that need no knowledge of how it is stored. */
export function changesOf(operations: readonly PlannedOperation[]): PlannedChange[] {
  return operations.map((one) => {
    const { now, after } = sides(one);
    return { what: say(`fixing:what.${one.primitive}`), target: showable(one.target, 490), now: now.slice(0, 60), after: after.slice(0, 60) };
  });
}

function sides(operation: PlannedOperation): { now: Line[]; after: Line[] } {
  if (operation.primitive === 'acl.set') return rights(sddl(operation.before), sddl(operation.after));
  const [now, after] = texts(operation);
  return { now: now.map((one) => line(one)), after: after.map((one) => line(one)) };
}

/** Who has which rights: what goes is marked among those of now, what comes among those of after. */
function rights(before: string, after: string): { now: Line[]; after: Line[] } {
  const [old, now] = [aclEntries(before), aclEntries(after)];
  const among = (list: readonly AclEntry[], { who, rights: what, denies }: AclEntry) => list.some((one) => one.who === who && one.rights === what && one.denies === denies);
  return {
    now: old.map((one) => line(rightText(one), among(now, one) ? 'same' : 'taken')),
    after: now.map((one) => line(rightText(one), among(old, one) ? 'same' : 'added')),
  };
}

const RIGHTS: Readonly<Record<string, string>> = { F: 'full', R: 'read', 'R,W': 'readWrite', W: 'write' };

function rightText({ denies, who, rights: what }: AclEntry): Message {
  return say(`fixing:${denies ? 'denied' : 'right'}.${RIGHTS[what] ?? 'other'}`, { who: showable(who, 120), rights: showable(what, 60) });
}

/** The two sides of everything but rights. */
function texts({ primitive, target, args, before, after }: PlannedOperation): [Message[], Message[]] {
  const [old, now] = [row(before), row(after)];
  switch (primitive) {
    case 'registry.set':
    case 'registry.remove': return [registryWords(target, old.value), registryWords(target, now.value)];
    case 'service.restart': return [[state(old)], [say('fixing:value.restarted')]];
    case 'service.start': return [[state(old)], [say('fixing:value.running')]];
    case 'service.setStartup': return [[startup(old)], [startup(now)]];
    case 'file.move': return [[value(target)], [value(args.to)]];
    case 'certificate.remove': return [certificate(old.certificate), [say('fixing:value.removedCertificate')]];
    case 'certificate.create': return [[say('fixing:value.none')], [say('fixing:value.newCertificate', { names: plain(Array.isArray(args.dnsNames) ? args.dnsNames.join(', ') : ''), days: Number(args.days) || 0 })]];
    case 'certificate.bind': return [[pin(old.pinned)], [pin(now.pinned)]];
    case 'firewall.enableRules': return [rules(old.rules), rules(now.rules)];
    case 'firewall.addRule': return [[say('fixing:value.none')], [say('fixing:value.rule', { protocol: plain(args.protocol), port: plain(args.port), direction: plain(args.direction), profiles: list(args.profiles), from: plain(args.remoteAddress ?? 'Any') })]];
    case 'network.setCategory': return [[value(old.category)], [value(now.category)]];
    case 'network.setMtu': return [[value(old.mtu)], [value(now.mtu)]];
    case 'dns.flush': return [cached(old.entries), [say('fixing:value.emptyCache')]];
    case 'hosts.set': return [[say('fixing:value.hostsFile')], [args.address === null ? say('fixing:value.noHostsLine', { name: plain(args.name) }) : say('fixing:value.hostsLine', { name: plain(args.name), address: plain(args.address) })]];
    case 'credential.remove': return [[value(row(old.credential).user)], [say('fixing:value.none')]];
    case 'group.addMember': return [[say(`fixing:value.${old.member === true ? 'member' : 'noMember'}`)], [say('fixing:value.member')]];
    default: return [[value(before)], [value(after)]];
  }
}

const list = (items: unknown): string => plain(Array.isArray(items) ? items.join(', ') : (items ?? ''));
const state = (captured: Row): Message => say(`fixing:value.${row(captured.service).state === 'running' ? 'running' : 'stopped'}`);
const pin = (pinned: unknown): Message => (pinned === null || pinned === undefined ? say('fixing:value.noPin') : value(row(pinned).data ?? row(pinned).friendlyName));

/** Start types as the registry counts them (CreateService, dwStartType). */
const STARTS: Readonly<Record<number, string>> = { 2: 'automatic', 3: 'manual', 4: 'disabled' };

function startup({ start, delayed }: Row): Message {
  const word = STARTS[Number(start)];
  return word === undefined ? value(start) : say(`fixing:value.${word === 'automatic' && delayed === true ? 'delayed' : word}`);
}

function certificate(read: unknown): Message[] {
  const { subject, thumbprint, notBefore, notAfter } = row(read);
  if (read === null || read === undefined) return [say('fixing:value.none')];
  return [value(subject), say('fixing:value.thumbprint', { thumbprint: plain(thumbprint) }), say('fixing:value.valid', { from: plain(notBefore).slice(0, 10), to: plain(notAfter).slice(0, 10) })];
}

function rules(read: unknown): Message[] {
  return Object.entries(row(read)).map(([name, rule]) => say(`fixing:value.rule${row(rule).enabled === true ? 'On' : 'Off'}`, { name: plain(name), profiles: list(row(rule).profiles) }));
}

function cached(entries: unknown): Message[] {
  const all = Array.isArray(entries) ? entries.map(row) : [];
  if (all.length === 0) return [say('fixing:value.emptyCache')];
  return all.slice(0, 20).map(({ name, address }) => say('fixing:value.cached', { name: plain(name), address: plain(address) }));
}
