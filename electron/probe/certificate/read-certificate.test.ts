import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { BmpString, OctetString, PrintableString, Utf8String } from 'asn1js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCertificate, type CertificateFacts, type CertificateReading } from './read-certificate.ts';
import { ecKeys, generalizedTime, makeCertificate, rsaKeys, utcTime, type CertificateRecipe, type KeyPair } from './testing/make-certificate.ts';

const rsa = rsaKeys();

function facts(reading: CertificateReading): CertificateFacts {
  if (reading.kind !== 'certificate') throw new Error(JSON.stringify(reading));
  return reading;
}
const read = (recipe: Partial<CertificateRecipe> = {}) => facts(readCertificate([makeCertificate({ keys: rsa, ...recipe }).der]));

describe('readCertificate', () => {
  it('reads what Windows makes for RDP', () => {
    const made = makeCertificate({ keys: rsa, commonName: 'PC1.corp.example', keyUsage: 0x30, extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'] });
    const reading = facts(readCertificate([made.der]));
    const x509 = new X509Certificate(made.der);
    expect(reading).toMatchObject({
      subject: 'CN=PC1.corp.example', issuer: 'CN=PC1.corp.example', selfSigned: true, keyType: 'rsa', keyBits: 2048, signatureAlgorithm: 'sha256WithRSAEncryption',
      names: ['PC1.corp.example'], commonName: 'PC1.corp.example', dnsNames: [], extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'], keyUsage: ['keyEncipherment', 'dataEncipherment'],
      isAuthority: null, chainLength: 1, chainComplete: true,
    });
    expect(reading.sha1).toBe(x509.fingerprint.replaceAll(':', '').toLowerCase());
    expect(reading.sha256).toBe(x509.fingerprint256.replaceAll(':', '').toLowerCase());
    expect(reading.serial).toBe(x509.serialNumber.toLowerCase());
    expect(Date.parse(reading.notBefore)).toBe(Date.parse(x509.validFrom));
    expect(Date.parse(reading.notAfter)).toBe(Date.parse(x509.validTo));
  });

  it('lists the names of subjectAltName and then not the common name', () => {
    const reading = read({ commonName: 'other', dnsNames: ['pc1.corp.example', '*.corp.example'], addresses: [Buffer.from([10, 0, 0, 1]), Buffer.from('20010db8000000000000000000000001', 'hex'), Buffer.alloc(3)] });
    expect(reading.names).toEqual(['pc1.corp.example', '*.corp.example', '10.0.0.1', '2001:db8::1']);
    expect(reading.commonName).toBe('other');
  });

  it('writes names as RFC 4514 does', () => {
    const reading = read({
      subject: [
        ['0.9.2342.19200300.100.1.25', new PrintableString({ value: 'example' })], ['2.5.4.10', new Utf8String({ value: ' A, "B"+<C>;\\ ' })], ['2.5.4.11', new BmpString({ value: '営業' })],
        ['1.2.3.4', new OctetString({ valueHex: Buffer.from([1, 2]) })], ['2.5.4.3', new Utf8String({ value: '#x\0y' })],
      ],
    });
    expect(reading.subject).toBe('CN=\\#x\\00y,1.2.3.4=#04020102,OU=営業,O=\\ A\\, \\"B\\"\\+\\<C\\>\\;\\\\\\ ,DC=example');
  });

  it.each([
    [utcTime('500101000000Z'), '1950-01-01T00:00:00Z'],
    [utcTime('491231235959Z'), '2049-12-31T23:59:59Z'],
    [utcTime('2602281200Z'), '2026-02-28T12:00:00Z'],
    [utcTime('260228120000+0930'), '2026-02-28T02:30:00Z'],
    [generalizedTime('99991231235959Z'), '9999-12-31T23:59:59Z'],
    [generalizedTime('20260101000000.5Z'), '2026-01-01T00:00:00Z'],
    [generalizedTime('00010101000000Z'), '0001-01-01T00:00:00Z'],
  ])('reads a date %#', (notAfter, text) => {
    expect(read({ notAfter }).notAfter).toBe(text);
  });

  it.each(['260230120000Z', '261301000000Z', '', 'abcdef', '2602281200', '260228126000Z'])('calls a certificate with the date %j malformed', (text) => {
    const made = makeCertificate({ keys: rsa, notAfter: utcTime(text) });
    expect(readCertificate([made.der])).toMatchObject({ kind: 'malformed', because: 'a date is none', chainLength: 1, sha1: expect.stringMatching(/^[0-9a-f]{40}$/) });
  });

  it.each<[string, () => KeyPair, Partial<CertificateFacts>]>([
    ['RSA-1024', () => rsaKeys(1024), { keyType: 'rsa', keyBits: 1024, curve: null }],
    ['P-256', () => ecKeys(), { keyType: 'ec', keyBits: 256, curve: 'P-256', signatureAlgorithm: 'ecdsa-with-SHA256' }],
    ['P-521', () => ecKeys('P-521'), { keyType: 'ec', keyBits: 521, curve: 'P-521' }],
    ['secp256k1', () => ecKeys('secp256k1'), { keyType: 'ec', keyBits: 256, curve: 'secp256k1' }],
    ['Ed25519', () => generateKeyPairSync('ed25519'), { keyType: 'ed25519', keyBits: 256, signatureAlgorithm: 'ED25519' }],
    ['Ed448', () => generateKeyPairSync('ed448'), { keyType: 'ed448', keyBits: 456, signatureAlgorithm: 'ED448' }],
    ['DSA', () => generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }), { keyType: 'dsa', keyBits: 1024, signatureAlgorithm: 'dsa_with_SHA256' }],
  ])('tells a key of %s', (_, keys, expected) => {
    expect(read({ keys: keys() })).toMatchObject({ ...expected, selfSigned: true });
  });

  it('does not believe a self-signed certificate whose signature is not its own', () => {
    const other = ecKeys();
    expect(read({ commonName: 'PC1', issuer: { commonName: 'PC1', keys: other } }).selfSigned).toBe(false);
    expect(read({ commonName: 'PC1', issuer: { commonName: 'CA', keys: other } })).toMatchObject({ selfSigned: false, issuer: 'CN=CA', signatureAlgorithm: 'ecdsa-with-SHA256' });
  });

  it.each(['md5', 'sha1', 'sha384', 'sha512'] as const)('names an RSA signature with %s', (hash) => {
    expect(read({ hash })).toMatchObject({ signatureAlgorithm: `${hash}WithRSAEncryption`, selfSigned: true });
  });

  it('tells a complete chain', () => {
    const [root, middle] = [ecKeys(), ecKeys()];
    const leaf = makeCertificate({ keys: rsa, commonName: 'PC1', issuer: { commonName: 'Issuing', keys: middle } }).der;
    const issuing = makeCertificate({ keys: middle, commonName: 'Issuing', issuer: { commonName: 'Root', keys: root } }).der;
    const top = makeCertificate({ keys: root, commonName: 'Root' }).der;
    const complete = (...chain: Buffer[]) => facts(readCertificate(chain)).chainComplete;
    expect([complete(leaf), complete(leaf, top), complete(leaf, issuing), complete(leaf, top, issuing), complete(leaf, issuing, top), complete(top)]).toEqual([false, false, true, true, true, true]);
  });

  it('has nothing to say of nothing', () => {
    expect(readCertificate([])).toEqual({ kind: 'none' });
  });

  it('never throws, whatever is broken in a certificate', () => {
    const good = makeCertificate({ keys: rsa, dnsNames: ['a'], addresses: [Buffer.alloc(4)], keyUsage: 0x30, extendedKeyUsage: ['1.2.3'], authority: false }).der;
    const edits = fc.array(fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 6 });
    fc.assert(fc.property(edits, fc.nat(good.length), (list, cut) => {
      const bad = Buffer.from(good);
      for (const [at, byte] of list) bad[at] = byte;
      expect(['certificate', 'malformed']).toContain(readCertificate([bad]).kind);
      expect(['certificate', 'malformed']).toContain(readCertificate([bad.subarray(0, cut), bad]).kind);
    }), { numRuns: 1500 });
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => { readCertificate([Buffer.from(bytes)]); }));
  });

  it('comes to an end on elements without end', () => {
    const deep = Buffer.alloc(200 * 1024, 0x30);
    const wide = Buffer.concat([Buffer.from('3083031ffc', 'hex'), Buffer.from('0500'.repeat(102_398), 'hex')]);
    for (const der of [deep, wide, Buffer.alloc(200 * 1024)]) expect(readCertificate([der]).kind).toBe('malformed');
  });
});
