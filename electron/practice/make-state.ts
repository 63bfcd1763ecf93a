import type { KeyObject } from 'node:crypto';
import type { CertificateSpec, StoredCertificate } from './model/certificate.ts';
import type { HostSpec, HostState } from './model/host.ts';
import { practiceState, type PracticeState } from './model/state.ts';
import { DAY_MS, hostCertificate } from './keys/host-certificate.ts';
import { toPkcs8, type KeyPool } from './keys/key-pool.ts';
import { makeNetwork } from './make-network.ts';
import type { Scenario } from './scenario.ts';
import { KEYS } from './windows/registry.ts';
import { fullName } from './windows/paths.ts';

const HOUR_MS = 3_600_000;
type Rows = readonly Record<string, unknown>[];

/** Makes a practice machine from its scenario: keys, certificates and times as of `now`. */
export async function makeState(scenario: Scenario, keys: KeyPool, now: number): Promise<PracticeState> {
  const host = scenario.host && (await makeHost(scenario.host, keys, now));
  return practiceState.parse({
    schema: 'rdp-doctor/practice-state@1',
    scenario: scenario.id,
    madeAt: new Date(now).toISOString(),
    host,
    client: { ...scenario.client, attempts: dated(scenario.client.attempts, now) },
    network: await makeNetwork(scenario.network, host, keys, now),
    tasks: {},
  });
}

async function makeHost(spec: HostSpec, keys: KeyPool, now: number): Promise<HostState> {
  const files = new Map<string, { path: string; key: KeyObject; sddl: string }>();
  for (const [alias, { folder, file, sddl }] of Object.entries(spec.keyFiles)) {
    files.set(alias, { path: `${folder}\\${file.replace('{guid}', spec.os.machineGuid)}`, key: await keys.key(`host-${alias}`), sddl });
  }
  const bindings: Record<string, string> = {};
  const make = async (one: CertificateSpec): Promise<StoredCertificate> => {
    const made = await makeOne(one, spec, files.get(one.keyFile), keys, now);
    if (one.bound) bindings[one.bound] = made.thumbprint;
    return made;
  };
  const remoteDesktop = await Promise.all(spec.certificates.remoteDesktop.map(make));
  const personal = await Promise.all(spec.certificates.personal.map(make));
  return {
    ...spec,
    certificates: { remoteDesktop, personal },
    keyFiles: Object.fromEntries([...files.values()].map(({ path, key, sddl }) => [path, { sddl, key: toPkcs8(key) }])),
    registry: withBindings(spec.registry, bindings),
    events: Object.fromEntries(Object.entries(spec.events).map(([log, rows]) => [log, dated(rows, now)])),
  };
}

async function makeOne(one: CertificateSpec, spec: HostSpec, file: { path: string; key: KeyObject } | undefined, keys: KeyPool, now: number): Promise<StoredCertificate> {
  const theirs = now + spec.os.clockOffsetMs;
  return hostCertificate({
    commonName: one.commonName ?? fullName(spec), notBefore: new Date(theirs + one.fromDays * DAY_MS), notAfter: new Date(theirs + one.untilDays * DAY_MS),
    key: file?.key ?? (await keys.key('lost')), keyFile: file?.path ?? one.keyFile, provider: one.provider, eku: one.eku,
    ...(one.friendlyName ? { friendlyName: one.friendlyName } : {}),
    ...(one.issuer ? { issuer: { commonName: one.issuer, key: await keys.key('authority', 'ec') } } : {}),
  });
}

function withBindings(registry: HostSpec['registry'], bindings: Record<string, string>): HostSpec['registry'] {
  const add = (from: HostSpec['registry'], key: string, name: string, data: string | undefined) =>
    data === undefined ? from : { ...from, [key]: { ...from[key], [name]: { type: 'binary' as const, data } } };
  return add(add(registry, KEYS.winStations, 'SelfSignedCertificate', bindings['selfSigned']), KEYS.listener, 'SSLCertificateSHA1Hash', bindings['pinned']);
}

/** Rows with `hoursAgo` get the time they mean. */
function dated(rows: Rows, now: number): Record<string, unknown>[] {
  return rows.map(({ hoursAgo, ...row }) => (typeof hoursAgo === 'number' ? { ...row, at: new Date(now - hoursAgo * HOUR_MS).toISOString() } : row));
}
