import type { CodeKind } from '../../../preload/contract/explanation.ts';

/** Numbers of one kind from one source, each with its official symbol (or `mstsc 0x…` where none is public). */
export type CodeTable = {
  readonly kind: CodeKind;
  readonly source: string;
  readonly rows: readonly (readonly [number: number, name: string])[];
};

/** One known code. `number` is unsigned; `meaningKey` is a key of the `codes` texts. */
export type KnownCode = {
  readonly kind: CodeKind;
  readonly number: number;
  readonly name: string;
  readonly source: string;
  readonly meaningKey: string;
};

/** `0x904`: upper-case, no padding, as the documents of the contract write it. */
export const hexOf = (number: number): string => `0x${number.toString(16).toUpperCase()}`;

/** Where the texts of the locales keep the meaning of a code. */
export const meaningKeyOf = (kind: CodeKind, number: number): string => `codes:meaning.${kind}.${hexOf(number)}`;
