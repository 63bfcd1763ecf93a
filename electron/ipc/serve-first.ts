import { app } from 'electron';
import type { ChannelName } from '../../preload/contract/channels.ts';
import { firstChannels } from '../../preload/contract/first-channels.ts';
import { remember, type Remembered } from '../shell/store/remembered.ts';
import { lastEnd } from '../shell/store/ended-well.ts';
import { say } from '../locale/say.ts';
import { systemLanguage } from '../shell/system-language.ts';
import { applyTheme } from '../shell/window.ts';
import { answerCall } from './answer-call.ts';
import { firstHandlers, type SessionFrame } from './first-handlers.ts';
import type { Answering } from './register.ts';

/** What is there before the engine: the memory, the theme, and the answers that the first screen waits for. */
export interface First {
  readonly memory: Remembered;
  readonly session: SessionFrame;
  /** Says that this time ended properly, unless the page broke before. */
  readonly end: () => void;
  /** The page broke: however the app ends now, it did not end properly. */
  readonly broke: () => void;
  /** Calls `last` at a proper end; it has to be done when it returns. */
  readonly onEnd: (last: () => void) => void;
  /** Answers the calls of `firstChannels`; null for every other. */
  readonly answer: (...call: Parameters<Answering>) => ReturnType<Answering> | null;
}

export async function serveFirst(dataDir: string): Promise<First> {
  const memory = await remember(dataDir);
  applyTheme(memory.settings.theme);
  const last = lastEnd(dataDir);
  const atEnd: (() => void)[] = [() => last.end()];
  let broken = false;
  const end = () => {
    if (broken) return;
    for (const one of atEnd.splice(0)) one();
  };
  app.once('quit', end);
  const notices = last.endedWell ? memory.notices : [...memory.notices, say('window:notice.crashed')];
  const session: SessionFrame = { version: app.getVersion(), runtime: `Electron ${process.versions.electron}`, platform: process.platform, systemLang: systemLanguage() };
  const handlers = firstHandlers({ get settings() { return memory.settings; }, get recent() { return memory.recent; }, notices }, session);
  const isFirst = (name: ChannelName): name is keyof typeof firstChannels => Object.hasOwn(firstChannels, name);
  return {
    memory, session, end,
    broke: () => { broken = true; },
    onEnd: (one) => void atEnd.push(one),
    answer: (name, input) => (isFirst(name) ? answerCall(firstChannels[name], handlers[name], input, (defect) => console.error(`defect in ${name}:`, defect)) : null),
  };
}
