import { asText } from '../../../diagnosis/fact-book.ts';
import { hasEnded, isUsable, thumbprint } from '../../../diagnosis/host-readings.ts';
import { CANNOT_CREATE, CERT_ENDED, CERT_ORPHANED, NO_CERTIFICATE, PIN_BAD, PROGRAM_DATA_GONE, STORE_DENIED, STORE_NAME_WRONG, endedCertificates, orphans } from '../../signs/certificate-signs.ts';
import type { AutomaticFix, FixContext, SettingSpec, Work } from '../fix.ts';
import { operation, restart } from '../operations.ts';
import { SYSTEM, withGrants, withoutDenials } from '../sddl-edit.ts';
import { blocked, doing, dropsSessions, ladder, missing, RESTART, unread } from '../work.ts';
import { PATHS } from '../registry-paths.ts';

const SELF_STORE = 'Remote Desktop';
const PROOF = { facts: ['store.remoteDesktop', 'binding.selfSigned', 'binding.pinned', 'events.certificate'], probe: true };
const THUMBPRINT: SettingSpec = { key: 'thumbprint', pattern: /^[0-9a-f]{40}$/, allowed: '40 × 0-9 a-f' };
/** What a certificate that we make is called, so that it is found again. */
const OUR_NAME = 'RDP Doctor temporary certificate';
const OUR_DAYS = 365;

/** A certificate in use disturbs everybody; that of a restart of TermService everybody who is signed in. */
const withRestart = (settings: FixContext['settings']) => (dropsSessions(settings) ? { tier: 2 as const } : {});

function renew(context: FixContext): Work {
  if (!context.windows.rows('store.remoteDesktop')) return unread('store.remoteDesktop');
  const worn = [...new Set([...endedCertificates(context), ...orphans(context)].map((one) => thumbprint(one.thumbprint)))].filter((one) => one.length === 40);
  const empty = context.windows.rows('store.remoteDesktop')?.length === 0;
  return doing(worn.length > 0 || empty ? [...worn.map((one) => operation('certificate.remove', { store: SELF_STORE, thumbprint: one })), ...ladder(context)] : []);
}

function repairStore(context: FixContext): Work {
  const { windows } = context;
  const sddl = asText(windows.row('store.acl')?.sddl);
  const opened = sddl === undefined ? null : withoutDenials(sddl, SYSTEM);
  if (STORE_DENIED.seen(context) && opened === null) return blocked('inherited-denial');
  const moved = PROGRAM_DATA_GONE.seen(context);
  const operations = [
    ...(STORE_NAME_WRONG.seen(context) ? [operation('registry.set', { path: PATHS.winStations, name: 'SelfSignedCertStore', value: { type: 'string', data: SELF_STORE } })] : []),
    ...(moved ? [operation('registry.set', { path: PATHS.profileList, name: 'ProgramData', value: { type: 'expandString', data: '%SystemDrive%\\ProgramData' } })] : []),
    ...(opened === null ? [] : [operation('acl.set', { kind: 'registry', path: PATHS.certificateStore, sddl: opened })]),
  ];
  return doing(operations.length > 0 ? [...operations, ...ladder(context)] : []);
}

/** Certificates of `My` that the listener could use now, the one that lasts longest first. */
function candidates({ windows, now }: FixContext): readonly Readonly<Record<string, unknown>>[] {
  const serverAuth = (one: Readonly<Record<string, unknown>>) => {
    const usages = Array.isArray(one.eku) ? one.eku.map(String) : (asText(one.eku) ?? '').split(/[\s,;]+/).filter(Boolean);
    return usages.length === 0 || usages.includes('1.3.6.1.5.5.7.3.1');
  };
  return (windows.rows('store.personal') ?? []).filter((one) => isUsable(one) && !hasEnded(one, now) && serverAuth(one))
    .sort((a, b) => (asText(b.notAfter) ?? '').localeCompare(asText(a.notAfter) ?? ''));
}

function rebind(context: FixContext): Work {
  if (!context.windows.rows('store.personal')) return unread('store.personal');
  const list = candidates(context);
  const wanted = context.settings.thumbprint ?? (list.length === 1 ? thumbprint(list[0]?.thumbprint) : undefined);
  if (list.length === 0) return blocked('no-candidate');
  if (wanted === undefined) return missing('thumbprint');
  const chosen = list.find((one) => thumbprint(one.thumbprint) === wanted);
  if (!chosen) return blocked('no-candidate');
  if (thumbprint(context.windows.text('binding.pinned')) === wanted) return doing([]);
  return doing([...openKey(context, asText(chosen.keyFile)), operation('certificate.bind', { thumbprint: wanted }), ...ladder(context)]);
}

/** NETWORK SERVICE must be able to read the key of what is bound (catalogue F06). */
function openKey({ windows }: FixContext, path: string | undefined): readonly ReturnType<typeof operation>[] {
  const sddl = asText(windows.rows('key.files')?.find((one) => asText(one.path)?.toLowerCase() === path?.toLowerCase())?.sddl);
  const opened = sddl === undefined ? null : withGrants(sddl, [{ sid: 'NS', rights: 'FR' }]);
  return path === undefined || opened === null || opened === sddl ? [] : [operation('acl.set', { kind: 'file', path, sddl: opened })];
}

function createAndPin(context: FixContext): Work {
  const name = context.windows.text('os.computerName');
  if (name === undefined || name === '') return unread('os.computerName');
  const domain = context.windows.flag('os.partOfDomain') === true ? context.windows.text('os.domainName') : undefined;
  const dnsNames = domain === undefined ? [name.toLowerCase()] : [`${name.toLowerCase()}.${domain.toLowerCase()}`, name.toLowerCase()];
  return doing([operation('certificate.create', { friendlyName: OUR_NAME, dnsNames, days: OUR_DAYS }), operation('certificate.bind', { friendlyName: OUR_NAME }), ...ladder(context)]);
}

function unpin(context: FixContext): Work {
  if (context.windows.unread('binding.pinned') !== undefined) return unread('binding.pinned');
  if (thumbprint(context.windows.text('binding.pinned')) === '') return doing([]);
  return doing([operation('certificate.bind', { thumbprint: null }), ...ladder(context)]);
}

const common = { kind: 'automatic', side: 'host', who: 'technician', settings: [RESTART], manner: withRestart, proof: PROOF, timeBoxMinutes: null } as const;

export const CERTIFICATE_FIXES: readonly AutomaticFix[] = [
  {
    ...common, id: 'renew-rdp-cert', notices: 'certificate', back: 'certificate', number: 'F01', minutes: 3, causes: ['host-cert-expired', 'host-cert-missing'], offeredFrom: null, evidence: [CERT_ENDED, CERT_ORPHANED, NO_CERTIFICATE],
    tier: 1, wayBack: 'part', keepWithinMinutes: null, guards: ['farm', 'ca-certificate', 'pinned', 'key-readable', 'way-clear', 'other-sessions'], operations: renew,
    primitives: ['certificate.remove', 'service.restart', 'service.start'], steps: 5, sources: ['MS-4', 'MS-6', 'AZR'],
  },
  {
    ...common, id: 'repair-rdp-cert-store', notices: 'nobody', number: 'F03', minutes: 5, causes: ['host-cert-missing', 'host-cert-expired'], offeredFrom: null, evidence: [STORE_NAME_WRONG, STORE_DENIED, PROGRAM_DATA_GONE],
    tier: 1, wayBack: 'full', keepWithinMinutes: null, guards: ['farm', 'other-sessions'], operations: repairStore,
    primitives: ['registry.set', 'acl.set', 'service.restart', 'service.start'], steps: 5, sources: ['MS-6', 'AZR'],
  },
  {
    ...common, id: 'rebind-rdp-cert', notices: 'certificate', number: 'F06', minutes: 5, causes: ['host-cert-pinned-bad'], offeredFrom: null, evidence: [PIN_BAD],
    tier: 2, wayBack: 'full', keepWithinMinutes: 10, settings: [RESTART, THUMBPRINT], guards: ['farm', 'other-sessions'], policyValues: ['SSLCertificateSHA1Hash'], operations: rebind,
    primitives: ['acl.set', 'certificate.bind', 'service.restart', 'service.start'], steps: 5, sources: ['MS-7', 'MS-14', 'AZR'],
  },
  {
    ...common, id: 'unpin-rdp-cert', notices: 'certificate', number: 'F07', minutes: 3, causes: ['host-cert-pinned-bad'], offeredFrom: null, evidence: [PIN_BAD],
    tier: 2, wayBack: 'full', keepWithinMinutes: 10, guards: ['farm', 'other-sessions'], policyValues: ['SSLCertificateSHA1Hash'], operations: unpin,
    primitives: ['certificate.bind', 'service.restart', 'service.start'], steps: 4, sources: ['MS-6', 'AZR', 'AZS'],
  },
  {
    ...common, id: 'create-and-pin-cert', notices: 'certificate', number: 'F08', minutes: 6, causes: ['host-cert-missing', 'machinekeys-store'], offeredFrom: null, evidence: [CANNOT_CREATE],
    tier: 2, wayBack: 'full', keepWithinMinutes: 10, guards: ['farm', 'pinned', 'other-sessions'], policyValues: ['SSLCertificateSHA1Hash'], operations: createAndPin,
    primitives: ['certificate.create', 'certificate.bind', 'service.restart', 'service.start'], steps: 5, sources: ['FLD-8', 'PSD', 'MS-7'],
  },
  {
    ...common, id: 'restart-sessionenv', notices: 'nobody', back: 'started', number: 'F09', minutes: 1, causes: ['host-key-acl', 'host-cert-missing'], offeredFrom: null, evidence: [NO_CERTIFICATE],
    tier: 1, wayBack: 'part', keepWithinMinutes: null, settings: [], guards: ['key-readable', 'way-clear'], operations: () => doing([restart('SessionEnv')]),
    primitives: ['service.restart'], steps: 3, sources: ['MS-4'],
  },
];
