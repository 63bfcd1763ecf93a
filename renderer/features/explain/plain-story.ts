import type windowTexts from '../../../assets/locales/en/window.json';
import type { DiagnosisModel } from '../../../preload/contract/diagnosis.ts';
import type { StudyModel } from '../../../preload/contract/study.ts';

type Headline = keyof typeof windowTexts.user.headline;

/** Causes that a user needs no difference between. */
const STORY: Readonly<Record<string, Headline>> = {
  'host-key-acl': 'identity', 'host-cert-expired': 'identity', 'host-cert-missing': 'identity', 'host-cert-pinned-bad': 'identity', 'machinekeys-store': 'identity', 'crypto-services': 'identity', 'sysdrive-acl': 'identity',
  'tls-protocol': 'language', 'tls-cipher': 'language', 'security-layer': 'language', 'credssp-oracle': 'language', 'client-tls-policy': 'language', 'gpo-override': 'language',
  'inpath-tls': 'path', 'endpoint-security': 'path', 'udp-transport': 'path', 'path-quality': 'path', 'rds-farm': 'path',
  'wrong-endpoint': 'name', 'win11-hostname': 'name',
  'fw-host': 'door', 'fw-client': 'door', listener: 'door', 'rdp-disabled': 'door', 'service-hung': 'door', 'rdpwrap-patched': 'door',
  'conn-limit': 'full', flood: 'full', licensing: 'account', 'logon-right': 'account', 'saved-cred': 'account', 'clock-skew': 'clock', 'third-party-server': 'server', 'update-regression': 'server', 'wmi-broken': 'server',
};

/** What can be told in plain words: a cause only where the evidence is strong, else how far we are. Minutes: of the step at hand. */
export function plainStory({ verdict, causes }: Pick<DiagnosisModel, 'verdict' | 'causes'>, study: StudyModel | null): { headline: Headline; minutes: number } {
  const [top] = causes;
  const sure = top && (top.strength === 'proven' || top.strength === 'strong') ? STORY[top.id] : undefined;
  const minutes = study?.action.minutes ?? 0;
  if (sure) return { headline: sure, minutes };
  return { headline: verdict.code === 'HEALTHY' ? 'healthy' : 'looking', minutes };
}
