import * as z from 'zod';
import type { HostState } from '../../../practice/model/host.ts';
import type { PracticeState } from '../../../practice/model/state.ts';
import { parseSddl } from '../../../practice/windows/sddl.ts';
import { PRIMITIVE_ARGS, type PrimitiveArgs } from '../../primitives.ts';
import { withHost } from './edit.ts';
import { handler, refuse } from './handler.ts';

/** Key behind the certificate store of the listener. */
const STORE_KEY = 'hklm\\software\\microsoft\\systemcertificates\\remote desktop';
type Args = PrimitiveArgs<'acl.set'>;

function sddlOf(host: HostState, { kind, path }: Args): string | null {
  if (kind === 'registry') return path.toLowerCase() === STORE_KEY ? host.storeAcl.sddl : null;
  return (host.keyFiles[path] ?? host.folders[path])?.sddl ?? null;
}

function write(state: PracticeState, { kind, path }: Args, sddl: string): PracticeState {
  return withHost(state, (host) => {
    if (kind === 'registry') return { ...host, storeAcl: { sddl } };
    const file = host.keyFiles[path];
    return file ? { ...host, keyFiles: { ...host.keyFiles, [path]: { ...file, sddl } } } : { ...host, folders: { ...host.folders, [path]: { sddl } } };
  });
}

export const aclSet = handler({
  args: PRIMITIVE_ARGS['acl.set'], captured: z.strictObject({ sddl: z.string().max(8192) }),
  read({ host }, args) {
    const sddl = host && sddlOf(host, args);
    return sddl === null ? null : { sddl };
  },
  apply: (state, args) => (parseSddl(args.sddl) ? write(state, args, args.sddl) : refuse('not a security descriptor')),
  put: (state, args, before) => write(state, args, before.sddl),
});
