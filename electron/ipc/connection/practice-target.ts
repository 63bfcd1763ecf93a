import { targetOf } from '../../practice/describe.ts';
import { scenarioById } from '../../practice/scenario-list.ts';
import { parseTarget, type Target } from '../../probe/target/target.ts';

/** A practice host under the name its user types, which a file can hold; any other target as it is. Null for a practice host that is not there. */
export function realTarget(target: Target): Target | null {
  if (target.kind !== 'practice') return target;
  const scenario = scenarioById(target.host);
  if (!scenario) return null;
  const { host, port } = targetOf(scenario);
  const read = parseTarget(port === 3389 ? host : `${host}:${port}`);
  return read.ok ? read.target : null;
}
