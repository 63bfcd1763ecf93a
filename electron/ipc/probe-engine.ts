import { explainText } from '../diagnosis/codes/explain.ts';
import { diagnose } from '../probe/run/diagnose.ts';
import { parseTarget } from '../probe/target/target.ts';
import type { Engine } from './engine.ts';

/** The real engine: the same functions the command line calls. */
export const probeEngine: Engine = {
  parseTarget: (text) => parseTarget(text),
  explain: explainText,
  diagnose: (request, hooks) => diagnose(request, hooks),
};
