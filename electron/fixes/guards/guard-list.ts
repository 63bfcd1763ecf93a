/** What can stand against a fix (catalogue §E). Each has its sentences in `fixes:guard.<id>`. */
export const GUARD_IDS = [
  // For every fix.
  'evidence', 'policy-managed', 'mdm-managed',
  // Whose certificate it is.
  'farm', 'ca-certificate', 'pinned', 'key-readable', 'way-clear',
  // Who would notice, and whether the technician sits on the branch.
  'own-session', 'other-sessions', 'second-way',
  // What kind of computer it is.
  'domain-controller', 'exposed', 'home-edition', 'cloud-computer', 'hotspot',
  // What the last resort needs.
  'other-keys', 'backup', 'policy-firewall', 'domain-policy',
] as const;
export type GuardId = (typeof GUARD_IDS)[number];

export type GuardState = 'pass' | 'warn' | 'fail' | 'unknown';

/** What a guard says now. `params` are the values of its sentence, cleaned. */
export interface GuardReading {
  readonly id: GuardId;
  readonly state: GuardState;
  readonly params?: Readonly<Record<string, string | number>>;
  /** Why it cannot be told: rights are missing. */
  readonly needsAdmin?: true;
}
