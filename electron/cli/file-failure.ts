import { showable } from '../locale/clean-text.ts';
import { say } from '../locale/say.ts';
import { EXIT } from './exit-codes.ts';
import { Failure } from './failure.ts';

/** What the system's codes mean for whoever named the file; Windows gives EPERM and EBUSY for one that is open elsewhere. */
const MEANING: Readonly<Record<string, string>> = {
  ENOENT: 'missing', EISDIR: 'folder', ENOTDIR: 'noFolder', EACCES: 'denied', EPERM: 'denied', EROFS: 'denied', EBUSY: 'busy', ETXTBSY: 'busy',
  ENAMETOOLONG: 'tooLong', ELOOP: 'tooLong',
};
const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** A file that could not be read or written (74), in words; the system's code stands behind them. */
export function fileFailure(doing: 'read' | 'write', path: string, error: unknown): Failure {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? 'UNKNOWN';
  const meaning = doing === 'write' && FULL.has(code) ? 'full' : Object.hasOwn(MEANING, code) ? MEANING[code] : 'other';
  return new Failure(EXIT.ioFailed, say(`cli:file.${doing}.${meaning}`, { path: showable(path), code }));
}
