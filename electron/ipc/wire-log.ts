import type { RawBytes } from '../../preload/contract/channels.ts';
import type { Side } from '../../preload/contract/events.ts';
import type { Stage } from '../../preload/contract/stages.ts';
import type { WireEntry } from '../probe/net/connection.ts';

/** A run may leave this many bytes behind; deep mode opens many connections. */
const MAX_RUN_BYTES = 4 * 1024 * 1024;
const MAX_ENTRIES = 200;
/** The contract carries 40,000 hex digits in one entry. */
const MAX_ENTRY_BYTES = 20_000;

/** The raw bytes of the newest run, kept in memory only until the next one begins. */
export interface WireLog {
  begin(runId: string): void;
  add(runId: string, side: Side, stage: Stage, address: string | null, entries: readonly WireEntry[]): void;
  /** The entries of one rung, or null when the run is not the one that is kept. */
  read(runId: string, side: Side, stage: Stage, address: string | null): RawBytes[] | null;
}

export function wireLog(): WireLog {
  let kept: { runId: string; rungs: Map<string, RawBytes[]>; room: number } | null = null;
  return {
    begin(runId) {
      kept = { runId, rungs: new Map(), room: MAX_RUN_BYTES };
    },
    add(runId, side, stage, address, entries) {
      if (kept?.runId !== runId) return;
      const key = keyOf(side, stage, address);
      const rung = kept.rungs.get(key) ?? [];
      for (const entry of entries) {
        if (rung.length >= MAX_ENTRIES || kept.room <= 0) break;
        const one = rawBytes(entry, Math.min(MAX_ENTRY_BYTES, kept.room));
        kept.room -= one.hex.length / 2;
        rung.push(one);
      }
      kept.rungs.set(key, rung);
    },
    read: (runId, side, stage, address) => (kept?.runId === runId ? (kept.rungs.get(keyOf(side, stage, address)) ?? []) : null),
  };
}

function keyOf(side: Side, stage: Stage, address: string | null): string {
  return `${side} ${stage} ${address ?? ''}`;
}

function rawBytes(entry: WireEntry, max: number): RawBytes {
  const bytes = entry.bytes.subarray(0, max);
  return { direction: entry.direction, at: entry.at, hex: bytes.toString('hex'), cut: entry.cut || bytes.length < entry.bytes.length };
}
