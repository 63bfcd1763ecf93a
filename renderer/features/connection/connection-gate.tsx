import { useEffect } from 'react';
import { onEvent } from '../../bridge.ts';
import { isUnsaved, useConnection } from '../../state/use-connection.ts';
import { useScreen } from '../../state/use-screen.ts';
import { LeaveDialog } from './leave-dialog.tsx';

/** Works on every screen: a file that was given opens its profile, and the window does not close over what is not saved. */
export function ConnectionGate() {
  useEffect(() => {
    const show = () => useScreen.getState().show('connection');
    const given = () => void useConnection.getState().takeGiven(show);
    given();
    return onEvent('connection:given', given);
  }, []);
  useEffect(() => {
    let decided = false;
    const closing = (event: BeforeUnloadEvent) => {
      const state = useConnection.getState();
      // What stands in a field that was not left yet is known only when it is left.
      const typing = state.draft !== null && document.activeElement?.closest('[data-field]') !== null;
      if (decided || !(isUnsaved(state) || typing)) return;
      event.preventDefault();
      event.returnValue = false;
      state.guard(() => {
        decided = true;
        window.close();
      });
    };
    window.addEventListener('beforeunload', closing);
    return () => window.removeEventListener('beforeunload', closing);
  }, []);
  return <LeaveDialog />;
}
