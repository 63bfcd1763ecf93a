/** What the catalogue (§A) gives for each cause: the score it starts from and the fixes that can cure it (C.0, without their number). */
interface CauseSpec {
  /** Points before any evidence (cause-weights.json `prior`). They order; alone they never show a cause. */
  readonly prior: number;
  readonly fixes: readonly string[];
}

const cause = (prior: number, ...fixes: string[]): CauseSpec => ({ prior, fixes });

const CAUSES_TABLE = {
  'host-key-acl': cause(16, 'fix-rdp-key-acl', 'restart-sessionenv', 'restart-termservice'),
  'host-cert-expired': cause(14, 'renew-rdp-cert', 'fix-rdp-key-acl', 'repair-rdp-cert-store'),
  'host-cert-missing': cause(10, 'renew-rdp-cert', 'repair-rdp-cert-store', 'create-and-pin-cert'),
  'host-cert-pinned-bad': cause(8, 'rebind-rdp-cert', 'unpin-rdp-cert'),
  'machinekeys-store': cause(8, 'restore-machinekeys-acl', 'create-and-pin-cert', 'isolate-rdp-keys'),
  'crypto-services': cause(5, 'set-service-startup'),
  'tls-protocol': cause(8, 'enable-tls12'),
  'tls-cipher': cause(6, 'cipher-suites'),
  'security-layer': cause(6, 'security-layer', 'nla-timeboxed-off', 'restore-hardening'),
  'credssp-oracle': cause(2, 'credssp-patch'),
  'inpath-tls': cause(9, 'path-guided'),
  'endpoint-security': cause(6, 'av-guided'),
  'udp-transport': cause(2, 'client-udp-off', 'host-udp-off'),
  'path-quality': cause(5, 'mtu-lower'),
  'wrong-endpoint': cause(7, 'flush-dns', 'hosts-entry', 'connect-by-ip'),
  'win11-hostname': cause(3, 'connect-by-ip', 'clear-termsrv-credential'),
  'fw-host': cause(2, 'enable-rdp-firewall', 'network-private'),
  'fw-client': cause(1, 'allow-mstsc-outbound'),
  listener: cause(4, 'restart-termservice', 'set-service-startup', 'listener-port'),
  'rdp-disabled': cause(2, 'enable-rdp'),
  'conn-limit': cause(6, 'free-connections'),
  flood: cause(4, 'flood-guided'),
  licensing: cause(1, 'clear-mslicensing'),
  'logon-right': cause(2, 'grant-rdp-right'),
  'saved-cred': cause(2, 'clear-termsrv-credential'),
  'third-party-server': cause(6, 'non-windows-server-guided'),
  'wmi-broken': cause(0, 'wmi-verify-salvage'),
  'service-hung': cause(6, 'restart-termservice', 'reboot-update-guided'),
  'update-regression': cause(4, 'reboot-update-guided'),
  'clock-skew': cause(2, 'time-sync'),
  'rds-farm': cause(4),
  'gpo-override': cause(0, 'gpupdate-report'),
  'client-tls-policy': cause(3, 'enable-tls12', 'cipher-suites'),
  'rdpwrap-patched': cause(2),
  'sysdrive-acl': cause(1),
} as const satisfies Record<string, CauseSpec>;

export type CauseId = keyof typeof CAUSES_TABLE;
export const CAUSES: Readonly<Record<CauseId, CauseSpec>> = CAUSES_TABLE;
export const CAUSE_IDS = Object.keys(CAUSES_TABLE) as readonly CauseId[];

/**
 * Where one fault makes another: a folder that refuses new keys leaves no certificate behind. Once the first is proven it comes first,
 * because curing the second alone would not last (catalogue E2b, F01 "if 1057/1058 appears, stop").
 */
export const CONSEQUENCES: Partial<Record<CauseId, readonly CauseId[]>> = {
  'host-key-acl': ['host-cert-missing', 'host-cert-expired'],
  'machinekeys-store': ['host-cert-missing', 'host-cert-expired', 'host-key-acl'],
  'sysdrive-acl': ['machinekeys-store', 'host-cert-missing', 'host-cert-expired'],
  'crypto-services': ['host-cert-missing', 'host-cert-expired'],
  'host-cert-pinned-bad': ['host-cert-missing'],
  'gpo-override': ['rdp-disabled', 'security-layer'],
  'clock-skew': ['host-cert-expired'],
};
