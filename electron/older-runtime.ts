/**
 * What a library of ours needs and Electron 22 lacks: `canonicalize` asks every string whether it is well formed (ECMAScript 2024).
 * Imported first by both programs, for its effect.
 */
if (typeof (String.prototype as { isWellFormed?: unknown }).isWellFormed !== 'function') {
  // oxlint-disable-next-line no-extend-native -- exactly what a newer language has; where it is there nothing happens
  Object.defineProperty(String.prototype, 'isWellFormed', { value(this: string) { return isWellFormed(this); }, writable: true, configurable: true });
}

/** No lone surrogate: with the `u` flag a pair is one character, so only a lone one has the property. */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
