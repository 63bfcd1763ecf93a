/** A set-up step that cannot go on: one sentence that names the thing and the next step. */
export class SetupFailure extends Error {
  /** @param {string} sentence @param {string} [details] the failing tool's own last words */
  constructor(sentence, details = '') {
    super(sentence);
    this.name = 'SetupFailure';
    this.details = details;
  }
}

/** The last lines of a tool's output, enough to see its own complaint. @param {string} text */
export const lastLines = (text, count = 12) => text.trimEnd().split(/\r?\n/).slice(-count).join('\n');
