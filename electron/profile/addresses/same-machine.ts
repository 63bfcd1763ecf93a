import { isIP } from 'node:net';
import type { AddressesModel, AddressRow } from '../../../preload/contract/profile.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';

/**
 * A thumbprint that is known to belong to the computer from elsewhere. `visit`: shown over its name earlier, as this program noted then; `host`: read
 * on the computer itself; `case`: of a saved case over its name; `given`: the technician's word.
 */
export interface KnownThumbprint {
  readonly sha1: string;
  readonly source: 'visit' | 'host' | 'case' | 'given';
}

export type Proof = Pick<AddressesModel, 'sameMachine' | 'because'> & { readonly story: Story };

/** Why the answer is what it is; the sentence is `profile:addresses.because.<story>`. */
type Story = 'proven' | 'provenByKnown' | 'elsewhere' | 'intercepted' | 'otherCertificate' | 'sharedCertificate' | 'middlebox' | 'noName' | 'nameDead' | 'oneWay' | 'nothing';

type Reached = AddressRow & { readonly address: string; readonly sha1: string };

/**
 * Whether name and address lead to one machine. Proven needs both: the same certificate, whose key the handshake showed, and the same computer
 * name, over at least one name and one address. What was not reached proves nothing, for or against.
 */
export function judgeSameMachine(rows: readonly AddressRow[], known: readonly KnownThumbprint[] = []): Proof {
  const reached = rows.filter((row): row is Reached => row.sha1 !== null && row.address !== null);
  const first = reached[0];
  if (!first) return answer('unknown', 'nothing', rows);
  const other = reached.find((row) => row.sha1 !== first.sha1);
  if (other) {
    if (first.computerName === null || other.computerName === null) return answer('different', 'otherCertificate', [first, other]);
    return answer('different', sameName(first, other) ? 'intercepted' : 'elsewhere', [first, other]);
  }
  const stranger = reached.find((row) => row.computerName !== null && first.computerName !== null && !sameName(row, first));
  if (stranger) return answer('different', 'sharedCertificate', [first, stranger]);
  // What opens TLS on every way shows its own certificate on all of them and passes the machine's name on: that is no proof.
  const opened = reached.find((row) => row.verdict.startsWith('MIDDLEBOX_'));
  if (opened) return answer('unknown', 'middlebox', [opened]);
  const names = reached.filter((row) => isIP(row.name) === 0);
  const deadName = rows.find((row) => row.sha1 === null && isIP(row.name) === 0);
  const told = known.find((one) => one.sha1 === first.sha1);
  if (names.length === 0 && told) return answer('proven', 'provenByKnown', reached, told.source);
  if (names.length === 0 && deadName) return answer('unknown', 'nameDead', [first, deadName]);
  if (names.length === 0 || names.length === reached.length) return answer('unknown', 'oneWay', reached);
  if (reached.some((row) => row.computerName === null)) return answer('unknown', 'noName', reached);
  return answer('proven', 'proven', reached);
}

function sameName(one: AddressRow, other: AddressRow): boolean {
  return one.computerName?.toLowerCase() === other.computerName?.toLowerCase();
}

function answer(sameMachine: Proof['sameMachine'], story: Story, rows: readonly AddressRow[], source?: KnownThumbprint['source']): Proof {
  const [one, other] = rows;
  const ways = [...new Set(rows.map((row) => row.name))].slice(0, 8).map((name) => showable(name, 80)).join(', ');
  const params = {
    ways, one: whereTo(one), other: whereTo(other), oneName: showable(one?.computerName ?? '', 80), otherName: showable(other?.computerName ?? '', 80),
    sha1: (one?.sha1 ?? '').slice(0, 12), otherSha1: (other?.sha1 ?? '').slice(0, 12),
  };
  return { sameMachine, because: say(`profile:addresses.because.${source === undefined ? story : `known.${source}`}`, params), story };
}

/** A name with the address it led to, so that two rows of one name can be told apart. */
function whereTo(row: AddressRow | undefined): string {
  if (!row) return '';
  return showable(row.address === null || row.address === row.name ? row.name : `${row.name} (${row.address})`, 140);
}
