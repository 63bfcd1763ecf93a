import { createElement, useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './app.module.css';
import { ConnectionGate } from './features/connection/connection-gate.tsx';
import { Palette } from './features/palette/palette.tsx';
import { Rail } from './features/rail/rail.tsx';
import { ChangeBar } from './features/time-box/change-bar.tsx';
import { TimeBanner } from './features/time-box/time-banner.tsx';
import { useReviewPart, useScreenPart } from './screens.tsx';
import { useKept } from './state/use-kept.ts';
import { useScreen, type Screen } from './state/use-screen.ts';
import { useSession } from './state/use-session.ts';
import { sentenceOf } from './text/i18n.ts';
import { Notice } from './ui/notice.tsx';
import { useCommands } from './use-commands.ts';
import { useGivenLink } from './use-given-link.ts';

const CRASHED = 'window:notice.crashed';

/** The window: rail at the side, one screen beside it. */
export function App() {
  useCommands();
  useGivenLink();
  // Read here, so that every text below follows a change of language.
  useTranslation();
  const screen = useScreen((state) => state.screen);
  const notices = useSession((state) => state.info?.notices) ?? [];
  // The offer of what was kept says it too, and more.
  const offered = useKept((state) => state.wasOffered);
  const part = useScreenPart(screen);
  const review = useReviewPart();
  return (
    <div className={styles.app}>
      <Rail />
      <div className={styles.beside}>
        <TimeBanner />
        <ChangeBar />
        {part && (
          <Frame key={screen} screen={screen}>
            {notices.filter(({ key }) => !(offered && key === CRASHED)).map((notice) => {
              const text = sentenceOf(notice);
              return <Notice key={text} tone="warn">{text}</Notice>;
            })}
            {createElement(part)}
          </Frame>
        )}
      </div>
      {review && createElement(review)}
      <Palette />
      <ConnectionGate />
    </div>
  );
}

/** Puts the focus where a new screen begins. */
function Frame({ screen, children }: { screen: Screen; children: ReactNode }) {
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    (main.current?.querySelector<HTMLElement>('[data-first-focus]') ?? main.current)?.focus({ preventScroll: true });
  }, []);
  return (
    <main className={styles.main} ref={main} tabIndex={-1} data-pane data-screen={screen}>
      {children}
    </main>
  );
}
