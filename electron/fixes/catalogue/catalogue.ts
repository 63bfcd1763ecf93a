import { CLIENT_FIXES } from './client/client-fixes.ts';
import type { Fix } from './fix.ts';
import { GUIDED_FIXES } from './guided-fixes.ts';
import { CERTIFICATE_FIXES } from './host/certificate-fixes.ts';
import { KEY_FIXES } from './host/key-fixes.ts';
import { REACH_FIXES } from './host/reach-fixes.ts';
import { SECURITY_FIXES } from './host/security-fixes.ts';
import { SERVICE_FIXES } from './host/service-fixes.ts';

const rank = (number: string): number => (number.startsWith('F') ? Number.parseInt(number.slice(1), 10) + (number.endsWith('b') ? 0.5 : 0) : 1000);

/** Every fix, in the catalogue's order. */
export const CATALOGUE: readonly Fix[] = [...CERTIFICATE_FIXES, ...KEY_FIXES, ...SERVICE_FIXES, ...REACH_FIXES, ...SECURITY_FIXES, ...CLIENT_FIXES, ...GUIDED_FIXES]
  .sort((a, b) => rank(a.number) - rank(b.number));

const BY_ID = new Map(CATALOGUE.map((fix) => [fix.id, fix]));

export function fixById(id: string): Fix | undefined {
  return BY_ID.get(id);
}
