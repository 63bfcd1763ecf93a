import { KEYS } from '../../practice/windows/registry.ts';

/** Registry keys of the user's PC; all others are the host's. A practice machine is both ends, this PC is one. */
const CLIENT_KEYS = [KEYS.clientPolicy, KEYS.licensing, KEYS.licensing.replace('SOFTWARE', 'SOFTWARE\\Wow6432Node'), KEYS.credssp].map((key) => key.toLowerCase());

/** Which end of the connection a registry key belongs to. */
export function sideOfKey(path: string): 'host' | 'client' {
  const key = path.toLowerCase();
  if (key.startsWith('hkcu\\') || (key.startsWith(KEYS.schannel.toLowerCase()) && key.endsWith('\\client'))) return 'client';
  return CLIENT_KEYS.some((own) => key === own || key.startsWith(`${own}\\`)) ? 'client' : 'host';
}
