import type { PracticeListModel, PracticeModel } from '../../preload/contract/practice.ts';
import type { Message } from '../../preload/contract/text.ts';
import { say } from '../locale/say.ts';
import { SCENARIO_IDS, scenarioById } from './scenario-list.ts';
import type { PracticeState } from './model/state.ts';
import type { Scenario } from './scenario.ts';
import { canonical } from './store/canonical.ts';
import type { PracticeStore } from './store/practice-store.ts';
import { makeState } from './make-state.ts';

const RDP_PORT = 3389;

const texts = (id: string): { title: Message; complaint: Message } => ({ title: say(`practice:scenario.${id}.title`), complaint: say(`practice:scenario.${id}.complaint`) });

/** Every practice host with one line on what the user reports. */
export function practiceList(): PracticeListModel {
  return { schema: 'rdp-doctor/practice-list@1', machines: SCENARIO_IDS.map((id) => ({ name: id, ...texts(id), fixable: scenarioById(id)?.fixable ?? false })) };
}

/** One practice host: what a technician is told of it, not what is wrong with it. */
export async function describePractice(store: PracticeStore, state: PracticeState): Promise<PracticeModel> {
  const { scenario, path } = store;
  return {
    schema: 'rdp-doctor/practice@1', name: scenario.id, ...texts(scenario.id), fixable: scenario.fixable,
    target: targetOf(scenario), code: scenario.code, madeAt: state.madeAt, changed: await isChanged(store, state), path,
  };
}

/** What the user typed. */
export function targetOf({ target }: Scenario): { host: string; port: number } {
  return { host: target.host, port: target.port ?? RDP_PORT };
}

/** Compared with a machine made at the same moment; certificates differ in nothing that is compared. */
async function isChanged(store: PracticeStore, state: PracticeState): Promise<boolean> {
  const fresh = await makeState(store.scenario, store.keys, Date.parse(state.madeAt));
  return canonical(comparable(fresh)) !== canonical(comparable(state));
}

/** Thumbprints and bytes are new with every making; everything else of a certificate is not. */
function comparable(state: PracticeState): unknown {
  const aliases = new Map<string, string>();
  const text = canonical(state.host);
  for (const list of state.host ? [state.host.certificates.remoteDesktop, state.host.certificates.personal] : []) {
    for (const one of list) aliases.set(one.thumbprint, `certificate ${one.subject} ${one.notBefore} ${one.notAfter} ${one.keyFile}`).set(one.der, 'der');
  }
  const host = [...aliases].reduce((all, [from, to]) => all.replaceAll(from, JSON.stringify(to).slice(1, -1)), text);
  const keys = Object.values(state.host?.keyFiles ?? {}).map((file) => file.key);
  return { host: keys.reduce((all, key) => all.replaceAll(key, 'key'), host), client: state.client, routes: state.network.routes, tasks: state.tasks };
}
