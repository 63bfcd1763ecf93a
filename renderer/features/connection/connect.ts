import { useLaunch } from '../../state/connection-launch.ts';
import { useConnection } from '../../state/use-connection.ts';

/** Starts the client with the profile; what is not saved yet is saved first, for the client opens the file as it is on the disk. */
export async function connect(): Promise<void> {
  const { draft, refused, save } = useConnection.getState();
  if (!draft) return;
  const unsaved = draft.changed || draft.origin.kind === 'new' || Object.keys(refused).length > 0;
  if (unsaved && !(await save())) return;
  const now = useConnection.getState().draft;
  if (now) await useLaunch.getState().start(now);
}
