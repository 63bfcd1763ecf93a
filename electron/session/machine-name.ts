/** Which machine a command or a button means. */
export type MachineName = { readonly kind: 'this' } | { readonly kind: 'practice'; readonly scenario: string };

/** Reads `this` or `practice:NAME`; null for anything else. Whether the practice host exists is told when it is opened. */
export function machineName(text: string): MachineName | null {
  if (text === 'this') return { kind: 'this' };
  const scenario = /^practice:(.+)$/.exec(text)?.[1];
  return scenario === undefined ? null : { kind: 'practice', scenario };
}
