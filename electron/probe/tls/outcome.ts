import type { Deadline } from '../net/deadline.ts';
import type { ReadOutcome } from '../net/connection.ts';
import type { KeyShare } from './groups.ts';

export type TlsVersion = 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3';

/** What a handshake told us, as far as it got; every field stays when it breaks half way. */
export interface TlsFacts {
  version?: TlsVersion;
  /** IANA name, e.g. TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256. */
  cipher?: string;
  /** Key exchange group, e.g. x25519; absent for RSA key exchange. */
  group?: string;
  /** Raw DER, leaf first, as sent. */
  chain: Buffer[];
  /** Size of the Certificate message in bytes. */
  chainBytes: number;
  /** ms from our ClientHello to the ServerHello. */
  serverHelloMs?: number;
  /** ms from our ClientHello to the end of the handshake. */
  handshakeMs?: number;
  certificateRequested: boolean;
  /** True once the server's signature over its key exchange was checked; absent for RSA key exchange. */
  signatureChecked?: boolean;
  helloRetry: boolean;
}

/** An open TLS channel: only what CredSSP needs. */
export interface TlsSession {
  write(plaintext: Buffer): void;
  /** Application data, tickets and key updates handled; an alert or a close ends it. */
  read(deadline: Deadline): Promise<ReadOutcome | { kind: 'alert'; description: number } | { kind: 'malformed'; because: string }>;
}

/** How a handshake ended. Nothing is thrown for anything a peer may do. */
export type TlsOutcome =
  | { kind: 'established'; facts: TlsFacts; session: TlsSession }
  /** The peer sent a fatal alert. */
  | { kind: 'alert'; facts: TlsFacts; description: number }
  | { kind: 'closed'; facts: TlsFacts; by: 'fin' | 'reset'; afterMs: number }
  | { kind: 'timeout'; facts: TlsFacts }
  | { kind: 'cancelled'; facts: TlsFacts }
  /** The first bytes were not a TLS record. */
  | { kind: 'notTls'; facts: TlsFacts; firstBytes: Buffer }
  | { kind: 'malformed'; facts: TlsFacts; because: string }
  | { kind: 'badSignature'; facts: TlsFacts; because: string }
  | { kind: 'badFinished'; facts: TlsFacts; because: string }
  /** The certificate's key is of a kind no RDP client can use (Ed25519, DSA …): the handshake was stopped by us. */
  | { kind: 'keyUnsupported'; facts: TlsFacts; keyType: string }
  | { kind: 'chainTooLarge'; facts: TlsFacts; bytes: number };

export interface TlsOptions {
  /** SNI; omitted for addresses. */
  serverName?: string;
  /** Highest and lowest version to offer; defaults: all four. */
  versions?: readonly TlsVersion[];
  /** Pads the ClientHello with extension 21 (RFC 7685) to at least this many bytes, for the upload test. */
  padTo?: number;
  /** Key shares made before, by group; fresh ones unless given. No secret of ours passes, so a scan of many hosts may use one set for some of them. */
  shares?: ReadonlyMap<number, KeyShare>;
  /** Asks for no tickets, which are work for both sides and of no use to who will not come back. */
  noTickets?: boolean;
}
