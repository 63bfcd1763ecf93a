import type { Handlers } from '../answer.ts';
import { addressHandlers } from './address-handlers.ts';
import { launchHandlers } from './launch-handlers.ts';
import { listHandlers } from './list-handlers.ts';
import { openHandlers } from './open-handlers.ts';
import type { ConnectionParts } from './ports.ts';
import { saveHandlers } from './save-handlers.ts';

export type ConnectionHandlers = Pick<Handlers, Extract<keyof Handlers, `connection.${string}`>>;

/** Everything the connection screen can ask. */
export function connectionHandlers(parts: ConnectionParts): ConnectionHandlers {
  return { ...listHandlers(parts), ...openHandlers(parts), ...saveHandlers(parts), ...addressHandlers(parts), ...launchHandlers(parts) };
}
