import { deadlineIn, type Deadline } from '../net/deadline.ts';
import type { TlsSession } from '../tls/outcome.ts';
import { parseNtlmChallenge, type NtlmChallenge } from './ntlm-challenge.ts';
import { NTLM_NEGOTIATE } from './ntlm-negotiate.ts';
import { parseTsRequest } from './ts-request.ts';

/** How the introduction ended; `ms` from our NEGOTIATE. */
export type NlaOutcome =
  | { kind: 'challenge'; ms: number; version: number; challenge: NtlmChallenge | null; receivedAt: number }
  | { kind: 'error'; ms: number; version: number; code: number }
  | { kind: 'closed'; ms: number; by: 'fin' | 'reset'; alert?: number }
  | { kind: 'malformed'; ms: number; because: string }
  | { kind: 'timeout'; ms: number }
  | { kind: 'cancelled'; ms: number };

const NLA_LIMIT_MS = 5000;

/** Sends the bare NTLM NEGOTIATE, reads who the server says it is, and stops there. */
export async function introduce(session: TlsSession, parent: Deadline): Promise<NlaOutcome> {
  const deadline = deadlineIn(NLA_LIMIT_MS, parent);
  const start = performance.now();
  const elapsed = () => performance.now() - start;
  session.write(NTLM_NEGOTIATE);
  let bytes: Buffer = Buffer.alloc(0);
  for (;;) {
    const got = await session.read(deadline);
    switch (got.kind) {
      case 'cancelled': return { kind: 'cancelled', ms: elapsed() };
      case 'timeout': return { kind: 'timeout', ms: elapsed() };
      case 'closed': return bytes.length === 0 ? { kind: 'closed', ms: elapsed(), by: got.by } : { kind: 'malformed', ms: elapsed(), because: `closed after ${bytes.length} bytes of an answer` };
      case 'alert': return { kind: 'closed', ms: elapsed(), by: 'fin', alert: got.description };
      case 'malformed': return { kind: 'malformed', ms: elapsed(), because: got.because };
      case 'data': bytes = Buffer.concat([bytes, got.bytes]);
    }
    const parsed = parseTsRequest(bytes);
    if (parsed.kind === 'more') continue;
    if (parsed.kind === 'malformed') return { kind: 'malformed', ms: elapsed(), because: parsed.because };
    const { version, token, errorCode } = parsed.request;
    if (errorCode !== null && errorCode !== 0) return { kind: 'error', ms: elapsed(), version, code: errorCode };
    const challenge = token && parseNtlmChallenge(token);
    if (token && !challenge) return { kind: 'malformed', ms: elapsed(), because: `a token of ${token.length} bytes that is no NTLM challenge` };
    return { kind: 'challenge', ms: elapsed(), version, challenge, receivedAt: Date.now() };
  }
}
