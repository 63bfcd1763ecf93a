import { isIP, isIPv4, isIPv6 } from 'node:net';
import type { AddressRow, AddressSign } from '../../../preload/contract/profile.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import type { Proof } from './same-machine.ts';

const STORIES: Partial<Record<Proof['story'], AddressSign['id']>> = { elsewhere: 'dns-elsewhere', intercepted: 'tls-intercepted', middlebox: 'tls-intercepted', sharedCertificate: 'shared-certificate' };

/** What the rows show besides the proof. `splitNames`: names that not every resolver answers alike. */
export function readSigns(rows: readonly AddressRow[], proof: Proof, splitNames: readonly string[]): AddressSign[] {
  const signs: AddressSign[] = [];
  const add = (id: AddressSign['id'], params: Record<string, string>) => signs.push({ id, sentence: say(`profile:addresses.sign.${id}`, Object.fromEntries(Object.entries(params).map(([name, value]) => [name, showable(value, 120)]))) });
  const told = STORIES[proof.story];
  if (told !== undefined) signs.push({ id: told, sentence: { key: `profile:addresses.sign.${told}`, ...(proof.because.params ? { params: proof.because.params } : {}) } });
  const works = rows.find((row) => row.sha1 !== null && isIP(row.name) !== 0);
  const dead = rows.find((row) => row.address === null);
  const named = rows.some((row) => row.sha1 !== null && isIP(row.name) === 0);
  if (works && dead && !named) add('name-dead', { name: dead.name, address: works.name });
  const six = rows.find((row) => row.address !== null && isIPv6(row.address) && noTcp(row) && rows.some((other) => other.name === row.name && other.address !== null && isIPv4(other.address) && !noTcp(other)));
  if (six) add('ipv6-first-dead', { name: six.name, address: six.address ?? '' });
  if (splitNames[0] !== undefined) add('one-resolver-only', { name: splitNames[0] });
  return signs;
}

function noTcp(row: AddressRow): boolean {
  return row.stages.some((stage) => stage.stage === 'tcp' && (stage.state === 'fail' || stage.state === 'timedOut'));
}
