import { windowsCertificate } from '../certificates/shapes.ts';
import { startDns } from '../misbehaving/dns-server.ts';
import { pause, readSome, type Step } from '../misbehaving/peer.ts';
import { startScripted } from '../misbehaving/server.ts';
import { challenge } from '../misbehaving/credssp.ts';
import { serveTls } from '../misbehaving/tls-server.ts';
import { startWindowsLike } from '../misbehaving/windows-server.ts';
import { confirmBytes, HYBRID } from '../misbehaving/x224.ts';
import { byName, type Expectation, type LabCase } from './case.ts';

const healthy: Expectation = { verdict: 'HEALTHY', stage: null, maxMs: 3000 };
/** The documented bytes: X.224 request with our own cookie, and the bare NTLM NEGOTIATE. */
const REQUEST = '0300002d28e00000000000436f6f6b69653a206d737473686173683d726470646961670d0a010008000b000000';
const NEGOTIATE = '3037a003020106a130302e302ca02a04284e544c4d5353500001000000b78208e2000000000000000000000000000000000a0063450000000f';

/** Keeps every byte the client says, in clear and inside TLS, until it leaves. */
async function recorder(heard: { clear: string; sealed: string }): Promise<Step> {
  const tls = await serveTls();
  const introduce = challenge();
  return async (peer) => {
    heard.clear += (await readSome(peer)).toString('hex');
    peer.stream.write(confirmBytes(HYBRID));
    await tls(peer);
    const negotiate = await readSome(peer);
    heard.sealed += negotiate.toString('hex');
    // The challenge step reads before it answers: what was read is put back for it.
    peer.stream.unshift(negotiate);
    await introduce(peer);
    for (;;) {
      heard.sealed += (await readSome(peer)).toString('hex');
      await pause(peer, 0);
    }
  };
}

/** How a target may be written, and what is sent to it. */
export const targetCases: LabCase[] = [
  {
    name: 'target-ipv6', needs: ['openssl', 'ipv6'], expect: { ...healthy, rows: { dns: 'notApplicable' } },
    setUp: async (bed) => ({ args: [`[::1]:${(await bed.put(startWindowsLike({ address: '::1' }))).port}`] }),
  },
  {
    name: 'target-idn', needs: ['openssl'], expect: healthy,
    async setUp(bed) {
      const host = await bed.put(startWindowsLike({ tls: { certificate: windowsCertificate({ subject: '/CN=xn--bcher-kva.example' }) }, identity: { dnsComputerName: 'xn--bcher-kva.example', computerName: 'BCHER' } }));
      const dns = await bed.put(startDns({ 'xn--bcher-kva.example': { a: ['127.0.0.1'] } }));
      return { args: [`b\u00fccher.example:${host.port}`, '--dns-server', `127.0.0.1:${dns.port}`] };
    },
  },
  {
    name: 'target-two-addresses', needs: ['openssl'], expect: healthy,
    async setUp(bed) {
      const host = await bed.put(startWindowsLike());
      await bed.put(startWindowsLike({ port: host.port, address: '127.0.0.2' }));
      return { args: [...byName(host.port), '--address', '127.0.0.2'] };
    },
  },
  {
    name: 'sends-no-secret', needs: ['openssl'], expect: healthy,
    async setUp(bed) {
      const heard = { clear: '', sealed: '' };
      const host = await bed.put(startScripted(await recorder(heard)));
      const differs = (what: string, had: string, wanted: string) => (had === wanted ? [] : [`${what} is ${had}, not ${wanted}`]);
      return { args: byName(host.port), verify: () => [...differs('the request', heard.clear, REQUEST), ...differs('what was said inside TLS', heard.sealed, NEGOTIATE)] };
    },
  },
];
