/** One top-level piece of a PowerShell module: a function, or the first value of a variable of the module. */
export interface ModulePiece {
  readonly kind: 'function' | 'variable';
  readonly name: string;
  /** The comment above it included, no blank lines around. */
  readonly text: string;
}

const START = /^(?:function ([A-Za-z]+-[A-Za-z0-9]+) \{|\$script:(\w+) = )/;
/** What every module of ours begins and ends with. */
const FRAME = /^(?:Set-StrictMode -Version Latest|\$ErrorActionPreference = 'Stop'|Export-ModuleMember -Function \*)$/;

/**
 * Takes a module of ours apart. They are written so that a piece begins at the line's start and ends with its own line or with the next line that begins
 * with `}`; throws for anything else, so that nothing is lost in silence.
 */
export function splitModule(text: string): ModulePiece[] {
  const pieces: ModulePiece[] = [];
  const lines = text.split(/\r?\n/);
  let comment: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line === '' || FRAME.test(line)) comment = [];
    else if (line.startsWith('#')) comment.push(line);
    else {
      const found = START.exec(line);
      if (!found) throw new Error(`a module holds what is neither a function nor a variable: ${line}`);
      const body = [line];
      while (/[{(]$/.test(body[0] ?? '') && !/^[})]/.test(body.at(-1) ?? '')) {
        const next = lines[++at];
        if (next === undefined) throw new Error(`a piece has no end: ${line}`);
        body.push(next);
      }
      pieces.push({ kind: found[1] === undefined ? 'variable' : 'function', name: found[1] ?? found[2] ?? '', text: [...comment, ...body].join('\n') });
      comment = [];
    }
  }
  return pieces;
}
