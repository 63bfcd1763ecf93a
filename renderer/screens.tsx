import { useEffect, useState, type ComponentType } from 'react';
import { afterPaint } from './after-paint.ts';
import { StartScreen } from './features/start/start-screen.tsx';
import type { Screen } from './state/use-screen.ts';
import { restOfTexts } from './text/i18n.ts';

/** How each screen but the first is fetched: they are parts of their own, so that the first one is not late for them. */
const PARTS: Readonly<Record<Exclude<Screen, 'start'>, () => Promise<ComponentType>>> = {
  case: () => import('./features/case/case-screen.tsx').then((part) => part.CaseScreen),
  connection: () => import('./features/connection/connection-screen.tsx').then((part) => part.ConnectionScreen),
  practice: () => import('./features/practice/practice-screen.tsx').then((part) => part.PracticeScreen),
  fixes: () => import('./features/catalogue/catalogue-screen.tsx').then((part) => part.CatalogueScreen),
  journal: () => import('./features/journal/journal-screen.tsx').then((part) => part.JournalScreen),
  radar: () => import('./features/radar/radar-screen.tsx').then((part) => part.RadarScreen),
  report: () => import('./features/report/report-screen.tsx').then((part) => part.ReportScreen),
  reports: () => import('./features/reports/reports-screen.tsx').then((part) => part.ReportsScreen),
  settings: () => import('./features/settings/settings-screen.tsx').then((part) => part.SettingsScreen),
  help: () => import('./features/help/help-screen.tsx').then((part) => part.HelpScreen),
};

const fetched = new Map<Screen, ComponentType>([['start', StartScreen]]);

async function fetchPart(screen: Screen): Promise<void> {
  if (screen === 'start' || fetched.has(screen)) return;
  const [part] = await Promise.all([PARTS[screen](), restOfTexts()]);
  fetched.set(screen, part);
}

/** The component of a screen; null until it was fetched. Suspense would hold back for 300 ms even one that is there. */
export function useScreenPart(screen: Screen): ComponentType | null {
  const [, show] = useState(0);
  useEffect(() => {
    let wanted = true;
    if (!fetched.has(screen)) void fetchPart(screen).then(() => wanted && show((count) => count + 1));
    return () => { wanted = false; };
  }, [screen]);
  return fetched.get(screen) ?? null;
}

/** The dialog in which fixes are looked at, once it was fetched: nobody can ask for it before the first screen stands. */
export function useReviewPart(): ComponentType | null {
  const [part, show] = useState<ComponentType | null>(null);
  useEffect(() => afterPaint(() => void import('./features/review/review-dialog.tsx').then(({ ReviewDialog }) => show(() => ReviewDialog))), []);
  return part;
}

/** Fetches the screen that Enter leads to. A screen that cannot be fetched is told where it is shown. */
export const fetchNextScreen = (): Promise<void> => fetchPart('case').catch(() => {});

/** Fetches every other screen, once the first one stands: from then on each opens at once. */
export async function fetchScreens(): Promise<void> {
  for (const screen of Object.keys(PARTS) as Screen[]) await fetchPart(screen);
}
