/** A fix, with what only a person knows. */
type Cure = readonly [fix: string, settings?: Readonly<Record<string, string>>];

/** The fixes that cure each practice host, in their order. */
export const CURES: Readonly<Record<string, readonly Cure[]>> = {
  'expired-cert': [['renew-rdp-cert']], 'key-acl': [['fix-rdp-key-acl']], 'expired-and-key-acl': [['fix-rdp-key-acl'], ['renew-rdp-cert']], 'store-deny': [['repair-rdp-cert-store']], 'pinned-gone': [['unpin-rdp-cert']],
  'machinekeys-hardened': [['restore-machinekeys-acl']], 'keyiso-disabled': [['set-service-startup']], 'tls12-off': [['enable-tls12']], 'cipher-empty': [['cipher-suites']], 'security-layer-range': [['security-layer']],
  weakened: [['restore-hardening']], 'port-moved': [['listener-port']], 'service-stopped': [['set-service-startup']], 'firewall-public': [['network-private']], 'instance-limit': [['free-connections']], 'stale-dns': [['flush-dns']],
  'name-fails-ip-works': [['hosts-entry', { address: '10.0.4.31' }]],
};
