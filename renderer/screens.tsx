import { lazy, type ComponentType } from 'react';
import { StartScreen } from './features/start/start-screen.tsx';
import type { Screen } from './state/use-screen.ts';

/** How each screen but the first is fetched: they are parts of their own, so that the first one is not late for them. */
const PARTS = {
  case: () => import('./features/case/case-screen.tsx').then((part) => ({ default: part.CaseScreen })),
  connection: () => import('./features/connection/connection-screen.tsx').then((part) => ({ default: part.ConnectionScreen })),
  practice: () => import('./features/practice/practice-screen.tsx').then((part) => ({ default: part.PracticeScreen })),
  fixes: () => import('./features/catalogue/catalogue-screen.tsx').then((part) => ({ default: part.CatalogueScreen })),
  journal: () => import('./features/journal/journal-screen.tsx').then((part) => ({ default: part.JournalScreen })),
  radar: () => import('./features/radar/radar-screen.tsx').then((part) => ({ default: part.RadarScreen })),
  report: () => import('./features/report/report-screen.tsx').then((part) => ({ default: part.ReportScreen })),
  reports: () => import('./features/reports/reports-screen.tsx').then((part) => ({ default: part.ReportsScreen })),
  settings: () => import('./features/settings/settings-screen.tsx').then((part) => ({ default: part.SettingsScreen })),
  help: () => import('./features/help/help-screen.tsx').then((part) => ({ default: part.HelpScreen })),
} as const;

export const SCREENS: Readonly<Record<Screen, ComponentType>> = {
  start: StartScreen,
  case: lazy(PARTS.case), connection: lazy(PARTS.connection), practice: lazy(PARTS.practice), fixes: lazy(PARTS.fixes), journal: lazy(PARTS.journal), radar: lazy(PARTS.radar),
  report: lazy(PARTS.report), reports: lazy(PARTS.reports), settings: lazy(PARTS.settings), help: lazy(PARTS.help),
};

/** Fetches every other screen, once the first one stands: from then on each opens at once. */
export async function fetchScreens(): Promise<void> {
  for (const part of Object.values(PARTS)) await part();
}
