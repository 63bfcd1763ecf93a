import { afterEach, describe, expect, it } from 'vitest';
import { enrolledCertificate, windowsCertificate } from '../certificates/shapes.ts';
import { everyKth, throttle } from './choose.ts';
import { sequence, type Step } from './peer.ts';
import { startScripted, type ScriptedServer } from './server.ts';
import { drip, fin, flood, read, reset, wait } from './steps.ts';
import { openTls, request, watch } from './test-client.ts';
import { alertOnHello } from './tls-breaks.ts';
import { badFinished12, badSignature12, garbageCertificate12, lie13 } from './tls-lies.ts';
import { serveTls, type TlsServerOptions } from './tls-server.ts';
import { swallowLarge } from './tampered-stream.ts';
import { startWindowsLike } from './windows-server.ts';
import { confirm, confirmBytes, HYBRID, refuse } from './x224.ts';

let server: ScriptedServer | null = null;
afterEach(() => server?.stop());

async function script(step: Step): Promise<number> {
  server = await startScripted(step);
  return server.port;
}
const tls = async (options: TlsServerOptions) => script(sequence(confirm(HYBRID), await serveTls(options)));

describe('a scripted server', () => {
  it('ends a connection with FIN, or with RST', async () => {
    expect((await watch(await script(sequence(read, fin)), request(), 1000)).ended).toBe('fin');
    await server?.stop();
    expect((await watch(await script(sequence(read, reset)), request(), 1000)).ended).toBe('reset');
  });
  it('drips one byte at a time', async () => {
    const seen = await watch(await script(sequence(read, drip(confirmBytes(HYBRID), 40))), request(), 300);
    expect(seen.arrivals.length).toBeGreaterThan(3);
    expect(seen.bytes.length).toBeLessThan(confirmBytes(HYBRID).length);
  });
  it('floods only as fast as it is read', async () => {
    const seen = await watch(await script(sequence(flood(Buffer.alloc(65_536, 1), 4 * 1024 * 1024), fin)), request(), 3000);
    expect(seen.bytes.length).toBe(4 * 1024 * 1024);
  });
  it('answers with the documented bytes', async () => {
    expect((await watch(await script(sequence(refuse(5), fin)), request(), 1000)).bytes.toString('hex')).toBe('030000130ed00000123400030008000500000000'.slice(0, 38));
  });
  it('treats every second, or every hasty, connection differently', async () => {
    const flapping = await script(everyKth(2, fin, wait(5000)));
    expect([await watch(flapping, request(), 150), await watch(flapping, request(), 150), await watch(flapping, request(), 150)].map((one) => one.ended)).toEqual(['fin', 'open', 'fin']);
    await server?.stop();
    const throttled = await script(throttle(300, fin, wait(5000)));
    expect([await watch(throttled, request(), 50), await watch(throttled, request(), 50)].map((one) => one.ended)).toEqual(['open', 'fin']);
  });
  it('sends an alert instead of a ServerHello', async () => {
    await expect(openTls(await script(alertOnHello(80)))).rejects.toThrow(/internal error/);
  });
});

describe('TLS after the negotiation', () => {
  it.each(['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const)('can be %s alone', async (version) => {
    const secured = await openTls(await tls({ minVersion: version, maxVersion: version }));
    expect(secured.getProtocol()).toBe(version);
    secured.destroy();
  });
  it('has the certificate Windows makes: RSA, CN only, KeyUsage 0x30, EKU serverAuth, six months', async () => {
    const secured = await openTls(await tls({}));
    const certificate = secured.getPeerX509Certificate();
    secured.destroy();
    expect(certificate?.subject).toBe('CN=SRV-04.corp.example');
    expect(certificate?.subjectAltName).toBeUndefined();
    expect(certificate?.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    // The extension itself (OID 2.5.29.15, BIT STRING with 4 unused bits): X509Certificate does not show it.
    expect(certificate?.raw.toString('hex')).toContain('0603551d0f040403020430');
    // Not checkIssued(): OpenSSL says no, because this KeyUsage does not sign certificates.
    expect(certificate?.verify(certificate.publicKey)).toBe(true);
  });
  it('can carry dates, weak keys and weak digests', async () => {
    const secured = await openTls(await tls({ certificate: windowsCertificate({ key: 'rsa1024', digest: 'md5', validFrom: -20, validTo: -3 }) }));
    const certificate = secured.getPeerX509Certificate();
    secured.destroy();
    expect(certificate?.publicKey.asymmetricKeyDetails?.modulusLength).toBe(1024);
    expect(Date.parse(certificate?.validTo ?? '')).toBeLessThan(Date.now());
    // md5WithRSAEncryption
    expect(certificate?.raw.toString('hex')).toContain('06092a864886f70d010104');
  });
  it('can send a chain that no stack takes', async () => {
    await expect(openTls(await tls({ certificate: enrolledCertificate(), repeatIssuer: 130 }))).rejects.toThrow(/excessive message size/);
  });
  it.each([
    ['a signature that is wrong (1.2)', { maxVersion: 'TLSv1.2', tamper: badSignature12 }, /rsa|signature/i],
    ['a Finished that is wrong (1.2)', { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES128-GCM-SHA256', tamper: badFinished12 }, /digest check failed/],
    ['a certificate that is none (1.2)', { maxVersion: 'TLSv1.2', tamper: garbageCertificate12 }, /asn1/i],
    ['a signature that is wrong (1.3)', { minVersion: 'TLSv1.3', ciphers: 'TLS_AES_128_GCM_SHA256', tamper: lie13('signature') }, /rsa|signature/i],
    ['a Finished that is wrong (1.3)', { minVersion: 'TLSv1.3', ciphers: 'TLS_AES_128_GCM_SHA256', tamper: lie13('finished') }, /digest check failed/],
  ] satisfies [string, TlsServerOptions, RegExp][])('can tell %s', async (_, options, error) => {
    await expect(openTls(await tls(options))).rejects.toThrow(error);
  });
  it('can lose large answers and pass small ones', async () => {
    const port = await tls({ tamper: swallowLarge(600) });
    await expect(Promise.race([openTls(port), new Promise((_, reject) => setTimeout(() => reject(new Error('silence')), 400))])).rejects.toThrow('silence');
    await expect(openTls(port, { ciphers: 'DHE-RSA-CHACHA20-POLY1305', maxVersion: 'TLSv1.2' })).rejects.toThrow(/handshake failure/);
  });
});

describe('the Windows-like host', () => {
  it('refuses what has no NLA and introduces itself after TLS', async () => {
    server = await startWindowsLike();
    expect((await watch(server.port, request(1), 1000)).bytes.readUInt32LE(15)).toBe(5);
    const secured = await openTls(server.port);
    secured.write(Buffer.from('3037a003020106', 'hex'));
    const answer = await new Promise<Buffer>((resolve) => secured.once('data', resolve));
    secured.destroy();
    const challenge = answer.subarray(answer.indexOf('NTLMSSP\0'));
    expect(challenge.readUInt32LE(8)).toBe(2);
    expect(challenge.readUInt16LE(50)).toBe(20348);
    expect(challenge.includes(Buffer.from('SRV-04.corp.example', 'utf16le'))).toBe(true);
  });
});
