import { resolveTexts } from '../../locale/translator.ts';
import { say } from '../../locale/say.ts';
import { describePractice, practiceList } from '../../practice/describe.ts';
import { practiceStore, type PracticeStore } from '../../practice/store/practice-store.ts';
import { servePractice } from '../../practice/serve-practice.ts';
import { showable } from '../../locale/clean-text.ts';
import { wholeNumber } from '../args.ts';
import type { Command, CommandContext } from '../command.ts';
import { dataDirOf } from '../data-dir.ts';
import { printJson } from '../documents.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { practiceFailure } from '../practice-failure.ts';
import { renderPractice, renderPracticeList } from '../render-practice.ts';

/** `practice list | show NAME | reset NAME | serve NAME` (contract §5). */
export const practiceCommand: Command = {
  maxPositionals: 2,
  options: { port: 'value' },
  run(context) {
    const [action, name] = context.args.positionals;
    switch (action) {
      case 'list':
        if (name !== undefined) throw problem('action', { text: `list ${showable(name, 60)}` });
        return list(context);
      case 'show': return show(context, open(context, name), false);
      case 'reset': return show(context, open(context, name), true);
      case 'serve': return serve(context, open(context, name));
      case undefined: throw problem('noAction');
      default: throw problem('action', { text: showable(action, 60) });
    }
  },
};

function problem(key: string, params: Record<string, string> = {}): Failure {
  return new Failure(EXIT.usage, say(`practice:problem.${key}`, params));
}

function open(context: CommandContext, name: string | undefined): PracticeStore {
  if (name === undefined) throw problem('noName');
  const opened = practiceStore(name.replace(/^practice:/, ''), dataDirOf(context.args));
  if (!opened.ok) throw practiceFailure(opened, name);
  return opened.value;
}

async function list(context: CommandContext): Promise<ExitCode> {
  const model = practiceList();
  if (context.args.flag('json')) await printJson(context, resolveTexts(model, context.translate));
  else await context.console.result(renderPracticeList(model, context.translate));
  return EXIT.done;
}

async function show(context: CommandContext, store: PracticeStore, anew: boolean): Promise<ExitCode> {
  const state = anew ? await store.reset() : await store.load();
  if (!state.ok) throw practiceFailure(state, store.scenario.id);
  const model = await describePractice(store, state.value);
  if (context.args.flag('json')) await printJson(context, resolveTexts(model, context.translate));
  else if (anew) await context.console.result(`${context.translate(say('practice:show.reset', { name: model.name, path: showable(model.path) }))}\n`);
  else await context.console.result(renderPractice(model, context.translate));
  return EXIT.done;
}

/** Answers until Ctrl+C; every change of the port's state is noted. */
async function serve(context: CommandContext, store: PracticeStore): Promise<ExitCode> {
  const { translate, console, signal } = context;
  const json = context.args.flag('json');
  const state = await store.load();
  if (!state.ok) throw practiceFailure(state, store.scenario.id);
  let first = true;
  const done = await servePractice(store, { port: wholeNumber(context.args, 'port', 1, 65535) ?? 0, signal }, async (document) => {
    const key = document.state === 'open' ? 'serving' : document.state;
    const line = translate(say(`practice:show.${key}`, { name: document.name, address: document.address, port: document.port, target: `${document.target.host}:${document.target.port}` }));
    if (!first) return console.note(line);
    first = false;
    return json ? printJson(context, document) : console.result(`${line}\n`);
  });
  if (!done.ok) throw new Failure(EXIT.ioFailed, say('practice:problem.port', { code: done.code }));
  return EXIT.done;
}
