/** What a pure parser gives: the value, or why the bytes are none. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; because: string };

export const parsed = <T>(value: T): Parsed<T> => ({ ok: true, value });

export const unparsed = (because: string): { ok: false; because: string } => ({ ok: false, because });
