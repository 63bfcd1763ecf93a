// npm start: the window. npm start -- diagnose HOST: the command line. Both set up what is missing first.
import { runMain } from './lib/run-main.mjs';
import { readStartArguments } from './lib/start-arguments.mjs';
import { startCommand } from './lib/start-command.mjs';
import { startWindow } from './lib/start-window.mjs';

const call = readStartArguments(process.argv.slice(2));
await runMain(() => (call.kind === 'command' ? startCommand(call.args) : startWindow(call)));
