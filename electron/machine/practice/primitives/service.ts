import * as z from 'zod';
import { keyFiles, service as serviceState, type HostState } from '../../../practice/model/host.ts';
import { storedCertificate } from '../../../practice/model/certificate.ts';
import { path, serviceStart, thumbprint } from '../../../practice/model/parts.ts';
import { registryValue } from '../../../practice/model/registry.ts';
import type { PracticeState } from '../../../practice/model/state.ts';
import { KEYS, valueOf } from '../../../practice/windows/registry.ts';
import { restartService, startService } from '../../../practice/windows/services.ts';
import { PRIMITIVE_ARGS } from '../../primitives.ts';
import { withHost, withValue } from './edit.ts';
import { handler, refuse, type ApplyContext, type Refusal } from './handler.ts';

/**
 * A start may also make a certificate with its key and bind it: all of that is taken down, so that it can be taken back, and brought back
 * when that is regretted. `store` and `keys` hold the certificates themselves with the (practice) keys behind them.
 */
const runCaptured = z.strictObject({
  service: serviceState, certificates: z.array(thumbprint), keyFiles: z.array(path), selfSigned: registryValue.nullable(),
  store: z.array(storedCertificate), keys: keyFiles,
});
type RunCaptured = z.infer<typeof runCaptured>;
type Named = { name: string };

function readRun({ host }: PracticeState, { name }: Named): RunCaptured | null {
  const own = host?.services[name];
  if (!host || !own) return null;
  const store = host.certificates.remoteDesktop;
  return {
    service: own, certificates: store.map((one) => one.thumbprint), keyFiles: Object.keys(host.keyFiles).sort(),
    selfSigned: valueOf(host.registry, KEYS.winStations, 'SelfSignedCertificate') ?? null,
    store, keys: Object.fromEntries(Object.entries(host.keyFiles).filter(([file]) => store.some((one) => one.keyFile === file))),
  };
}

/** The store as it was; keys that came with a certificate go with it and come back with it. Other key files stay as they are. */
function putRun(state: PracticeState, { name }: Named, before: RunCaptured): PracticeState {
  return withHost(state, (host) => {
    const made = host.certificates.remoteDesktop.filter((one) => !before.certificates.includes(one.thumbprint));
    const orphans = new Set(made.map((one) => one.keyFile).filter((file) => !before.keyFiles.includes(file)));
    const kept = Object.entries(host.keyFiles).filter(([file]) => !orphans.has(file));
    return {
      ...host,
      services: { ...host.services, [name]: before.service },
      certificates: { ...host.certificates, remoteDesktop: before.store },
      keyFiles: { ...before.keys, ...Object.fromEntries(kept) },
      registry: withValue(host.registry, KEYS.winStations, 'SelfSignedCertificate', before.selfSigned ?? undefined),
    };
  });
}

async function run(state: PracticeState, { name }: Named, context: ApplyContext, how: typeof startService): Promise<PracticeState | Refusal> {
  if (!state.host) return refuse('no Windows host');
  const done = await how(state.host, name, context);
  return done.ok ? { ...state, host: done.host } : refuse(done.because === 'disabled' ? 'service is disabled' : 'no such service');
}

export const serviceRestart = handler({
  args: PRIMITIVE_ARGS['service.restart'], captured: runCaptured, read: readRun, put: putRun,
  apply: (state, args, context) => run(state, args, context, restartService),
});

export const serviceStartUp = handler({
  args: PRIMITIVE_ARGS['service.start'], captured: runCaptured, read: readRun, put: putRun,
  apply: (state, args, context) => run(state, args, context, startService),
});

const startupCaptured = z.strictObject({ start: serviceStart, delayed: z.boolean(), triggers: z.number().int() });

function setStartup(state: PracticeState, name: string, change: Partial<HostState['services'][string]>): PracticeState {
  return withHost(state, (host) => {
    const own = host.services[name];
    return own ? { ...host, services: { ...host.services, [name]: { ...own, ...change } } } : host;
  });
}

export const serviceSetStartup = handler({
  args: PRIMITIVE_ARGS['service.setStartup'], captured: startupCaptured,
  read({ host }, { name }) {
    const own = host?.services[name];
    return own ? { start: own.start, delayed: own.delayed, triggers: own.triggers } : null;
  },
  apply: (state, { name, start, delayed }) => setStartup(state, name, { start, delayed: delayed && start === 2 }),
  put: (state, { name }, before) => setStartup(state, name, before),
});
