import type { FactBatch } from '../windows-facts.ts';
import type { Marked } from './mark-texts.ts';

/** What `assets/powershell/run.ps1` is asked. `facts` narrows the batch to these names. */
export interface FactsRequest {
  readonly id: string;
  readonly batch: FactBatch;
  readonly target?: string;
  readonly facts?: readonly string[];
}

/** One verb of one operation, or the start of the elevated worker. Build `operation` with `markTexts`. */
export interface OperationRequest {
  readonly id: string;
  readonly action: 'capture' | 'apply' | 'verify' | 'restore' | 'elevate';
  readonly operation: Marked;
}
export type ScriptRequest = FactsRequest | OperationRequest;

/** The environment variable that carries a script path which no code page could spoil. */
export const SCRIPT_VARIABLE = 'RDP_DOCTOR_SCRIPT';

const isAscii = (text: string) => /^[\x20-\x7e]*$/.test(text);

/** The one line for the shell: ASCII, with everything from outside inside base64, so quoting and code pages cannot matter. */
export function requestLine(scriptPath: string, request: ScriptRequest): string {
  const json = JSON.stringify({ schema: 'rdp-doctor/ps-request@1', action: 'facts', ...request });
  // Escaped to ASCII, because in Constrained Language the script must decode it without .NET.
  const ascii = json.replaceAll(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const script = isAscii(scriptPath) ? `'${scriptPath.replaceAll("'", "''")}'` : `$env:${SCRIPT_VARIABLE}`;
  return `& ${script} -Request '${Buffer.from(ascii, 'utf8').toString('base64')}'`;
}
