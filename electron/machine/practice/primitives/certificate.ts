import { createHash } from 'node:crypto';
import * as z from 'zod';
import { DAY_MS, hostCertificate } from '../../../practice/keys/host-certificate.ts';
import { toPkcs8 } from '../../../practice/keys/key-pool.ts';
import { storedCertificate, type StoredCertificate } from '../../../practice/model/certificate.ts';
import { keyFiles, type HostState } from '../../../practice/model/host.ts';
import { thumbprint } from '../../../practice/model/parts.ts';
import { registryValue } from '../../../practice/model/registry.ts';
import type { PracticeState } from '../../../practice/model/state.ts';
import { machineKeys } from '../../../practice/windows/paths.ts';
import { bytesOf, KEYS, valueOf } from '../../../practice/windows/registry.ts';
import { PRIMITIVE_ARGS } from '../../primitives.ts';
import { withEntry, withHost, withValue } from './edit.ts';
import { handler, refuse } from './handler.ts';

type StoreName = 'remoteDesktop' | 'personal';
const storeOf = (name: 'Remote Desktop' | 'My'): StoreName => (name === 'My' ? 'personal' : 'remoteDesktop');
/** What Windows grants on a new machine key: no word of NETWORK SERVICE. */
const NEW_KEY_SDDL = 'O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FA;;;BA)';

function withStore(state: PracticeState, store: StoreName, list: StoredCertificate[]): PracticeState {
  return withHost(state, (host) => ({ ...host, certificates: { ...host.certificates, [store]: list } }));
}

/** The public part and its place in the store; the key stays where it is. */
export const certificateRemove = handler({
  args: PRIMITIVE_ARGS['certificate.remove'],
  captured: z.strictObject({ certificate: storedCertificate.nullable(), index: z.number().int().min(-1).max(100) }),
  read({ host }, args) {
    if (!host) return null;
    const list = host.certificates[storeOf(args.store)];
    const index = list.findIndex((one) => one.thumbprint === args.thumbprint);
    return { certificate: list[index] ?? null, index };
  },
  apply: (state, args) => withStore(state, storeOf(args.store), (state.host?.certificates[storeOf(args.store)] ?? []).filter((one) => one.thumbprint !== args.thumbprint)),
  put(state, args, { certificate, index }) {
    const list = state.host?.certificates[storeOf(args.store)] ?? [];
    if (!certificate || list.some((one) => one.thumbprint === certificate.thumbprint)) return state;
    return withStore(state, storeOf(args.store), [...list.slice(0, index), certificate, ...list.slice(index)]);
  },
});

/** Where the key of a certificate of ours lies. */
const keyFileOf = (host: HostState, friendlyName: string): string => `${machineKeys(host)}\\${createHash('sha256').update(friendlyName).digest('hex').slice(0, 32)}_${host.os.machineGuid}`;

/** The certificate with its place and its (practice) key, so that one that was taken away can come back. */
const madeCertificate = z.strictObject({ index: z.number().int().min(0).max(50), certificate: storedCertificate, key: keyFiles.valueType.nullable() });

/** Makes a certificate beside what is there; back means away again, with its key file where that was new. */
export const certificateCreate = handler({
  args: PRIMITIVE_ARGS['certificate.create'], captured: z.strictObject({ thumbprint: thumbprint.nullable(), keyFile: z.boolean(), made: madeCertificate.nullable() }),
  read({ host }, { friendlyName }) {
    if (!host) return null;
    const index = host.certificates.personal.findIndex((one) => one.friendlyName === friendlyName);
    const certificate = host.certificates.personal[index];
    return {
      thumbprint: certificate?.thumbprint ?? null, keyFile: Object.hasOwn(host.keyFiles, keyFileOf(host, friendlyName)),
      made: certificate ? { index, certificate, key: host.keyFiles[certificate.keyFile] ?? null } : null,
    };
  },
  async apply(state, { friendlyName, dnsNames, days }, { keys, now }) {
    const { host } = state;
    if (!host) return refuse('no Windows host');
    if (host.certificates.personal.some((one) => one.friendlyName === friendlyName)) return state;
    const key = await keys.key('created');
    const notBefore = new Date(now + host.os.clockOffsetMs);
    const path = keyFileOf(host, friendlyName);
    const made = hostCertificate({ commonName: dnsNames[0] ?? '', notBefore, notAfter: new Date(notBefore.getTime() + days * DAY_MS), key, keyFile: path, friendlyName });
    return withHost(withStore(state, 'personal', [...host.certificates.personal, made]), (grown) => ({ ...grown, keyFiles: { ...grown.keyFiles, [path]: grown.keyFiles[path] ?? { sddl: NEW_KEY_SDDL, key: toPkcs8(key) } } }));
  },
  put(state, { friendlyName }, before) {
    if (before.made) return broughtBack(state, before.made);
    const made = before.thumbprint === null ? state.host?.certificates.personal.find((one) => one.friendlyName === friendlyName) : undefined;
    if (!made) return state;
    const kept = state.host?.certificates.personal.filter((one) => one !== made) ?? [];
    const without = withStore(state, 'personal', kept);
    return before.keyFile ? without : withHost(without, (host) => ({ ...host, keyFiles: withEntry(host.keyFiles, made.keyFile, undefined) }));
  },
});

function broughtBack(state: PracticeState, { index, certificate, key }: z.infer<typeof madeCertificate>): PracticeState {
  const list = state.host?.certificates.personal ?? [];
  if (list.some((one) => one.thumbprint === certificate.thumbprint)) return state;
  const grown = withStore(state, 'personal', [...list.slice(0, index), certificate, ...list.slice(index)]);
  return key ? withHost(grown, (host) => ({ ...host, keyFiles: { [certificate.keyFile]: key, ...host.keyFiles } })) : grown;
}

const PIN = 'SSLCertificateSHA1Hash';

export const certificateBind = handler({
  args: PRIMITIVE_ARGS['certificate.bind'], captured: z.strictObject({ pinned: registryValue.nullable() }),
  read: ({ host }) => host && { pinned: valueOf(host.registry, KEYS.listener, PIN) ?? null },
  apply(state, args) {
    const wanted = 'friendlyName' in args ? state.host?.certificates.personal.find((one) => one.friendlyName === args.friendlyName)?.thumbprint : args.thumbprint;
    if (wanted === undefined) return refuse('no such certificate');
    if (wanted !== null && !state.host?.certificates.personal.some((one) => one.thumbprint === wanted)) return refuse('Invalid parameter: not in the store My');
    if (state.host && bytesOf(state.host.registry, KEYS.listener, PIN) === wanted) return state;
    return pin(state, wanted === null ? undefined : { type: 'binary', data: wanted });
  },
  put: (state, _, before) => pin(state, before.pinned ?? undefined),
});

function pin(state: PracticeState, value: z.infer<typeof registryValue> | undefined): PracticeState {
  return withHost(state, (host) => ({ ...host, registry: withValue(host.registry, KEYS.listener, PIN, value) }));
}
