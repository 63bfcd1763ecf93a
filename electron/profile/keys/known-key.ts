/** Where a setting is found in the editor. */
export type KeyGroup = 'connection' | 'signIn' | 'gateway' | 'session' | 'redirection' | 'display' | 'performance' | 'remoteApp' | 'cloud' | 'signature';

/** What a value of a documented setting may be. Its meaning is the text `profile:key.<key>`. */
export interface KnownKey {
  readonly key: string;
  readonly type: 's' | 'i' | 'b';
  readonly group: KeyGroup;
  /** The only numbers allowed. */
  readonly values?: readonly number[];
  /** The smallest and the largest number allowed. */
  readonly range?: readonly [number, number];
  /** A computer, with a port where one may stand. */
  readonly form?: 'address';
}

const SWITCH = [0, 1] as const;

/** A text. */
export const text = (group: KeyGroup, ...keys: string[]): KnownKey[] => keys.map((key) => ({ key, type: 's', group }));
/** A computer. */
export const address = (group: KeyGroup, ...keys: string[]): KnownKey[] => keys.map((key) => ({ key, type: 's', group, form: 'address' }));
/** 0 or 1. */
export const onOff = (group: KeyGroup, ...keys: string[]): KnownKey[] => keys.map((key) => ({ key, type: 'i', group, values: SWITCH }));
/** One of a few numbers. */
export const choice = (group: KeyGroup, key: string, values: readonly number[]): KnownKey => ({ key, type: 'i', group, values });
/** A number within bounds. */
export const number = (group: KeyGroup, key: string, min: number, max: number): KnownKey => ({ key, type: 'i', group, range: [min, max] });
/** Bytes in hexadecimal. */
export const bytes = (group: KeyGroup, ...keys: string[]): KnownKey[] => keys.map((key) => ({ key, type: 'b', group }));
