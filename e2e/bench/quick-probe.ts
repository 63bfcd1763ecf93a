import { diagnose } from '../../electron/probe/run/diagnose.ts';
import { parseTarget } from '../../electron/probe/target/target.ts';
import { atMost, type Claim } from './claim.ts';
import { compare } from './measure.ts';
import { openSlowPath } from './slow-path.ts';

/** What a healthy TLS 1.3 server needs after the connection stands: the answer to the X.224 request, and one TLS flight. */
const roundTrips = 2;
const rtts = [40, 100];

/** The probe without process start, to a healthy server over paths of known length. */
export async function quickProbe(port: number): Promise<readonly Claim[]> {
  const claims: Claim[] = [];
  for (const rtt of [0, ...rtts]) {
    const path = await openSlowPath(port, rtt);
    const probe = async (): Promise<void> => {
      const parsed = parseTarget(`127.0.0.1:${path.port}`);
      if (!parsed.ok) throw new Error('the bench has no target');
      await diagnose({ target: parsed.target, mode: 'quick' }, { signal: AbortSignal.timeout(20_000) });
    };
    const [timing] = await compare([{ name: 'probe', run: probe }]);
    path.stop();
    const limit = 1.3 * roundTrips * rtt + 50;
    claims.push(atMost(`Quick probe in process, round trip ${rtt} ms`, timing?.median ?? NaN, limit, ` = 1.3 × ${roundTrips} × ${rtt} + 50`));
  }
  return claims;
}
