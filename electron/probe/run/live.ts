import type { ProbeEvent, Side } from '../../../preload/contract/events.ts';
import type { Stage } from '../../../preload/contract/stages.ts';
import type { StageResult } from '../verdict/stage-result.ts';

/** Tells the window what one ladder is doing. */
export interface Live {
  begin(stage: Stage, address: string | null, limitMs: number): void;
  end(result: StageResult, blockedBy?: Stage): void;
  addresses(list: readonly string[]): void;
}

/** Turns progress into events of one side. */
export function liveEvents(side: Side, emit: (event: ProbeEvent) => void): Live {
  return {
    begin: (stage, address, limitMs) => emit({ type: 'stage', side, row: { stage, address, state: 'running', ms: 0, limitMs } }),
    end(result, blockedBy) {
      for (const fact of result.facts) emit({ type: 'fact', side, fact });
      const { stage, address, state, ms, detail } = result;
      const text = result.findings.find((one) => one.state !== 'info')?.text ?? detail;
      emit({ type: 'stage', side, row: { stage, address, state, ms, ...(blockedBy ? { blockedBy } : {}), ...(text ? { detail: text } : {}) } });
    },
    addresses: (list) => emit({ type: 'addresses', side, addresses: [...list] }),
  };
}
