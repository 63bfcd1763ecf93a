import cipherEmpty from '../../assets/practice/cipher-empty.json' with { type: 'json' };
import clockWrong from '../../assets/practice/clock-wrong.json' with { type: 'json' };
import expiredAndKeyAcl from '../../assets/practice/expired-and-key-acl.json' with { type: 'json' };
import expiredCert from '../../assets/practice/expired-cert.json' with { type: 'json' };
import firewallPublic from '../../assets/practice/firewall-public.json' with { type: 'json' };
import healthy from '../../assets/practice/healthy.json' with { type: 'json' };
import instanceLimit from '../../assets/practice/instance-limit.json' with { type: 'json' };
import keyAcl from '../../assets/practice/key-acl.json' with { type: 'json' };
import keyisoDisabled from '../../assets/practice/keyiso-disabled.json' with { type: 'json' };
import machinekeysHardened from '../../assets/practice/machinekeys-hardened.json' with { type: 'json' };
import nameFailsIpWorks from '../../assets/practice/name-fails-ip-works.json' with { type: 'json' };
import nlaOldClient from '../../assets/practice/nla-old-client.json' with { type: 'json' };
import pinnedGone from '../../assets/practice/pinned-gone.json' with { type: 'json' };
import portMoved from '../../assets/practice/port-moved.json' with { type: 'json' };
import proxyProtocol from '../../assets/practice/proxy-protocol.json' with { type: 'json' };
import securityLayerRange from '../../assets/practice/security-layer-range.json' with { type: 'json' };
import serviceStopped from '../../assets/practice/service-stopped.json' with { type: 'json' };
import staleDns from '../../assets/practice/stale-dns.json' with { type: 'json' };
import storeDeny from '../../assets/practice/store-deny.json' with { type: 'json' };
import tlsInspection from '../../assets/practice/tls-inspection.json' with { type: 'json' };
import tls12Off from '../../assets/practice/tls12-off.json' with { type: 'json' };
import tunnelLoopback from '../../assets/practice/tunnel-loopback.json' with { type: 'json' };
import weakened from '../../assets/practice/weakened.json' with { type: 'json' };
import xrdpKey from '../../assets/practice/xrdp-key.json' with { type: 'json' };
import { readScenario, type Scenario } from './scenario.ts';

/** In the order a learner meets them. */
const FILES: readonly { readonly id: string }[] = [
  healthy, expiredCert, keyAcl, expiredAndKeyAcl, storeDeny, pinnedGone, machinekeysHardened, keyisoDisabled, tls12Off, cipherEmpty,
  securityLayerRange, weakened, nlaOldClient, portMoved, serviceStopped, firewallPublic, instanceLimit, staleDns, nameFailsIpWorks,
  tlsInspection, proxyProtocol, tunnelLoopback, xrdpKey, clockWrong,
];

const read = new Map<string, Scenario>();

/** The names of all practice hosts. */
export const SCENARIO_IDS: readonly string[] = FILES.map((one) => one.id);

/** The scenario of this name; undefined where there is none. Read when first asked for. */
export function scenarioById(id: string): Scenario | undefined {
  const known = read.get(id);
  if (known) return known;
  const file = FILES.find((one) => one.id === id);
  if (!file) return undefined;
  const scenario = readScenario(file);
  read.set(id, scenario);
  return scenario;
}
