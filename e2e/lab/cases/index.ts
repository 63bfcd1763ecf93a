import { boundsCases } from './bounds.ts';
import type { LabCase } from './case.ts';
import { certificateCases } from './certificate.ts';
import { deepCases } from './deep.ts';
import { dnsCases } from './dns.ts';
import { foreignCases } from './foreign.ts';
import { identityCases } from './identity.ts';
import { negotiationCases } from './negotiation.ts';
import { nlaCases } from './nla.ts';
import { pathCases } from './path.ts';
import { proxyCases } from './proxies.ts';
import { realServerCases } from './real-servers.ts';
import { targetCases } from './targets.ts';
import { tcpCases } from './tcp.ts';
import { tlsAlertCases } from './tls-alerts.ts';
import { tlsCases } from './tls.ts';

/** Every case of the lab. */
export const allCases: readonly LabCase[] = [
  ...tcpCases, ...negotiationCases, ...foreignCases, ...tlsCases, ...tlsAlertCases, ...certificateCases, ...nlaCases, ...identityCases, ...dnsCases,
  ...realServerCases, ...proxyCases, ...pathCases, ...deepCases, ...boundsCases, ...targetCases,
];
