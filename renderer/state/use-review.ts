import { create } from 'zustand';
import type { CaseFix } from '../../preload/contract/channels.ts';
import type { CallError } from '../../preload/contract/errors.ts';
import type { Planned } from '../../preload/contract/fixing.ts';
import { call } from '../bridge.ts';
import { useApplying } from './use-applying.ts';

/** A fix that is looked at: what its plan has to know, and what it is to help against. */
export interface Reviewed {
  readonly fix: Pick<CaseFix, 'id' | 'title' | 'settings' | 'steps' | 'side'>;
  readonly machine: string;
  /** The computer as people call it, before the plan says so. */
  readonly host?: string;
  readonly cause: CaseFix['against'][number] | null;
  /** The case it comes from. */
  readonly runId?: string | null;
  /** Nothing that was read points to it: an expert says why it is run all the same. */
  readonly needsReason: boolean;
}

interface ReviewState {
  readonly shown: boolean;
  readonly reviewed: Reviewed | null;
  readonly given: Readonly<Record<string, string>>;
  readonly reason: string;
  /** `form`: a person has to say something first. `asking`: Windows asks for permission to look. */
  readonly phase: 'form' | 'planning' | 'asking' | 'planned' | 'failed';
  readonly planned: Planned | null;
  readonly error: CallError | null;
  readonly open: (reviewed: Reviewed) => void;
  readonly put: (name: string, value: string) => void;
  readonly say: (reason: string) => void;
  readonly edit: () => void;
  /** Reads the machine and plans; nothing is changed by it. */
  readonly plan: () => Promise<void>;
  readonly close: () => void;
  /** Shows the change that is under way, or how it ended. */
  readonly showChange: () => void;
}

let asked = 0;

/** Windows may have let a worker in for this plan; it should not wait for nobody. */
function forget(planned: Planned | null): void {
  if (planned?.kind === 'plan') void call('fix.drop', { token: planned.token });
}

/** The dialog: one fix from its settings to its plan. What is done with the plan is `useApplying`. */
export const useReview = create<ReviewState>()((set, get) => ({
  shown: false, reviewed: null, given: {}, reason: '', phase: 'form', planned: null, error: null,
  open(reviewed) {
    const { change, dismiss } = useApplying.getState();
    // Another change is under way: that is what there is to see.
    if (change && !change.ended) return get().showChange();
    dismiss();
    const asks = reviewed.needsReason || reviewed.fix.settings.some((one) => one.required);
    set({ shown: true, reviewed, given: {}, reason: '', phase: 'form', planned: null, error: null });
    if (!asks) void get().plan();
  },
  put: (name, value) => set(({ given }) => ({ given: { ...given, [name]: value } })),
  say: (reason) => set({ reason }),
  edit() {
    forget(get().planned);
    set({ phase: 'form', planned: null, error: null });
  },
  async plan() {
    const { reviewed, given, reason } = get();
    if (!reviewed) return;
    const question = (asked += 1);
    set({ phase: 'planning', planned: null, error: null });
    useApplying.getState().dismiss();
    const settings = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value.trim()] as const).filter(([, value]) => value !== ''));
    const wanted = { fix: reviewed.fix.id, machine: reviewed.machine, settings, ...(reviewed.needsReason && { reason: reason.trim() }), ...(reviewed.runId && { runId: reviewed.runId }) };
    const isOver = () => question !== asked || !get().shown;
    let answer = await call('fix.plan', wanted);
    if (answer.ok && answer.value.kind === 'asksWindows' && !isOver()) {
      set({ phase: 'asking' });
      answer = await call('fix.plan', { ...wanted, asks: true });
    }
    // Closed or asked anew since: nobody wants the plan.
    if (isOver()) return answer.ok ? forget(answer.value) : undefined;
    set(answer.ok ? { phase: 'planned', planned: answer.value } : { phase: 'failed', error: answer.error });
  },
  close() {
    asked += 1;
    const { phase, planned } = get();
    if (phase === 'planned' && useApplying.getState().change === null) forget(planned);
    set({ shown: false });
  },
  showChange: () => set({ shown: true }),
}));
