import * as z from 'zod';
import { verdictCode } from '../../preload/contract/verdict-codes.ts';
import clientBase from '../../assets/practice/base/client.json' with { type: 'json' };
import hostBase from '../../assets/practice/base/host.json' with { type: 'json' };
import { clientState } from './model/client.ts';
import { hostSpec } from './model/host.ts';
import { networkSpec } from './model/network.ts';
import { port } from './model/parts.ts';
import { mergePatch } from './merge-patch.ts';

/** The file as written: the machines are merge patches over the healthy ones of `assets/practice/base`. */
const scenarioFile = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/),
  /** What the user copied from the error box. */
  code: z.string().max(2000),
  fixable: z.boolean(),
  expected: z.strictObject({ cause: z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/).nullable(), verdict: verdictCode }),
  /** What the user types into Remote Desktop. */
  target: z.strictObject({ host: z.string().min(1).max(253), port: port.optional() }),
  /** An address that the technician knows to be right. */
  knownAddress: z.string().max(64).optional(),
  network: z.json(),
  host: z.json(),
  client: z.json().optional(),
});

export const scenario = scenarioFile.extend({ network: networkSpec, host: hostSpec.nullable(), client: clientState });
export type Scenario = z.infer<typeof scenario>;

/** Reads a scenario file; throws for one that does not fit, which a test finds before any user can. */
export function readScenario(file: unknown): Scenario {
  const { network, host, client, ...rest } = scenarioFile.parse(file);
  return scenario.parse({
    ...rest,
    network,
    host: host === null ? null : mergePatch(hostBase, host),
    client: mergePatch(clientBase, client ?? {}),
  });
}
