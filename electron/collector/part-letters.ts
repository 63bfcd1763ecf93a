const OTHER = /[^A-Za-z0-9+/=]+/g;
const RUN = /[A-Za-z0-9+/=]+/g;

/**
 * The base64 letters behind a head, as they may be meant; the checksum tells which it is. First all of them, whatever marks stand between; then with the
 * soft ends of lines of mail (RFC 2045 6.7); then the last and the longest run of each line, where a log or an editor put a time or a number before it.
 */
export function* readingsOf(body: string): Generator<string> {
  yield body.replace(OTHER, '');
  yield body.replace(/=\r?\n/g, '').replace(/=3D/gi, '=').replace(OTHER, '');
  const runs = body.split(/[\r\n]+/).map((line) => line.match(RUN) ?? []);
  yield runs.map((line) => line.at(-1) ?? '').join('');
  yield runs.map((line) => line.reduce((longest, run) => (run.length > longest.length ? run : longest), '')).join('');
}
