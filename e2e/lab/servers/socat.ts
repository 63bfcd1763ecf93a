import { startChildServer } from './child-server.ts';
import { makeTempDir } from './clean-up.ts';
import { LOOPBACK, type LabServer } from './lab-server.ts';
import { onFreePort } from './retry-port.ts';

/** `echo` gives every byte back, `silent` reads and never answers, `close` ends each connection at once. */
export type SocatRole = 'echo' | 'silent' | 'close';

const SERVANTS: Record<SocatRole, string> = { echo: 'PIPE', silent: 'SYSTEM:cat >/dev/null', close: 'SYSTEM:exit 0' };

/** socat in one of its simplest roles. */
export function startSocat(options: { port?: number; role: SocatRole }): Promise<LabServer> {
  return onFreePort((port) => startChildServer({
    command: 'socat', args: [`TCP4-LISTEN:${port},bind=${LOOPBACK},reuseaddr,fork`, SERVANTS[options.role]], port, directory: makeTempDir('socat'),
  }), options.port);
}
