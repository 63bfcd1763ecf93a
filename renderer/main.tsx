import { setNonce } from 'get-nonce';
import { StrictMode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { afterPaint } from './after-paint.ts';
import { App } from './app.tsx';
import { fetchNextScreen, fetchScreens } from './screens.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { listenToChanges } from './state/use-applying.ts';
import { followChanges } from './state/use-journal.ts';
import { lookForKept } from './state/use-kept.ts';
import { lookForInterrupted } from './state/use-recover.ts';
import { fetchBeforeChecks, listenToRuns } from './state/use-case.ts';
import { followStudies } from './state/use-fixes.ts';
import { followCases } from './state/use-study.ts';
import { followNotes } from './state/use-notes.ts';
import { useDraft } from './state/use-draft.ts';
import { useSession } from './state/use-session.ts';
import './styles/tokens.css';
import './styles/base.css';
import { startTexts } from './text/i18n.ts';

const FETCH_AFTER_MS = 400;

/** Tells the main process, which may want a picture of it, that the first screen is there. */
function FirstPaint() {
  useEffect(() => {
    requestAnimationFrame(() => requestAnimationFrame(() => { document.documentElement.dataset['painted'] = 'true'; }));
    lookForInterrupted();
    lookForKept();
    fetchBeforeChecks(fetchNextScreen);
    afterPaint(() => void fetchNextScreen());
    // Not in the way of whoever types at once.
    const later = setTimeout(() => {
      void import('./state/follow-draft.ts').then(({ followDraft }) => followDraft());
      void fetchScreens();
    }, FETCH_AFTER_MS);
    return () => clearTimeout(later);
  }, []);
  return null;
}

async function start(): Promise<void> {
  // Styles that the dialog library adds at run time carry the nonce of this document.
  setNonce(document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.nonce ?? '');
  listenToRuns();
  listenToChanges();
  followCases();
  followStudies();
  followNotes();
  followChanges();
  await startTexts(await useSession.getState().load());
  // A PC with Windows is most often the user's own; without it, nothing is read from here.
  if (useSession.getState().info?.platform === 'win32') useDraft.getState().set({ where: 'client' });
  const root = document.getElementById('root');
  if (!root) return;
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary>
        <App />
      </ErrorBoundary>
      <FirstPaint />
    </StrictMode>,
  );
}

void start();
