import type { KeyObject } from 'node:crypto';
import { certificatePublicKey, loadPublicKey, type PublicKeyFacts } from '../certificate/public-key.ts';
import { parseCertificateMessage } from './certificate-message.ts';
import { HandshakeStop, malformed } from './handshake-stop.ts';
import type { TlsFacts } from './outcome.ts';
import { isUsableKey, type SignatureCheck } from './signature-schemes.ts';

/** The leaf's key, loaded. */
export interface LeafKey {
  readonly facts: PublicKeyFacts;
  readonly key: KeyObject;
}

/** Puts the chain into the facts and loads the leaf's key; ends the handshake when no RDP client could use that. */
export function takeCertificate(facts: TlsFacts, body: Buffer, tls13: boolean): LeafKey {
  const list = parseCertificateMessage(body, tls13);
  facts.chain = list.chain;
  facts.chainBytes = body.length;
  const leaf = list.chain[0];
  if (list.because !== undefined || !leaf) throw malformed(list.because ?? 'no certificate');
  const key = certificatePublicKey(leaf);
  const loaded = key && isUsableKey(key) ? loadPublicKey(key) : null;
  if (!key || !loaded) throw new HandshakeStop({ kind: 'keyUnsupported', keyType: key?.keyType ?? 'unknown' });
  return { facts: key, key: loaded };
}

/** Notes that the signature was checked, or ends the handshake with the lie. */
export function settleSignature(facts: TlsFacts, check: SignatureCheck): void {
  if (!check.ok) throw new HandshakeStop({ kind: 'badSignature', because: check.because });
  facts.signatureChecked = true;
}
