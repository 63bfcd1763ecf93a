import { AZURE_GUEST } from '../signs/listener-signs.ts';
import type { GuidedFix } from './fix.ts';

type Page = Pick<GuidedFix, 'id' | 'number' | 'side' | 'who' | 'minutes' | 'causes' | 'steps' | 'sources'> & Partial<Pick<GuidedFix, 'ownerText' | 'offeredFrom' | 'evidence'>>;
const page = (given: Page): GuidedFix => ({ kind: 'guided', evidence: [], ownerText: true, offeredFrom: 'strong', ...given });

/** What a program cannot or must not do: numbered steps, and a text for the owner (catalogue C.1 as far as guided, C.2). */
export const GUIDED_FIXES: readonly GuidedFix[] = [
  page({ id: 'connect-by-ip', number: 'F27', side: 'client', who: 'user', minutes: 2, causes: ['win11-hostname', 'wrong-endpoint'], steps: 4, ownerText: false, sources: ['MS-5'] }),
  page({ id: 'wmi-verify-salvage', number: 'F29', side: 'host', who: 'serverOwner', minutes: 15, causes: ['wmi-broken'], steps: 5, sources: ['MS-14'] }),
  page({ id: 'gpupdate-report', number: 'F31', side: 'host', who: 'technician', minutes: 5, causes: ['gpo-override'], steps: 5, sources: ['MS-5'] }),
  page({ id: 'azure-run-command', number: 'F34', side: 'host', who: 'serverOwner', minutes: 10, causes: ['host-key-acl', 'host-cert-missing', 'machinekeys-store', 'fw-host'], offeredFrom: null, evidence: [AZURE_GUEST], steps: 5, sources: ['AZS', 'AZSK'] }),
  page({ id: 'alternative-client', number: 'F35', side: 'client', who: 'user', minutes: 10, causes: ['client-tls-policy', 'endpoint-security', 'update-regression'], steps: 4, ownerText: false, sources: ['APP'] }),
  page({ id: 'av-guided', number: 'F36', side: 'client', who: 'technician', minutes: 10, causes: ['endpoint-security'], steps: 6, sources: ['MS-5'] }),
  page({ id: 'reboot-update-guided', number: 'F37', side: 'host', who: 'serverOwner', minutes: 20, causes: ['service-hung', 'update-regression'], steps: 5, sources: ['MS-5'] }),
  page({ id: 'path-guided', number: 'F39', side: 'network', who: 'serverOwner', minutes: 15, causes: ['inpath-tls', 'path-quality'], steps: 6, sources: ['HAP', 'MS-5'] }),
  page({ id: 'flood-guided', number: 'F39b', side: 'network', who: 'serverOwner', minutes: 20, causes: ['flood'], steps: 5, sources: ['MS-5'] }),
  page({ id: 'non-windows-server-guided', number: 'F40', side: 'host', who: 'serverOwner', minutes: 10, causes: ['third-party-server'], steps: 5, sources: ['FLD-3', 'FLD-6'] }),
  page({ id: 'cloud-firewall-guided', number: 'C.2', side: 'network', who: 'serverOwner', minutes: 10, causes: ['fw-host'], steps: 4, sources: ['MS-8'] }),
  page({ id: 'policy-owner-guided', number: 'C.2', side: 'host', who: 'serverOwner', minutes: 10, causes: ['gpo-override'], steps: 4, sources: ['MS-5', 'AZR'] }),
  page({ id: 'farm-certificate-guided', number: 'C.2', side: 'host', who: 'serverOwner', minutes: 15, causes: ['rds-farm'], steps: 5, sources: ['MS-7', 'PSD'] }),
  page({ id: 'ca-renewal-guided', number: 'C.2', side: 'host', who: 'serverOwner', minutes: 15, causes: ['host-cert-pinned-bad', 'rds-farm'], steps: 5, sources: ['MS-7'] }),
  page({ id: 'licence-server-guided', number: 'C.2', side: 'host', who: 'serverOwner', minutes: 15, causes: ['licensing'], steps: 5, sources: ['MS-14'] }),
  page({ id: 'console-access-guided', number: 'C.2', side: 'host', who: 'serverOwner', minutes: 10, causes: ['fw-host', 'rdp-disabled', 'listener'], steps: 4, sources: ['AZS', 'FLD-9'] }),
  page({ id: 'rdp-wrapper-guided', number: 'C.2', side: 'host', who: 'serverOwner', minutes: 20, causes: ['rdpwrap-patched'], steps: 5, sources: ['MSRD'] }),
  page({ id: 'system-drive-guided', number: 'C.2', side: 'host', who: 'serverOwner', minutes: 20, causes: ['sysdrive-acl'], steps: 4, sources: ['ALI', 'MS-6'] }),
];
