import * as z from 'zod';
import type { PracticeState } from '../../../practice/model/state.ts';
import { PRIMITIVE_ARGS } from '../../primitives.ts';
import { withEntry, withHost } from './edit.ts';
import { handler, refuse } from './handler.ts';

function move(state: PracticeState, from: string, to: string): PracticeState {
  return withHost(state, (host) => {
    const file = host.keyFiles[from];
    return file ? { ...host, keyFiles: withEntry(withEntry(host.keyFiles, from, undefined), to, file) } : host;
  });
}

/** Moves a key file with its rights. A practice machine knows no other files. */
export const fileMove = handler({
  args: PRIMITIVE_ARGS['file.move'], captured: z.strictObject({ from: z.boolean(), to: z.boolean() }),
  read: ({ host }, { from, to }) => host && { from: Object.hasOwn(host.keyFiles, from), to: Object.hasOwn(host.keyFiles, to) },
  apply(state, { from, to }) {
    const files = state.host?.keyFiles ?? {};
    const [here, there] = [Object.hasOwn(files, from), Object.hasOwn(files, to)];
    if (here && there && from !== to) return refuse('the new name is taken');
    return here || there ? move(state, from, to) : refuse('no such file');
  },
  put(state, { from, to }, before) {
    const moved = before.from && !before.to && !Object.hasOwn(state.host?.keyFiles ?? {}, from);
    return moved ? move(state, to, from) : state;
  },
});
