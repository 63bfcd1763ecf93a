/** The primitives a fix is made of (DESIGN §2). Each has the four verbs of `OperationPort`. */
export const PRIMITIVES = [
  'registry.set', 'registry.remove', 'service.restart', 'service.setStartup', 'service.start', 'acl.set', 'file.move', 'certificate.remove', 'certificate.create', 'certificate.bind',
  'firewall.enableRules', 'firewall.addRule', 'network.setCategory', 'network.setMtu', 'dns.flush', 'hosts.set', 'credential.remove', 'group.addMember', 'task.register',
] as const;
export type Primitive = (typeof PRIMITIVES)[number];

/** One change to one thing; `args` are checked by the primitive's own schema before they reach a machine. */
export interface Operation {
  readonly primitive: Primitive;
  readonly args: Readonly<Record<string, unknown>>;
}
/** What was there before, exactly: enough to put the same bytes back. Absent is captured as absent. */
export type Captured = Readonly<Record<string, unknown>>;
export type OperationResult<T> = { ok: true; value: T } | { ok: false; because: 'needsAdmin' | 'refused' | 'timeout' | 'failed'; detail: string };
