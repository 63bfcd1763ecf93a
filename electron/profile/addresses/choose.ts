import { isIP, isIPv6 } from 'node:net';
import type { AddressChoice, FallbackOffer } from '../../../preload/contract/connection.ts';
import type { AddressesModel, AddressRow } from '../../../preload/contract/profile.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import type { Target } from '../../probe/target/target.ts';
import type { KnownThumbprint } from './same-machine.ts';

/** Without these no client gets to a sign-in; a bad certificate is a prompt, and a person decides. */
const NEEDED: ReadonlySet<string> = new Set(['dns', 'tcp', 'negotiation', 'tls']);
const BAD: ReadonlySet<string> = new Set(['fail', 'timedOut', 'blocked', 'cancelled']);

interface Reached extends AddressRow {
  readonly address: string;
  readonly sha1: string;
}

/**
 * Which address of the list to use now: the primary where it reaches the machine, else the first fallback that provably reaches the same one.
 * Null where none does; the matrix says why. The order of the list is never changed by it.
 */
export function chooseAddress(list: readonly Target[], model: AddressesModel, known: readonly KnownThumbprint[]): AddressChoice | null {
  for (const [place, target] of list.entries()) {
    const rows = model.rows.filter((row) => row.name === target.host).filter(isReached);
    if (rows.length === 0) continue;
    // A primary needs no proof against itself, unless something speaks against it; a fallback always needs one.
    const good = place === 0 ? model.sameMachine !== 'different' || rows.every((row) => isKnown(row, known)) : rows.every((row) => isSame(row, model, known));
    if (!good) continue;
    const shown = { address: showable(target.input, 80), primary: showable(list[0]?.input ?? '', 80) };
    return { address: target.input, place, sentence: say(`profile:addresses.use.${place === 0 ? 'primary' : 'fallback'}`, shown) };
  }
  return null;
}

/** Addresses that provably lead to the same machine and are not in the list yet, IPv4 first: more networks carry it. */
export function offerFallbacks(list: readonly Target[], model: AddressesModel, known: readonly KnownThumbprint[]): FallbackOffer[] {
  const port = list[0]?.port ?? 3389;
  const found = model.rows.filter(isReached).filter((row) => isIP(row.name) !== 0 && isSame(row, model, known) && !list.some((one) => one.host === row.name));
  const hosts = [...new Set(found.map((row) => row.name))].sort((a, b) => Number(isIPv6(a)) - Number(isIPv6(b)));
  return hosts.slice(0, 20).map((host) => ({ address: port === 3389 ? host : `${isIPv6(host) ? `[${host}]` : host}:${port}`, costs: fallbackCosts() }));
}

/** What connecting by an address instead of the name costs (F27). */
function fallbackCosts(): FallbackOffer['costs'] {
  return (['noKerberos', 'namePrompt', 'mayChange', 'ntlmBlocked'] as const).map((what) => say(`profile:addresses.cost.${what}`));
}

function isReached(row: AddressRow): row is Reached {
  return row.sha1 !== null && row.address !== null && !row.stages.some((one) => NEEDED.has(one.stage) && BAD.has(one.state));
}

function isKnown(row: Reached, known: readonly KnownThumbprint[]): boolean {
  return !row.verdict.startsWith('MIDDLEBOX_') && known.some((one) => one.sha1 === row.sha1);
}

function isSame(row: Reached, model: AddressesModel, known: readonly KnownThumbprint[]): boolean {
  return model.sameMachine === 'proven' || isKnown(row, known);
}
