import * as z from 'zod';
import type { PracticeState } from '../../../practice/model/state.ts';
import { PRIMITIVE_ARGS } from '../../primitives.ts';
import { withEntry, withHost } from './edit.ts';
import { handler, refuse } from './handler.ts';

function withCredential(state: PracticeState, target: string, credential: { user: string } | undefined): PracticeState {
  return { ...state, client: { ...state.client, credentials: withEntry(state.client.credentials, target, credential) } };
}

/** On Windows the secret is lost for good; a practice machine has none and gives the entry back. */
export const credentialRemove = handler({
  args: PRIMITIVE_ARGS['credential.remove'], captured: z.strictObject({ credential: z.strictObject({ user: z.string().max(255) }).nullable() }),
  read: ({ client }, { target }) => ({ credential: client.credentials[target] ?? null }),
  apply: (state, { target }) => withCredential(state, target, undefined),
  put: (state, { target }, { credential }) => withCredential(state, target, credential ?? undefined),
});

function withMembers(state: PracticeState, group: string, members: string[] | undefined): PracticeState {
  return withHost(state, (host) => ({ ...host, groups: withEntry(host.groups, group, members) }));
}

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

export const groupAddMember = handler({
  args: PRIMITIVE_ARGS['group.addMember'], captured: z.strictObject({ member: z.boolean() }),
  read({ host }, { group, member }) {
    const members = host?.groups[group];
    return members ? { member: members.some((one) => same(one, member)) } : null;
  },
  apply(state, { group, member }) {
    const members = state.host?.groups[group];
    if (!members) return refuse('no such group');
    return members.some((one) => same(one, member)) ? state : withMembers(state, group, [...members, member]);
  },
  put(state, { group, member }, before) {
    const members = state.host?.groups[group] ?? [];
    return before.member ? state : withMembers(state, group, members.filter((one) => !same(one, member)));
  },
});

const task = z.strictObject({ dueAt: z.string().max(40), entry: z.string().max(120) });

/** The scheduler of a practice machine is whoever runs what is due; the task itself is state. */
export const taskRegister = handler({
  args: PRIMITIVE_ARGS['task.register'], captured: z.strictObject({ task: task.nullable() }),
  read: ({ tasks }, { name }) => ({ task: tasks[name] ?? null }),
  apply: (state, { name, dueAt, entry }) => ({ ...state, tasks: { ...state.tasks, [name]: { dueAt, entry } } }),
  put: (state, { name }, before) => ({ ...state, tasks: withEntry(state.tasks, name, before.task ?? undefined) }),
});
