import { create } from 'zustand';
import type { RawBytes } from '../../preload/contract/channels.ts';
import type { Mode } from '../../preload/contract/diagnosis.ts';
import type { CallError, CallResult } from '../../preload/contract/errors.ts';
import type { Side } from '../../preload/contract/events.ts';
import type { Fact } from '../../preload/contract/facts.ts';
import type { Stage } from '../../preload/contract/stages.ts';
import { call, onEvent } from '../bridge.ts';
import { adopt, begin, hear, refuse, withFacts, type Case, type CaseRequest } from './case.ts';
import { useJump } from './use-jump.ts';
import { useSession } from './use-session.ts';

interface CaseState {
  readonly open: Case | null;
  /** Shows the ladder at once and asks for the run; gives back why there is none. */
  readonly start: (request: CaseRequest) => Promise<CallError | null>;
  readonly again: (mode?: Mode) => Promise<void>;
  /** Stops the run and keeps what is there. */
  readonly stop: () => Promise<void>;
  readonly drop: () => void;
  /** All facts of the target, after more were pasted or read. */
  readonly putFacts: (facts: readonly Fact[]) => void;
  readonly bytes: (side: Side, stage: Stage, address: string) => Promise<CallResult<{ entries: RawBytes[] }>>;
}

let attempts = 0;

let ahead: () => Promise<void> = () => Promise.resolve();

/** What the screen of the case still needs: it is fetched before the first check is sent off, because main, which serves it, then loads its engine. */
export function fetchBeforeChecks(screen: () => Promise<void>): void {
  ahead = screen;
}

/** The open case. */
export const useCase = create<CaseState>()((set, get) => ({
  open: null,
  async start(request) {
    attempts += 1;
    const attempt = attempts;
    const { target, control, mode, code, where } = request;
    // What was looked at in the case before says nothing about this one.
    useJump.setState({ fact: null, count: 0 });
    set({ open: begin(attempt, request, performance.now()) });
    await ahead();
    const answer = await call('diagnosis.start', { target, mode, ...(control !== null && { control }), ...(code !== null && { code }), ...(where !== null && { where }) });
    const now = performance.now();
    set(({ open }) => ({ open: open && (answer.ok ? adopt(open, attempt, answer.value.runId, now) : refuse(open, attempt, answer.error, now)) }));
    return answer.ok ? null : answer.error;
  },
  async again(mode) {
    const { open } = get();
    if (open) await get().start({ ...open.request, mode: mode ?? open.request.mode });
  },
  async stop() {
    const { open } = get();
    if (open?.phase === 'running' && open.runId) await call('diagnosis.cancel', { runId: open.runId });
  },
  drop: () => set({ open: null }),
  putFacts: (facts) => set(({ open }) => ({ open: open && withFacts(open, facts) })),
  async bytes(side, stage, address) {
    const runId = get().open?.runId;
    return runId ? call('diagnosis.bytes', { runId, side, stage, address }) : { ok: false, error: { code: 'notFound' } };
  },
}));

/** Feeds the store with the events of the engine. */
export function listenToRuns(): void {
  onEvent('run:event', (event) => {
    const { open } = useCase.getState();
    if (!open) return;
    const next = hear(open, event, performance.now());
    if (next === open) return;
    useCase.setState({ open: next });
    if (next.phase === 'ended' && open.phase !== 'ended') void useSession.getState().loadRecent();
  });
}
