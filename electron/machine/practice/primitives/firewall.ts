import * as z from 'zod';
import { firewallRule, type FirewallRule } from '../../../practice/model/host.ts';
import type { PracticeState } from '../../../practice/model/state.ts';
import { PRIMITIVE_ARGS } from '../../primitives.ts';
import { withEntry, withHost } from './edit.ts';
import { handler, refuse } from './handler.ts';

type Rules = Record<string, FirewallRule>;

function withRules(state: PracticeState, side: 'host' | 'client', change: (rules: Rules) => Rules): PracticeState {
  if (side === 'client') return { ...state, client: { ...state.client, firewall: { ...state.client.firewall, rules: change(state.client.firewall.rules) } } };
  return withHost(state, (host) => ({ ...host, firewall: { ...host.firewall, rules: change(host.firewall.rules) } }));
}

/** Whether each rule was on, and for which profiles. */
export const firewallEnableRules = handler({
  args: PRIMITIVE_ARGS['firewall.enableRules'],
  captured: z.strictObject({ rules: z.record(z.string().max(255), firewallRule.pick({ enabled: true, profiles: true })) }),
  read({ host }, { names }) {
    if (!host || names.some((name) => !host.firewall.rules[name])) return null;
    return { rules: Object.fromEntries(names.map((name) => [name, { enabled: host.firewall.rules[name]?.enabled ?? false, profiles: host.firewall.rules[name]?.profiles ?? [] }])) };
  },
  apply: (state, { names, profiles }) => withRules(state, 'host', (rules) =>
    Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, names.includes(name) ? { ...rule, enabled: true, ...(profiles ? { profiles } : {}) } : rule]))),
  put: (state, _, before) => withRules(state, 'host', (rules) => Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, { ...rule, ...before.rules[name] }]))),
});

/** A rule of ours: into the host's firewall, or outbound into that of the user's PC. */
export const firewallAddRule = handler({
  args: PRIMITIVE_ARGS['firewall.addRule'], captured: z.strictObject({ rule: firewallRule.nullable() }),
  read(state, { name, direction }) {
    const rules = direction === 'Out' ? state.client.firewall.rules : state.host?.firewall.rules;
    return rules ? { rule: rules[name] ?? null } : null;
  },
  apply(state, { name, program, ...rule }) {
    const side = rule.direction === 'Out' ? 'client' : 'host';
    if (side === 'host' && !state.host) return refuse('no Windows host');
    return withRules(state, side, (rules) => withEntry<FirewallRule>(rules, name, { ...rule, enabled: true, action: 'Allow', store: 'local', ...(program ? { program } : {}) }));
  },
  put: (state, { name, direction }, before) => withRules(state, direction === 'Out' ? 'client' : 'host', (rules) => withEntry(rules, name, before.rule ?? undefined)),
});
