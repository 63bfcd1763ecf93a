import type { NtlmIdentity } from './ntlm.ts';

/** requestedProtocols and selectedProtocol (MS-RDPBCGR 2.2.1.1.1). */
export const PROTOCOL = { RDP: 0, SSL: 1, HYBRID: 2, HYBRID_EX: 8 } as const;

/** RDP_NEG_FAILURE codes (MS-RDPBCGR 2.2.1.2.2). */
export const FAILURE = { SSL_REQUIRED: 1, SSL_NOT_ALLOWED: 2, NO_CERTIFICATE: 3, HYBRID_REQUIRED: 5 } as const;

export interface TlsOffer {
  /** PEM: the server's own certificate, then its issuers. */
  readonly certificates: string;
  /** PKCS 8, base64. */
  readonly key: string;
  readonly versions: readonly string[];
  /** Names of the TLS library for TLS 1.2 and below; empty: no suite in common with anybody. Undefined: the library's own. */
  readonly ciphers?: readonly string[];
}

/** What a server does with a connection from the first byte on. */
export interface ServerPlan {
  readonly negotiation:
    /** Takes the request and closes. */
    | { readonly kind: 'close' }
    | { readonly kind: 'failure'; readonly code: number }
    /** Best protocol first; `otherwise` is the failure code for a request with none of them. */
    | { readonly kind: 'select'; readonly offers: readonly number[]; readonly otherwise: number };
  readonly tls: { readonly kind: 'close' } | { readonly kind: 'mcsDisconnect' } | ({ readonly kind: 'serve' } & TlsOffer);
  /** Who answers in CredSSP; null: nobody. */
  readonly identity: NtlmIdentity | null;
  /** What is said to something that is no X.224 frame. */
  readonly toNonsense: 'close' | 'mcsDisconnect';
}

/** What becomes of a connection to a port. */
export type PortPlan =
  | { readonly kind: 'refused' }
  /** No answer at all. Loopback cannot show it: the practice dialer waits in its place. */
  | { readonly kind: 'filtered' }
  | { readonly kind: 'serves'; readonly plan: ServerPlan }
  /** A balancer that puts a PROXY line before the stream to what serves. */
  | { readonly kind: 'proxied'; readonly plan: ServerPlan };
