import { startScripted, type ScriptedServer } from './server.ts';
import { challenge } from './credssp.ts';
import type { NtlmIdentity } from './ntlm.ts';
import type { Step } from './peer.ts';
import { serveTls, type TlsServerOptions } from './tls-server.ts';
import { HYBRID, HYBRID_EX, negotiate, SSL, type NegotiationPolicy } from './x224.ts';

export interface WindowsOptions {
  readonly tls?: TlsServerOptions;
  readonly identity?: NtlmIdentity;
  readonly credsspVersion?: number;
  readonly negotiation?: NegotiationPolicy;
}

/** A Windows host as it is installed: NLA required. */
const NLA_REQUIRED: NegotiationPolicy = { supported: [HYBRID, HYBRID_EX], otherwise: 5 };

/** What a Windows host does up to the NTLM challenge; without NLA selected it ends after TLS. */
export async function windowsHost(options: WindowsOptions = {}): Promise<Step> {
  const tls = await serveTls(options.tls);
  const introduce = challenge(options.identity, options.credsspVersion);
  return async (peer) => {
    const selected = await negotiate(peer, options.negotiation ?? NLA_REQUIRED);
    if (selected === null || selected === 0) return;
    await tls(peer);
    if (selected !== SSL) await introduce(peer);
  };
}

/** A Windows-like host on a loopback port. */
export async function startWindowsLike(options: WindowsOptions & { port?: number; address?: string } = {}): Promise<ScriptedServer> {
  return startScripted(await windowsHost(options), options);
}
