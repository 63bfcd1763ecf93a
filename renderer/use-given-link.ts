import { useEffect } from 'react';
import type { DeepLink } from '../preload/contract/link.ts';
import { call, onEvent } from './bridge.ts';
import { useDraft } from './state/use-draft.ts';
import { useScreen } from './state/use-screen.ts';

/** Shows what a link or the jump list asked for, at start and later. */
export function useGivenLink(): void {
  useEffect(() => {
    const take = () => void call('link.given', {}).then((answer) => {
      if (answer.ok && answer.value.link !== null) show(answer.value.link);
    });
    take();
    return onEvent('link:given', take);
  }, []);
}

/** Fills the form; the person starts the check. */
function show(link: DeepLink): void {
  if (link.kind === 'screen') return useScreen.getState().show(link.screen === 'radar' ? 'radar' : 'start');
  useDraft.getState().reset();
  useDraft.getState().paste(link.kind === 'target' ? link.target : link.text);
  useScreen.getState().show('start');
}
