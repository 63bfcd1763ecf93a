import type { CauseId } from './causes.ts';

export type Points = Readonly<Partial<Record<CauseId, number>>>;

/** One observation and what it is worth for or against each cause. */
interface EvidenceRow {
  /** The key of cause-weights.json it comes from; null for an observation that list does not have. */
  readonly from: string | null;
  readonly points: Points;
  /** `context` fits a fault but is no sign of one: it counts only once something fails, and alone it never lists a cause. */
  readonly kind?: 'context';
  /** Why the points differ from the list's. */
  readonly changed?: string;
}

/**
 * The one table of weights. Points, not probabilities: score = prior + sum of the points of what is present (catalogue D.2). Hand-set by
 * judgement from the catalogue's sources, not measured on cases. 55 or more for a cause is proof-class: that observation alone names it.
 */
const TABLE = {
  'code-0x904': { from: "code.main=0x904", points: { licensing: -15, 'rdp-disabled': -6, 'fw-host': -6, listener: -4 } },
  'code-licence': { from: "code.main=0x808|0x908 or ext=0x100..0x10B", points: { licensing: 60, 'host-key-acl': -15 } },
  'code-cert-not-valid': { from: "code.main=0x1B07", points: { 'host-cert-expired': 40, 'clock-skew': 20 } },
  'client-dns-failed': { from: "client.event.1007 (DNS failed)", points: { 'wrong-endpoint': 35 } },
  'client-no-licence': { from: "client.event.1017 (no licence)", points: { licensing: 60 } },
  'client-tls-stage': { from: "client.event.226 RDPClient_SSL HandshakeStart/InProgress", points: { 'host-key-acl': 10, 'host-cert-missing': 8, 'tls-protocol': 8, 'tls-cipher': 8, 'inpath-tls': 8, 'endpoint-security': 5, 'conn-limit': -6, 'udp-transport': -20 } },
  'dns-fail': { from: "net.dns.fail", points: { 'wrong-endpoint': 30, 'host-key-acl': -10 } },
  'ip-works-name-fails': { from: "net.name-vs-ip.differ (IP works, name fails)", points: { 'wrong-endpoint': 30, 'win11-hostname': 18, 'saved-cred': 6, 'host-key-acl': -30, 'host-cert-expired': -30, 'tls-protocol': -25 } },
  'tcp-refused': { from: "net.tcp.refused", points: { listener: 30, 'rdp-disabled': 25, 'third-party-server': 5, 'host-key-acl': -30, 'inpath-tls': -10 } },
  'tcp-timeout': { from: "net.tcp.timeout", points: { 'fw-host': 30, 'wrong-endpoint': 15, 'host-key-acl': -30, 'host-cert-expired': -30, 'tls-protocol': -30 } },
  'tcp-ok': { from: "net.tcp.ok", points: { 'fw-host': -40, 'rdp-disabled': -25, listener: -15 } },
  'not-rdp': { from: "net.x224.non-rdp bytes", points: { 'wrong-endpoint': 60, 'third-party-server': 20, 'host-key-acl': -40, 'host-cert-expired': -40 } },
  'closed-before-confirm': { from: "net.x224.closed-before-CC", points: { 'conn-limit': 25, flood: 18, 'inpath-tls': 15, 'endpoint-security': 12, 'service-hung': 15, 'third-party-server': 10, 'host-key-acl': -8 } },
  'neg-no-certificate': { from: "net.neg.fail=3 SSL_CERT_NOT_ON_SERVER", points: { 'host-cert-missing': 50, 'crypto-services': 20, 'host-key-acl': 20, 'machinekeys-store': 25, 'host-cert-pinned-bad': 20, 'tls-cipher': -30, 'inpath-tls': -30 }, changed: "Not proof-class: the answer is the same for a missing, an unreadable and a badly pinned certificate; the host's own facts decide." },
  'neg-ssl-not-allowed': { from: "net.neg.fail=2 SSL_NOT_ALLOWED", points: { 'security-layer': 60 } },
  'neg-hybrid-required': { from: "net.neg.fail=5 with HYBRID offered, or =4", points: { 'security-layer': 35, 'third-party-server': 15 } },
  'neg-selected-rdp': { from: "net.neg.selected=0 (RDP security)", points: { 'security-layer': 40, 'third-party-server': 15, 'host-key-acl': -10 } },
  'tls-closed-on-hello': { from: "net.tls.closed-on-ClientHello (both stacks)", points: { 'host-key-acl': 28, 'host-cert-missing': 18, 'machinekeys-store': 12, 'crypto-services': 12, 'inpath-tls': 16, 'endpoint-security': 10, 'tls-protocol': 8, 'tls-cipher': 8, 'third-party-server': 6, licensing: -20, 'saved-cred': -20, 'udp-transport': -20 } },
  'tls-alert-mismatch': { from: "net.tls.alert40/70/71 (both stacks)", points: { 'tls-cipher': 30, 'tls-protocol': 30, 'inpath-tls': 6, 'host-key-acl': -5 } },
  'engines-differ': { from: "net.tls.node-ok schannel-fail", points: { 'client-tls-policy': 55, 'endpoint-security': 15, 'host-key-acl': -40, 'host-cert-missing': -40 } },
  'tls-ok': { from: "net.tls.ok", points: { 'host-key-acl': -45, 'host-cert-missing': -45, 'crypto-services': -30, 'tls-protocol': -30, 'tls-cipher': -30, 'machinekeys-store': -25 }, changed: "Its positive points went to `tls-ok-yet-fails`: a handshake that works is no sign of a fault until somebody reports one." },
  'cert-expired': { from: "net.cert.expired", points: { 'host-cert-expired': 45, 'clock-skew': 8 } },
  'cert-other-name': { from: "net.cert.issuer-not-self-and-not-known-CA, or subject != host", points: { 'wrong-endpoint': 25, 'inpath-tls': 12, 'rds-farm': 10, 'endpoint-security': 5 }, changed: "The foreign issuer has its own row now (`inspection-issuer`); a different name alone is more often a farm, an alias or another host." },
  'intermittent': { from: "net.repeat.intermittent (some probes pass)", points: { 'path-quality': 30, 'inpath-tls': 15, flood: 15, 'rds-farm': 12, 'host-key-acl': -20 } },
  'mtu-blackhole': { from: "net.mtu<1400", points: { 'path-quality': 45, 'inpath-tls': 5 }, changed: "More than a small MTU: the wire showed small packets passing and large ones not." },
  'only-this-host': { from: "scope.only-this-host fails", points: { 'host-key-acl': 6, 'host-cert-expired': 8, 'host-cert-missing': 5, 'update-regression': -4, 'client-tls-policy': -10, 'endpoint-security': -4 }, kind: 'context' },
  'only-this-client': { from: "scope.only-this-client fails", points: { 'client-tls-policy': 18, 'endpoint-security': 15, 'win11-hostname': 12, 'saved-cred': 12, 'path-quality': 8, 'host-key-acl': -25, 'host-cert-expired': -25, 'conn-limit': -10 }, kind: 'context' },
  'only-via-tunnel': { from: "scope.via-tunnel-only fails", points: { 'inpath-tls': 55, 'host-key-acl': -40, 'host-cert-expired': -40 } },
  'loopback-fails-tls': { from: "host.loopback-probe fails at TLS", points: { 'host-key-acl': 25, 'host-cert-missing': 18, 'tls-protocol': 12, 'tls-cipher': 12, 'crypto-services': 12, 'inpath-tls': -60, 'path-quality': -60, 'wrong-endpoint': -60, 'fw-host': -60 } },
  'loopback-ok': { from: "host.loopback-probe ok, remote fails", points: { 'inpath-tls': 40, 'endpoint-security': 20, 'path-quality': 20, 'wrong-endpoint': 20, 'fw-host': 10, 'host-key-acl': -60, 'host-cert-missing': -60, 'tls-protocol': -25 } },
  'key-acl-bad': { from: "host.keyacl.networkservice missing/denied", points: { 'host-key-acl': 60 } },
  'key-acl-ok': { from: "host.keyacl.ok", points: { 'host-key-acl': -60 } },
  'store-no-certificate': { from: "host.cert.none-or-orphan", points: { 'host-cert-missing': 55 } },
  'store-cert-expired': { from: "host.cert.expired", points: { 'host-cert-expired': 50 } },
  'pin-invalid': { from: "host.cert.pin-invalid", points: { 'host-cert-pinned-bad': 60 } },
  'keys-folder-bad-and-failing': { from: "host.machinekeys.folder bad + event 1057/1058", points: { 'machinekeys-store': 55 } },
  'keys-folder-bad': { from: "host.machinekeys.folder bad only", points: { 'machinekeys-store': 12 } },
  'event-renewal-failed': { from: "host.event.1057/1058 in 30d", points: { 'host-cert-missing': 25, 'machinekeys-store': 20, 'host-key-acl': 15, 'host-cert-expired': 15 } },
  'event-key-unreadable': { from: "host.event.schannel 36870 0x8009030D", points: { 'host-key-acl': 40, 'host-cert-missing': 15 } },
  'event-no-common-cipher': { from: "host.event.schannel 36874 / 36888 alert40/70", points: { 'tls-cipher': 35, 'tls-protocol': 30 } },
  'event-protocol-policy': { from: "host.event.schannel 36871 state 10013", points: { 'tls-protocol': 35 } },
  'event-service-start-denied': { from: "host.event.lsm 17 0x80070005", points: { 'machinekeys-store': 25, 'host-key-acl': 20, 'host-cert-missing': 20, listener: 15 } },
  'event-accepted-then-error': { from: "host.event.rdpcorets 131 seen, then 226/97/139", points: { 'host-key-acl': 6, 'tls-cipher': 6, 'security-layer': 6, 'inpath-tls': 6, 'service-hung': -10, 'fw-host': -30 }, changed: "A service that notices an error is not hung, and bytes that a device put in front of the stream are such an error." },
  'event-never-arrived': { from: "host.event.no 261/131 for the attempt", points: { 'inpath-tls': 30, 'wrong-endpoint': 30, 'fw-host': 20, 'endpoint-security': 15, 'host-key-acl': -20 } },
  'event-authenticated': { from: "host.event.1149 (auth ok) then drop", points: { licensing: 12, 'conn-limit': 8, 'logon-right': 8, 'service-hung': 10, 'rdpwrap-patched': 10, 'host-key-acl': -40, 'tls-cipher': -40 } },
  'tls12-off': { from: "host.tls12.server disabled", points: { 'tls-protocol': 60 } },
  'cipher-policy-bad': { from: "host.cipher.policy empty or no overlap", points: { 'tls-cipher': 60 } },
  'security-out-of-range': { from: "host.secLayer/minEnc/userAuth out of range", points: { 'security-layer': 60 } },
  'fips-old-client': { from: "host.fips+old client", points: { 'security-layer': 20, 'tls-cipher': 15 } },
  'crypto-service-disabled': { from: "host.service KeyIso/CryptSvc/SessionEnv disabled", points: { 'crypto-services': 60 } },
  'termservice-stopped': { from: "host.service TermService stopped", points: { listener: 60 } },
  'rdp-denied': { from: "host.fDenyTSConnections=1", points: { 'rdp-disabled': 60 } },
  'limit-reached': { from: "host.limit MaxInstanceCount reached / logons disabled / drain", points: { 'conn-limit': 60 } },
  'flood-seen': { from: "host.event 1006 or 4625 flood", points: { flood: 45 } },
  'licensing-grace-over': { from: "host.licensing grace over / no LS (AppServer mode)", points: { licensing: 40 } },
  'termsrv-modified': { from: "host.termsrv.dll modified", points: { 'rdpwrap-patched': 60 } },
  'host-clock-off': { from: "host.time skew>5min", points: { 'clock-skew': 40 } },
  'av-present': { from: "av.third-party web/net protection on", points: { 'endpoint-security': 8 }, kind: 'context' },
  'av-off-helps': { from: "av.off-test makes probe pass", points: { 'endpoint-security': 60 } },
  'update-before-failure': { from: "history.update installed <72h before first failure", points: { 'update-regression': 15, 'service-hung': 8 }, kind: 'context' },
  'long-uptime': { from: "history.reboot pending or uptime>90d", points: { 'service-hung': 10, 'host-cert-expired': 4 }, kind: 'context' },
  'target-not-windows': { from: "target.is not Windows (xrdp/g-r-d/FreeRDP)", points: { 'third-party-server': 50, 'host-key-acl': -60, 'host-cert-expired': -20, 'machinekeys-store': -60 } },
  'udp-drop-after-logon': { from: "event.1105/UDP then drop after logon", points: { 'udp-transport': 40 } },

  // The one row of the list that spoke of two layers at once: a lookup that failed and a connection that failed.
  'code-connect-failed': { from: 'code.main=0x204|0x108|0x104|0x508|0x208', points: { 'fw-host': 25, listener: 25, 'rdp-disabled': 25, 'wrong-endpoint': 15, 'host-key-acl': -20, 'host-cert-expired': -20, 'tls-protocol': -15, 'tls-cipher': -15 }, changed: 'Only the codes of a failed connect; lookups have `code-name-not-found`.' },
  'code-name-not-found': { from: null, points: { 'wrong-endpoint': 40, 'host-key-acl': -20, 'host-cert-expired': -20, 'tls-protocol': -15, 'tls-cipher': -15, listener: -15, 'fw-host': -15 } },

  // Codes: what the decoder's readings say (electron/diagnosis/codes/readings.ts).
  'code-socket-opened': { from: null, points: { 'fw-host': -15, 'fw-client': -15, 'rdp-disabled': -15 } },
  'code-credentials': { from: null, points: { 'saved-cred': 30, 'logon-right': 15, 'host-key-acl': -40, 'host-cert-missing': -40, 'tls-protocol': -40, 'tls-cipher': -40, 'fw-host': -40, listener: -20 } },
  'code-account': { from: null, points: { 'logon-right': 30, 'saved-cred': 15, 'host-key-acl': -40, 'host-cert-missing': -40, 'tls-protocol': -40, 'tls-cipher': -40, 'fw-host': -40 } },
  'code-clock': { from: null, points: { 'clock-skew': 45 } },
  'code-nla-mismatch': { from: null, points: { 'security-layer': 45, 'third-party-server': 5 } },
  'code-no-common-security': { from: null, points: { 'tls-protocol': 25, 'tls-cipher': 25, 'security-layer': 10, 'client-tls-policy': 15 } },
  'code-key-handle': { from: null, points: { 'host-key-acl': 20, 'host-cert-missing': 8 } },
  'code-wrong-identity': { from: null, points: { 'wrong-endpoint': 35 } },
  'code-gateway': { from: null, points: { 'rds-farm': 30 } },
  'code-locally-forbidden': { from: null, points: { 'fw-client': 45, 'endpoint-security': 30 } },

  // Names.
  'dns-stale': { from: null, points: { 'wrong-endpoint': 60, 'host-key-acl': -30, 'host-cert-expired': -20 } },
  'wrong-host': { from: null, points: { 'wrong-endpoint': 60 } },
  'some-addresses-dead': { from: null, points: { 'wrong-endpoint': 45, 'fw-host': 8 } },
  'dns-sources-differ': { from: null, points: { 'wrong-endpoint': 25 } },
  'pointer-differs': { from: null, points: { 'wrong-endpoint': 5 }, kind: 'context' },
  'hosts-entry': { from: null, points: { 'wrong-endpoint': 35 } },
  'hosts-entry-same': { from: null, points: { 'wrong-endpoint': 4 }, kind: 'context' },

  // The port.
  'tcp-unreachable': { from: null, points: { 'path-quality': 30, 'wrong-endpoint': 20, 'fw-host': 5, 'host-key-acl': -30, 'host-cert-expired': -30, 'tls-protocol': -30 } },
  'tcp-locally-blocked': { from: null, points: { 'fw-client': 45, 'endpoint-security': 40, 'host-key-acl': -30, 'host-cert-expired': -30, 'tls-protocol': -30 } },
  'accept-then-close': { from: null, points: { 'conn-limit': 25, 'inpath-tls': 25, flood: 12, 'service-hung': 10, 'endpoint-security': 8, 'host-key-acl': -8 } },

  // Negotiation. A service that answers in RDP is on, listening and let through, whatever fails later.
  'rdp-answered': { from: null, points: { 'rdp-disabled': -40, listener: -40, 'fw-host': -10 } },
  'disconnect-request': { from: null, points: { 'conn-limit': 35, flood: 8, 'third-party-server': 5 } },
  'request-rejected': { from: null, points: { 'inpath-tls': 45, 'third-party-server': 15 } },
  'rdp-no-answer': { from: null, points: { 'service-hung': 25, 'inpath-tls': 15, 'wrong-endpoint': 15, 'path-quality': 10, 'conn-limit': 5 } },
  'rdp-malformed': { from: null, points: { 'third-party-server': 25, 'inpath-tls': 20, 'wrong-endpoint': 15 } },
  'neg-inconsistent': { from: null, points: { 'security-layer': 25, 'inpath-tls': 15, 'third-party-server': 15 } },
  'nla-not-offered': { from: null, points: { 'third-party-server': 30 }, kind: 'context' },
  'server-slow': { from: null, points: { 'service-hung': 8, 'path-quality': 4 }, kind: 'context' },
  throttled: { from: null, points: { 'inpath-tls': 25, flood: 20, 'conn-limit': 15, 'endpoint-security': 5 } },

  // TLS.
  'tls-closed-midway': { from: null, points: { 'inpath-tls': 15, 'host-key-acl': 10, 'path-quality': 10, 'endpoint-security': 8, 'third-party-server': 5 } },
  'tls-timeout': { from: null, points: { 'service-hung': 20, 'inpath-tls': 15, 'path-quality': 15, 'endpoint-security': 8 } },
  'tls-not-tls': { from: null, points: { 'third-party-server': 35, 'inpath-tls': 25, 'wrong-endpoint': 8 } },
  'tls-malformed': { from: null, points: { 'inpath-tls': 25, 'third-party-server': 20 } },
  'tls-bad-proof': { from: null, points: { 'inpath-tls': 40, 'third-party-server': 15 } },
  'tls-obsolete': { from: null, points: { 'tls-protocol': 45, 'third-party-server': 5 } },
  'tls13-only': { from: null, points: { 'tls-protocol': 35, 'third-party-server': 5 } },
  'tls-alert-internal': { from: null, points: { 'host-key-acl': 20, 'host-cert-missing': 10, 'third-party-server': 8, 'tls-cipher': 5 } },
  'tls-alert-name': { from: null, points: { 'inpath-tls': 45 } },
  'tls-alert-client-certificate': { from: null, points: { 'inpath-tls': 25, 'third-party-server': 15 } },
  'tls-ok-yet-fails': { from: 'net.tls.ok', points: { 'conn-limit': 6, 'credssp-oracle': 8, 'saved-cred': 8, 'logon-right': 8, licensing: 5, 'udp-transport': 6, 'path-quality': 6, 'inpath-tls': 6, 'rds-farm': 6 }, changed: 'The positive half of that row.', kind: 'context' },
  // The signature in the handshake was made with the key and was right: the service can use it.
  'key-used': { from: null, points: { 'host-key-acl': -20, 'host-cert-missing': -20, 'crypto-services': -10, 'host-cert-pinned-bad': -25 } },
  'middlebox-termination': { from: null, points: { 'inpath-tls': 55, 'host-key-acl': -20 } },

  // Certificate.
  'cert-valid': { from: null, points: { 'host-cert-expired': -60 } },
  'cert-not-yet-valid': { from: null, points: { 'clock-skew': 35 } },
  'cert-unusable': { from: null, points: { 'host-cert-pinned-bad': 35, 'third-party-server': 12, 'inpath-tls': 8 } },
  'inspection-issuer': { from: null, points: { 'inpath-tls': 50, 'endpoint-security': 20 } },
  'cert-unlike-windows': { from: null, points: { 'third-party-server': 15 }, kind: 'context' },
  'clock-off-wire': { from: null, points: { 'clock-skew': 45 } },
  'clock-ok-wire': { from: null, points: { 'clock-skew': -40 } },

  // CredSSP.
  'nla-closed': { from: null, points: { 'inpath-tls': 15, 'third-party-server': 15, 'credssp-oracle': 10, 'security-layer': 10, 'endpoint-security': 10, 'service-hung': 8 } },
  'nla-error': { from: null, points: { 'credssp-oracle': 12, 'security-layer': 10, 'third-party-server': 10, 'logon-right': 6 } },
  'nla-malformed': { from: null, points: { 'third-party-server': 25, 'inpath-tls': 20 } },
  'credssp-unpatched': { from: null, points: { 'credssp-oracle': 50, 'third-party-server': 10 } },
  'says-windows': { from: null, points: { 'third-party-server': -40 } },
  'host-runs-windows': { from: null, points: { 'third-party-server': -40 } },
  'told-windows': { from: null, points: { 'third-party-server': -40 } },

  // Path.
  'mtu-upload': { from: null, points: { 'path-quality': 20 } },
  loss: { from: null, points: { 'path-quality': 20 } },
  latency: { from: null, points: { 'path-quality': 8 }, kind: 'context' },
  'stable-series': { from: null, points: { 'path-quality': -25, flood: -10 } },
  'loopback-target': { from: null, points: { 'inpath-tls': 20 }, kind: 'context' },

  // The technician.
  'other-clients-fail': { from: null, points: { 'client-tls-policy': -40, 'fw-client': -40, 'endpoint-security': -15, 'saved-cred': -20, 'win11-hostname': -15, 'host-key-acl': 4, listener: 4 }, kind: 'context' },
  'other-hosts-fail': { from: null, points: { 'client-tls-policy': 15, 'endpoint-security': 15, 'fw-client': 15, 'inpath-tls': 12, 'path-quality': 10, 'host-key-acl': -15, 'host-cert-expired': -15, 'host-cert-missing': -15, 'wrong-endpoint': -10 }, kind: 'context' },
  'direct-fails-too': { from: null, points: { 'inpath-tls': -25 } },
  'ip-fails-too': { from: null, points: { 'wrong-endpoint': -15, 'win11-hostname': -45 } },
  'av-off-no-change': { from: null, points: { 'endpoint-security': -45 } },
  'drops-after-sign-in': { from: null, points: { 'udp-transport': 30, 'path-quality': 8, licensing: 4, 'host-key-acl': -60, 'host-cert-missing': -60, 'host-cert-expired': -20, 'tls-protocol': -60, 'tls-cipher': -60, 'fw-host': -60 } },
  'drops-before-sign-in': { from: null, points: { 'udp-transport': -40 } },
  'tcp-only-helps': { from: null, points: { 'udp-transport': 60 } },
  'tcp-only-no-change': { from: null, points: { 'udp-transport': -45 } },
  'oracle-message': { from: null, points: { 'credssp-oracle': 60 } },
  'restart-helps': { from: null, points: { 'service-hung': 15, 'conn-limit': 6 }, kind: 'context' },
  'credential-cleared-helps': { from: null, points: { 'saved-cred': 60 } },

  // This client.
  'client-tls12-off': { from: null, points: { 'client-tls-policy': 60 } },
  'client-oracle-strict': { from: null, points: { 'credssp-oracle': 15 }, kind: 'context' },
  'client-oracle-weakened': { from: null, points: { 'credssp-oracle': -20 } },
  'client-rule-blocks': { from: null, points: { 'fw-client': 60 } },
  'client-outbound-blocked': { from: null, points: { 'fw-client': 40 } },
  'client-outbound-allowed': { from: null, points: { 'fw-client': -45 } },
  'no-protection-product': { from: null, points: { 'endpoint-security': -20 } },
  'saved-credential': { from: null, points: { 'saved-cred': 12 }, kind: 'context' },
  'no-saved-credential': { from: null, points: { 'saved-cred': -45 } },
  'udp-off-already': { from: null, points: { 'udp-transport': -60 } },
  'via-vpn': { from: null, points: { 'path-quality': 6, 'inpath-tls': 5 }, kind: 'context' },
  'gateway-in-profile': { from: null, points: { 'rds-farm': 10, 'inpath-tls': 5 }, kind: 'context' },

  // The host.
  'folder-path-gone': { from: null, points: { 'machinekeys-store': 55, 'sysdrive-acl': 20 } },
  'system-drive-closed': { from: null, points: { 'sysdrive-acl': 45, 'machinekeys-store': 8 } },
  'store-denied': { from: null, points: { 'host-cert-missing': 58, 'machinekeys-store': 5 } },
  'store-name-wrong': { from: null, points: { 'host-cert-missing': 57 } },
  'store-certificate-good': { from: null, points: { 'host-cert-missing': -45, 'host-cert-expired': -60 } },
  'no-pin': { from: null, points: { 'host-cert-pinned-bad': -45 } },
  'pin-good': { from: null, points: { 'host-cert-pinned-bad': -45 } },
  'event-pin': { from: null, points: { 'host-cert-pinned-bad': 40 } },
  'crypto-services-ok': { from: null, points: { 'crypto-services': -40 } },
  'listener-none': { from: null, points: { listener: 60, 'host-key-acl': -20 } },
  'port-taken': { from: null, points: { listener: 60, 'wrong-endpoint': 5 } },
  'port-moved': { from: null, points: { listener: 60, 'fw-host': -10 } },
  'listener-ok': { from: null, points: { listener: -45, 'rdp-disabled': -30 } },
  'listener-ok-yet-dropped': { from: null, points: { 'service-hung': 15, 'conn-limit': 8 } },
  'rdp-allowed': { from: null, points: { 'rdp-disabled': -45 } },
  'fw-rules-off': { from: null, points: { 'fw-host': 60 } },
  'fw-block-rule': { from: null, points: { 'fw-host': 55 } },
  'fw-ipsec': { from: null, points: { 'fw-host': 20, 'inpath-tls': 5 } },
  'fw-rules-ok': { from: null, points: { 'fw-host': -35 } },
  'security-rdp-only': { from: null, points: { 'security-layer': 35 } },
  'security-old-client': { from: null, points: { 'security-layer': 57 } },
  'security-ok': { from: null, points: { 'security-layer': -40 } },
  'tls12-on': { from: null, points: { 'tls-protocol': -25 } },
  'cipher-policy-ok': { from: null, points: { 'tls-cipher': -15 } },
  'limits-ok': { from: null, points: { 'conn-limit': -35 } },
  'flood-quiet': { from: null, points: { flood: -35 } },
  'licensing-events': { from: null, points: { licensing: 25 } },
  'remote-admin-mode': { from: null, points: { licensing: -60 } },
  'right-missing': { from: null, points: { 'logon-right': 60 } },
  'right-denied': { from: null, points: { 'logon-right': 60 } },
  'right-ok': { from: null, points: { 'logon-right': -35 } },
  'termsrv-genuine': { from: null, points: { 'rdpwrap-patched': -45 } },
  'rds-role': { from: null, points: { 'rds-farm': 15 }, kind: 'context' },
  'no-rds-role': { from: null, points: { 'rds-farm': -45 } },
  'policy-sets-fault': { from: null, points: { 'gpo-override': 60 } },
  'policy-owned': { from: null, points: { 'gpo-override': 12 }, kind: 'context' },
  'wmi-class-missing': { from: null, points: { 'wmi-broken': 25 } },
  'guard-tool': { from: null, points: { flood: 8, 'endpoint-security': 6, 'conn-limit': 4 }, kind: 'context' },
  'filter-on-host': { from: null, points: { 'endpoint-security': 6 }, kind: 'context' },
} as const satisfies Record<string, EvidenceRow>;

export type EvidenceId = keyof typeof TABLE;
export const EVIDENCE: Readonly<Record<EvidenceId, EvidenceRow>> = TABLE;
export const EVIDENCE_IDS = Object.keys(TABLE) as readonly EvidenceId[];
/** From here on one observation proves a cause, if the score agrees. */
export const PROOF_POINTS = 55;
