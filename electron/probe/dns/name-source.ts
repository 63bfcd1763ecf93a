import type { Deadline } from '../net/deadline.ts';
import { lookupAliases, lookupName, lookupPointer, type LookupOptions, type NameReading } from './lookup.ts';

/** Where names are asked. The real one asks DNS and the system; practice hosts put their own in its place. */
export interface NameSource {
  lookupName(host: string, options: LookupOptions, deadline: Deadline): Promise<NameReading>;
  lookupAliases(host: string, options: LookupOptions, deadline: Deadline): Promise<string[]>;
  lookupPointer(address: string, options: LookupOptions, deadline: Deadline): Promise<string[]>;
}

/** The resolvers of this computer. */
export const systemNames: NameSource = { lookupName, lookupAliases, lookupPointer };
