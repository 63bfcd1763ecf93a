import type { Message } from '../../preload/contract/text.ts';
import { say } from '../locale/say.ts';
import type { CauseId } from './causes.ts';
import type { StudiedCase } from './explain-case.ts';
import type { EvidenceId } from './weights.ts';

export type AdviceRating = 'helps' | 'noEffect' | 'harmful';

/** One tip from the web, rated for this case. */
export interface RatedAdvice {
  readonly id: string;
  readonly tip: Message;
  readonly rating: AdviceRating;
  readonly reason: Message;
}

interface Tip {
  readonly id: string;
  /** Helps where one of these is at least `some`. */
  readonly helpsFor?: readonly CauseId[];
  /** What makes it useless here although the cause fits; its reason has a word of its own. */
  readonly blockedBy?: readonly EvidenceId[];
  /** Does harm whatever the case. */
  readonly harmful?: true;
}

/** Every tip of the seeds (features-and-ux §1b, catalogue §H). Texts: `guide:advice.<id>.{tip,helps,noEffect,blocked,harmful}`. */
export const TIPS: readonly Tip[] = [
  { id: 'renew-certificate', helpsFor: ['host-cert-expired', 'host-cert-missing'], blockedBy: ['event-renewal-failed', 'key-acl-bad', 'keys-folder-bad-and-failing', 'crypto-service-disabled', 'store-denied'] },
  { id: 'restart-termserv-in-cmd' },
  { id: 'restart-service', helpsFor: ['service-hung', 'listener', 'conn-limit'] },
  { id: 'rename-machinekeys', harmful: true },
  { id: 'takeown-machinekeys', harmful: true },
  { id: 'grant-network-service', helpsFor: ['host-key-acl'] },
  { id: 'use-address', helpsFor: ['wrong-endpoint', 'win11-hostname'] },
  { id: 'flush-dns', helpsFor: ['wrong-endpoint'], blockedBy: ['hosts-entry', 'ip-fails-too'] },
  { id: 'mstsc-inbound-rule' },
  { id: 'mstsc-outbound-rule', helpsFor: ['fw-client'] },
  { id: 'websocket-rule' },
  { id: 'host-firewall-rule', helpsFor: ['fw-host'] },
  { id: 'network-private', helpsFor: ['fw-host'] },
  { id: 'firewall-off', harmful: true },
  { id: 'antivirus-off', harmful: true },
  { id: 'nla-off', harmful: true },
  { id: 'security-layer-rdp', harmful: true },
  { id: 'old-tls', harmful: true },
  { id: 'enable-tls12', helpsFor: ['tls-protocol', 'client-tls-policy'] },
  { id: 'oracle-vulnerable', harmful: true },
  { id: 'udp-off', helpsFor: ['udp-transport'], blockedBy: ['udp-off-already'] },
  { id: 'clear-licence-cache', helpsFor: ['licensing'] },
  { id: 'repair-wmi', helpsFor: ['wmi-broken'] },
  { id: 'saved-credential', helpsFor: ['saved-cred'] },
  { id: 'retype-password', helpsFor: ['saved-cred', 'logon-right'] },
  { id: 'lower-mtu', helpsFor: ['path-quality'] },
  { id: 'bypass-tunnel', helpsFor: ['inpath-tls'] },
  { id: 'certutil-verify' },
  { id: 'gpupdate', helpsFor: ['gpo-override'] },
  { id: 'remove-update', helpsFor: ['update-regression'] },
  { id: 'reboot', helpsFor: ['service-hung', 'update-regression'] },
  { id: 'store-client' },
  { id: 'other-tool' },
];

/** Rates every tip for this case. `helps` rests on a cause that the evidence supports and says so; nothing is rated by popularity. */
export function rateAdvice({ ranking, evidence }: Pick<StudiedCase, 'ranking' | 'evidence'>): RatedAdvice[] {
  const supported = new Set(ranking.causes.filter((one) => one.strength !== 'weak').map((one) => one.id));
  return TIPS.map((tip) => {
    const tipText = say(`guide:advice.${tip.id}.tip`);
    const rated = (rating: AdviceRating, word: string = rating): RatedAdvice => ({ id: tip.id, tip: tipText, rating, reason: say(`guide:advice.${tip.id}.${word}`) });
    if (tip.harmful) return rated('harmful');
    if (tip.helpsFor?.some((cause) => supported.has(cause)) !== true) return rated('noEffect');
    return tip.blockedBy?.some((id) => evidence.has(id)) === true ? rated('noEffect', 'blocked') : rated('helps');
  });
}
