import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './app.module.css';
import { CaseScreen } from './features/case/case-screen.tsx';
import { HelpScreen } from './features/help/help-screen.tsx';
import { PracticeScreen } from './features/practice/practice-screen.tsx';
import { Rail } from './features/rail/rail.tsx';
import { SettingsScreen } from './features/settings/settings-screen.tsx';
import { StartScreen } from './features/start/start-screen.tsx';
import { useScreen, type Screen } from './state/use-screen.ts';
import { useSession } from './state/use-session.ts';
import { sentenceOf } from './text/i18n.ts';
import { Notice } from './ui/notice.tsx';
import { useCommands } from './use-commands.ts';

const SCREENS = { start: StartScreen, case: CaseScreen, practice: PracticeScreen, settings: SettingsScreen, help: HelpScreen } as const;

/** The window: rail at the side, one screen beside it. */
export function App() {
  useCommands();
  // Read here, so that every text below follows a change of language.
  useTranslation();
  const screen = useScreen((state) => state.screen);
  const notices = useSession((state) => state.info?.notices) ?? [];
  const Shown = SCREENS[screen];
  return (
    <div className={styles.app}>
      <Rail />
      <Frame key={screen} screen={screen}>
        {notices.map((notice) => {
          const text = sentenceOf(notice);
          return <Notice key={text} tone="warn">{text}</Notice>;
        })}
        <Shown />
      </Frame>
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
