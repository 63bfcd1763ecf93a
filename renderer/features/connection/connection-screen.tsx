import { useEffect } from 'react';
import { useLaunch } from '../../state/connection-launch.ts';
import { useProfiles } from '../../state/connection-list.ts';
import { useConnection } from '../../state/use-connection.ts';
import { useScreen } from '../../state/use-screen.ts';
import { classes } from '../../ui/classes.ts';
import { Notice } from '../../ui/notice.tsx';
import { useProblemText } from '../../text/use-problem-text.ts';
import styles from './connection.module.css';
import { ConflictDialog } from './conflict-dialog.tsx';
import { Editor } from './editor.tsx';
import { ImportCard } from './import-card.tsx';
import { ListCard } from './list-card.tsx';
import { QuickConnect } from './quick-connect.tsx';
import { useConnectionKeys } from './use-connection-keys.ts';
import { useDrop } from './use-drop.ts';
import { useWords } from './words.ts';
import { WrittenNote } from './written-note.tsx';

/** The user's profile: which address really reaches the machine, what is risky, what Windows will show; saved, handed on, started. */
export function ConnectionScreen() {
  const { words } = useWords();
  const { draft, found, imported, problem, loadKeys, guard } = useConnection();
  const loadProfiles = useProfiles((state) => state.load);
  const loadClients = useLaunch((state) => state.load);
  const { over, tooLarge } = useDrop();
  const text = useProblemText(problem);
  useConnectionKeys();
  useEffect(() => {
    void loadKeys();
    void loadProfiles();
    void loadClients();
  }, [loadKeys, loadProfiles, loadClients]);
  useEffect(() => {
    // Whoever goes elsewhere is asked about what is not saved; going on keeps it open.
    useScreen.setState({ guard: (go) => guard(go, true) });
    return () => useScreen.setState({ guard: null });
  }, [guard]);
  return (
    <div className={classes(styles.screen, over && styles.over)}>
      {draft === null && (
        <header>
          <h1 tabIndex={-1}>{words('title')}</h1>
          <p className={styles.lead}>{words('lead')}</p>
        </header>
      )}
      {text && <Notice tone="fail">{text}</Notice>}
      {tooLarge && <Notice tone="fail">{words('import.tooLarge')}</Notice>}
      {imported !== null && <output className={styles.done} data-imported={imported}>{words('import.done', { number: imported })}</output>}
      {found && <ImportCard key={found.importId} found={found} />}
      {draft === null && <WrittenNote />}
      {draft === null ? (
        <>
          <QuickConnect />
          <ListCard />
        </>
      ) : <Editor key={draft.draftId} draft={draft} />}
      <ConflictDialog />
    </div>
  );
}
