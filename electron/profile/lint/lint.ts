import type { LintFinding, ProfileLintModel } from '../../../preload/contract/profile.ts';
import type { Profile } from '../model/profile.ts';
import { addressFaults, encodingFaults, lineFaults } from './faults.ts';
import { lookAt } from './finding.ts';
import { authenticationRisks, gatewayRisks, programRisks, secretRisks, sharingRisks } from './risks.ts';
import { signatureFaults, windowsWarning } from './windows-warning.ts';

const RANK: Record<LintFinding['state'], number> = { fail: 0, warn: 1, info: 2 };

/** Judges a file: its risks, the worst first, then what Windows shows before it opens it. `knownGateways`: gateways of one's own. */
export function lintProfile(profile: Profile, knownGateways: readonly string[] = []): ProfileLintModel {
  const look = lookAt(profile);
  const faults = [
    ...authenticationRisks(look), ...secretRisks(look), ...sharingRisks(look), ...gatewayRisks(look, knownGateways), ...programRisks(look),
    ...addressFaults(look), ...lineFaults(look), ...encodingFaults(look), ...signatureFaults(look),
  ];
  return { schema: 'rdp-doctor/profile-lint@1', findings: [...faults.sort((a, b) => RANK[a.state] - RANK[b.state]), ...windowsWarning(look)] };
}
