import { readFileSync } from 'node:fs';

/** TCP state LISTEN in /proc/net/tcp (Linux, include/net/tcp_states.h). */
const LISTEN = '0A';

/** True when something listens on the port. Read from /proc, so that no connection disturbs servers that count or throttle them. */
export function isListening(port: number): boolean {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return ['/proc/net/tcp', '/proc/net/tcp6'].some((table) =>
    readTable(table).some((line) => {
      const fields = line.trim().split(/\s+/);
      return fields[1]?.endsWith(wanted) === true && fields[3] === LISTEN;
    }));
}

function readTable(path: string): string[] {
  try {
    return readFileSync(path, 'latin1').split('\n').slice(1);
  } catch {
    return [];
  }
}
