import { create } from 'zustand';
import type { PracticeHost } from '../../preload/contract/channels.ts';
import type { CallError } from '../../preload/contract/errors.ts';
import { call } from '../bridge.ts';
import { useCase } from './use-case.ts';
import { useScreen } from './use-screen.ts';
import { useStudy } from './use-study.ts';

interface PracticeState {
  readonly hosts: readonly PracticeHost[];
  readonly error: CallError | null;
  /** The host that was made new last, so that the screen can say so. */
  readonly reset: string | null;
  readonly load: () => Promise<void>;
  /** Opens a case about this host, with what its user says and copied. */
  readonly start: (host: PracticeHost) => Promise<void>;
  readonly makeNew: (name: string) => Promise<void>;
}

/** The practice lab: hosts with real faults on this PC's own loopback. */
export const usePractice = create<PracticeState>()((set, get) => ({
  hosts: [],
  error: null,
  reset: null,
  async load() {
    if (get().hosts.length > 0) return;
    const answer = await call('practice.list', {});
    set(answer.ok ? { hosts: answer.value.hosts, error: null } : { error: answer.error });
  },
  async start(host) {
    set({ reset: null });
    const explained = host.code === '' ? null : await call('code.explain', { text: host.code });
    useStudy.getState().begin({});
    useScreen.getState().show('case');
    await useCase.getState().start({
      target: `practice:${host.name}`, control: null, mode: 'quick', code: host.code === '' ? null : host.code, explanation: explained?.ok ? explained.value : null,
      where: null, complaint: host.complaint,
    });
  },
  async makeNew(name) {
    const answer = await call('practice.reset', { name });
    set(answer.ok ? { reset: name, error: null } : { reset: null, error: answer.error });
  },
}));
