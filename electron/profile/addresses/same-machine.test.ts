import { describe, expect, it } from 'vitest';
import type { AddressRow } from '../../../preload/contract/profile.ts';
import { judgeSameMachine, type KnownThumbprint } from './same-machine.ts';
import { readSigns } from './signs.ts';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const row = (name: string, address: string | null, sha1: string | null = A, computerName: string | null = 'SRV.corp.example', tcp: 'pass' | 'timedOut' = 'pass'): AddressRow => ({
  name, address, sha1, computerName, verdict: sha1 ? 'HEALTHY' : 'TCP_TIMEOUT', stages: [{ stage: 'tcp', state: tcp, ms: 1, address }],
});
const judged = (rows: AddressRow[], known?: KnownThumbprint[]) => {
  const proof = judgeSameMachine(rows, known);
  return [proof.sameMachine, proof.story];
};

describe('one machine', () => {
  it.each([
    ['proven over name and address', [row('srv', '10.0.0.1'), row('10.0.0.1', '10.0.0.1')], 'proven', 'proven'],
    ['proven though a short name leads nowhere', [row('srv.corp', '10.0.0.1'), row('srv', null, null, null), row('10.0.0.1', '10.0.0.1')], 'proven', 'proven'],
    ['proven where only the case of the name differs', [row('srv', '10.0.0.1', A, 'SRV'), row('10.0.0.1', '10.0.0.1', A, 'srv')], 'proven', 'proven'],
    ['not known by one way alone', [row('srv', '10.0.0.1')], 'unknown', 'oneWay'],
    ['not known by addresses alone', [row('10.0.0.1', '10.0.0.1'), row('10.0.0.2', '10.0.0.2')], 'unknown', 'oneWay'],
    ['not known where the name is dead', [row('srv', null, null, null), row('10.0.0.1', '10.0.0.1')], 'unknown', 'nameDead'],
    ['not known where nothing answers', [row('srv', '10.0.0.1', null, null)], 'unknown', 'nothing'],
    ['not known where it does not say its name', [row('srv', '10.0.0.1'), row('10.0.0.1', '10.0.0.1', A, null)], 'unknown', 'noName'],
    ['two with two certificates and names', [row('srv', '10.0.0.1'), row('10.0.0.2', '10.0.0.2', B, 'OTHER')], 'different', 'elsewhere'],
    ['two certificates under one name', [row('srv', '10.0.0.1'), row('10.0.0.1', '10.0.0.1', B)], 'different', 'intercepted'],
    ['two certificates, one nameless', [row('srv', '10.0.0.1', A, null), row('10.0.0.2', '10.0.0.2', B)], 'different', 'otherCertificate'],
    ['one certificate, two names', [row('srv', '10.0.0.1'), row('10.0.0.2', '10.0.0.2', A, 'OTHER')], 'different', 'sharedCertificate'],
    ['one certificate, two names behind a nameless one', [row('srv', '10.0.0.1'), row('x', '10.0.0.3', A, null), row('10.0.0.2', '10.0.0.2', A, 'OTHER')], 'different', 'sharedCertificate'],
  ] as const)('%s', (_, rows, same, story) => expect(judged([...rows])).toEqual([same, story]));

  it('is not proven by the certificate of what opens TLS on the way', () => {
    const rows = [row('srv', '10.0.0.1'), row('10.0.0.1', '10.0.0.1')].map((one): AddressRow => ({ ...one, verdict: 'MIDDLEBOX_TLS_INSPECTION' }));
    expect(judged(rows)).toEqual(['unknown', 'middlebox']);
    expect(judged([row('srv', null, null, null), ...rows.slice(1)], [{ source: 'visit', sha1: A }])).toEqual(['unknown', 'middlebox']);
  });

  it('tells two addresses of one name apart', () => {
    expect(judgeSameMachine([row('srv', '10.0.0.1'), row('srv', '10.0.0.2', B, 'OTHER')]).because.params).toMatchObject({ one: 'srv (10.0.0.1)', other: 'srv (10.0.0.2)' });
  });

  it('is proven for a dead name by a thumbprint known to be its own, and by no other', () => {
    const rows = [row('srv', null, null, null), row('10.0.0.1', '10.0.0.1')];
    expect([judged(rows, [{ source: 'visit', sha1: A }]), judged(rows, [{ source: 'visit', sha1: B }])]).toEqual([['proven', 'provenByKnown'], ['unknown', 'nameDead']]);
  });

  it('never is proven by rows in another order', () => {
    const rows = [row('srv', '10.0.0.1'), row('10.0.0.1', '10.0.0.1'), row('10.0.0.2', '10.0.0.2', B, 'OTHER')];
    for (const turned of [rows, [...rows].reverse(), [rows[1], rows[2], rows[0]] as AddressRow[]]) expect(judged(turned)[0]).toBe('different');
  });
});

describe('signs', () => {
  const signs = (rows: AddressRow[], split: string[] = []) => readSigns(rows, judgeSameMachine(rows), split).map((one) => one.id);
  it('tell the stories apart', () => {
    expect(signs([row('srv', '10.0.0.1'), row('10.0.0.2', '10.0.0.2', B, 'OTHER')])).toEqual(['dns-elsewhere']);
    expect(signs([row('srv', '10.0.0.1'), row('10.0.0.1', '10.0.0.1', B)])).toEqual(['tls-intercepted']);
    expect(signs([row('srv', null, null, null), row('10.0.0.1', '10.0.0.1')])).toEqual(['name-dead']);
    expect(signs([row('srv', 'fd00::4', null, null, 'timedOut'), row('srv', '10.0.0.1'), row('10.0.0.1', '10.0.0.1')])).toEqual(['ipv6-first-dead']);
    expect(signs([row('srv', '10.0.0.1'), row('10.0.0.1', '10.0.0.1')], ['srv'])).toEqual(['one-resolver-only']);
    expect(signs([row('srv', '10.0.0.1'), row('old', null, null, null), row('10.0.0.1', '10.0.0.1')])).toEqual([]);
    expect(signs([{ ...row('srv', '10.0.0.1'), verdict: 'MIDDLEBOX_TLS_INSPECTION' }])).toEqual(['tls-intercepted']);
    expect(signs([row('srv', 'fd00::4', null, null, 'timedOut'), row('srv', '10.0.0.1', null, null, 'timedOut')])).toEqual([]);
  });
});
