import { randomUUID } from 'node:crypto';
import type { DraftBase } from '../../profile/draft/draft-state.ts';

/** So many profiles are open at once; the one that was opened first is then forgotten. */
const MAX = 40;

/** The profiles the window works on, in memory: the bytes stay here, the window holds the changes. */
export interface OpenDrafts {
  open(base: Omit<DraftBase, 'draftId'>): DraftBase;
  get(draftId: string): DraftBase | null;
  /** Puts what was saved in the place of what was opened; the id stays. */
  renew(base: DraftBase): void;
  close(draftId: string): void;
}

export function openDrafts(): OpenDrafts {
  const drafts = new Map<string, DraftBase>();
  return {
    open(base) {
      const draft = { ...base, draftId: randomUUID() };
      drafts.set(draft.draftId, draft);
      const [first] = drafts.keys();
      if (drafts.size > MAX && first !== undefined) drafts.delete(first);
      return draft;
    },
    get: (draftId) => drafts.get(draftId) ?? null,
    renew(base) {
      if (drafts.has(base.draftId)) drafts.set(base.draftId, base);
    },
    close(draftId) {
      drafts.delete(draftId);
    },
  };
}
