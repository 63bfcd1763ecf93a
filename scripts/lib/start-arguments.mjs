/** @typedef {{ kind: 'window', exitAfterScreenshot: boolean } | { kind: 'command', args: string[] }} StartCall */

const exitFlag = '--exit-after-screenshot';

/** What `npm start -- …` is asked for: nothing, or only the window's own switch, is the window; anything else is the command line,
 * which also knows what to say about a word it does not know. @param {string[]} args @param {NodeJS.ProcessEnv} [env] @returns {StartCall} */
export function readStartArguments(args, env = process.env) {
  if (args.some((each) => each !== exitFlag)) return { kind: 'command', args };
  return { kind: 'window', exitAfterScreenshot: args.length > 0 || env['RDP_DOCTOR_EXIT_AFTER_SCREENSHOT'] === '1' };
}
