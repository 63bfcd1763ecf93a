import type * as z from 'zod';
import type { PracticeState } from '../../../practice/model/state.ts';
import type { KeyPool } from '../../../practice/keys/key-pool.ts';
import type { Captured, OperationResult } from '../../operation.ts';

export interface ApplyContext {
  readonly keys: KeyPool;
  /** ms since 1970. */
  readonly now: number;
}

/** One primitive on a practice machine: state in, state out. `read` gives what `put` needs to make it the same again. */
export interface Handler {
  read(state: PracticeState, args: unknown): OperationResult<Captured>;
  apply(state: PracticeState, args: unknown, context: ApplyContext): Promise<OperationResult<PracticeState>>;
  put(state: PracticeState, args: unknown, captured: unknown): OperationResult<PracticeState>;
}

/** A primitive with the shapes of its arguments and of what it captures. */
export interface Primitive<A, C extends Captured> {
  readonly args: z.ZodType<A>;
  readonly captured: z.ZodType<C>;
  /** Null: the thing it acts on does not exist here. */
  read(state: PracticeState, args: A): C | null;
  /** A state, or why not. */
  apply(state: PracticeState, args: A, context: ApplyContext): PracticeState | Refusal | Promise<PracticeState | Refusal>;
  put(state: PracticeState, args: A, captured: C): PracticeState;
}

export interface Refusal {
  readonly refused: string;
}
export const refuse = (refused: string): Refusal => ({ refused });

/** Puts the schemas before a primitive: what does not fit changes nothing. */
export function handler<A, C extends Captured>(primitive: Primitive<A, C>): Handler {
  const read = (state: PracticeState, args: unknown): OperationResult<{ args: A; captured: C }> => {
    const given = primitive.args.safeParse(args);
    if (!given.success) return failed(`arguments: ${given.error.issues[0]?.message ?? ''}`);
    const captured = primitive.read(state, given.data);
    return captured === null ? failed('not there') : { ok: true, value: { args: given.data, captured } };
  };
  return {
    read(state, args) {
      const got = read(state, args);
      return got.ok ? { ok: true, value: got.value.captured } : got;
    },
    async apply(state, args, context) {
      const got = read(state, args);
      if (!got.ok) return got;
      const done = await primitive.apply(state, got.value.args, context);
      return 'refused' in done ? failed(done.refused) : { ok: true, value: done };
    },
    put(state, args, captured) {
      const given = primitive.args.safeParse(args);
      const before = primitive.captured.safeParse(captured);
      if (!given.success || !before.success) return failed('captured: not of this primitive');
      return { ok: true, value: primitive.put(state, given.data, before.data) };
    },
  };
}

function failed(detail: string): { ok: false; because: 'failed'; detail: string } {
  return { ok: false, because: 'failed', detail };
}
