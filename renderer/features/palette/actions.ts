import { useCase } from '../../state/use-case.ts';
import { useDraft } from '../../state/use-draft.ts';
import { usePractice } from '../../state/use-practice.ts';
import { useScreen, type Screen } from '../../state/use-screen.ts';
import { useSession } from '../../state/use-session.ts';
import { useView } from '../../state/use-view.ts';
import { sentenceOf } from '../../text/i18n.ts';
import type { Action } from './match.ts';

const SCREENS: readonly (readonly [Screen, keys?: string])[] = [
  ['start', 'Ctrl+N'], ['connection', 'Ctrl+2'], ['fixes', 'Ctrl+3'], ['journal', 'Ctrl+J'], ['radar', 'Ctrl+5'], ['reports', 'Ctrl+6'], ['practice'], ['settings'], ['help', 'F1'],
];

/** What can be done now, the most wanted first; read anew each time the list is shown. */
export function actions(): Action[] {
  return [...caseActions(), ...screenActions(), ...settingActions(), ...recentActions(), ...practiceActions()];
}

function caseActions(): Action[] {
  const { open, again, stop } = useCase.getState();
  if (!open) return [];
  const running = open.phase === 'running';
  return [
    act('case', say('rail.case'), 'verdict ladder', () => useScreen.getState().show('case'), 'Ctrl+1'),
    running ? act('stop', palette('stop'), 'cancel Esc', () => void stop(), 'Esc') : act('again', palette('again'), 'run F5', () => void again(), 'F5'),
    act('level', palette('level'), 'user view technician', () => useView.getState().toggleLevel(), 'Ctrl+Shift+U'),
  ];
}

const screenActions = (): Action[] => SCREENS.map(([screen, keys]) => act(`screen-${screen}`, say(`rail.${screen}`), screen, () => useScreen.getState().show(screen), keys));

function settingActions(): Action[] {
  const { change, info } = useSession.getState();
  const lang = document.documentElement.lang === 'ja' ? 'en' : 'ja';
  const theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'light' : 'dark';
  if (!info) return [];
  return [
    act(`lang-${lang}`, palette(`lang.${lang}`), 'language 言語 English Japanese', () => void change({ lang })),
    act(`theme-${theme}`, palette(`theme.${theme}`), 'theme dark light', () => void change({ theme })),
  ];
}

const recentActions = (): Action[] => useSession.getState().recent.map(({ target }) => act(`recent-${target}`, palette('check', { target }), 'recent', () => void useDraft.getState().checkTarget(target)));

const practiceActions = (): Action[] => usePractice.getState().hosts.map((host, index) => act(`practice-${host.name}`, palette('practice', { number: index + 1 }), `practice:${host.name}`, () => void usePractice.getState().start(host)));

function act(id: string, name: string, words: string, run: () => void, keys?: string): Action {
  return { id, name, words, run, ...(keys !== undefined && { keys }) };
}

const say = (key: string) => sentenceOf({ key: `window:${key}` });
const palette = (key: string, params?: Record<string, string | number>) => sentenceOf({ key: `palette:${key}`, ...(params && { params }) });
