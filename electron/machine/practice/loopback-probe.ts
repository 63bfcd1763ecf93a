import { practiceDialer } from '../../practice/dialer.ts';
import type { HostState } from '../../practice/model/host.ts';
import { hostPort } from '../../practice/wire/host-plan.ts';
import { configuredPort } from '../../practice/windows/listener.ts';
import { diagnose } from '../../probe/run/diagnose.ts';
import type { FactValues } from './read-facts.ts';

const SELF = '127.0.0.2';

/** The host's own listener as it answers on the host itself: no firewall, nothing in the way (catalogue h05). */
export async function loopbackProbe(host: HostState, signal: AbortSignal): Promise<FactValues> {
  const port = configuredPort(host);
  const dialer = practiceDialer(() => Promise.resolve(hostPort(host, port, 'loopback')));
  try {
    const target = { input: SELF, host: SELF, port, kind: 'address' as const };
    const { verdict } = await diagnose({ target, mode: 'quick' }, { signal }, { dialer });
    return { 'loopback.stage': verdict.stage ?? 'none', 'loopback.verdict': verdict.code };
  } finally {
    await dialer.close();
  }
}
