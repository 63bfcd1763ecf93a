import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { diagnosisModel } from '../../../preload/contract/diagnosis.ts';
import type { ProbeEvent } from '../../../preload/contract/events.ts';
import type { NameSource } from '../dns/name-source.ts';
import { tcpDialer } from '../net/tcp-dialer.ts';
import { NTLM_NEGOTIATE } from '../nla/ntlm-negotiate.ts';
import { connectionRequest, FIRST_REQUEST } from '../negotiation/request.ts';
import type { Target } from '../target/target.ts';
import { diagnose } from './diagnose.ts';
import type { DiagnoseRequest } from './request.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Listens on loopback; every connection goes to `handler` with its number, from 0. */
function listen(handler: (socket: Socket, index: number) => void): Promise<{ port: number; count(): number; open(): number }> {
  let count = 0;
  let open = 0;
  const server = createServer((socket) => {
    open++;
    socket.on('error', () => {}).on('close', () => open--).resume();
    handler(socket, count++);
  });
  servers.push(server);
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve({ port: (server.address() as { port: number }).port, count: () => count, open: () => open })));
}

const failure3 = Buffer.from('030000130ed000001234000300080003000000', 'hex');
const target = (port: number): Target => ({ input: `127.0.0.1:${port}`, host: '127.0.0.1', port, kind: 'address' });
async function run(port: number, more: Partial<DiagnoseRequest> = {}, signal = new AbortController().signal) {
  const events: ProbeEvent[] = [];
  const model = await diagnose({ target: target(port), mode: 'quick', ...more }, { signal, onEvent: (event) => events.push(event) });
  expect(diagnosisModel.safeParse(model).error).toBeUndefined();
  return { model, events };
}

describe('diagnose', () => {
  it('gives one row for each stage, blocked behind the one that failed, and the verdict with its facts', async () => {
    const server = await listen((socket) => socket.once('data', () => socket.end(failure3)));
    const { model } = await run(server.port);
    expect(model.verdict).toMatchObject({ code: 'NEGO_SSL_CERT_NOT_ON_SERVER', stage: 'negotiation', address: '127.0.0.1' });
    expect(model.stages.map((row) => [row.stage, row.state, row.blockedBy])).toEqual([
      ['dns', 'notApplicable', undefined], ['tcp', 'pass', undefined], ['negotiation', 'fail', undefined], ['tls', 'blocked', 'negotiation'], ['certificate', 'blocked', 'negotiation'], ['nla', 'blocked', 'negotiation'],
    ]);
    expect(model.facts.find((one) => one.name === 'negotiation.failureCode')?.value).toBe(3);
    expect(server.count()).toBe(1);
  });

  it('tells a close at once from a close after the request by one silent connection', async () => {
    const atOnce = await listen((socket) => socket.end());
    expect((await run(atOnce.port)).model.verdict).toMatchObject({ code: 'TCP_ACCEPT_THEN_CLOSE', stage: 'tcp' });
    const afterRequest = await listen((socket) => socket.once('data', () => socket.end()));
    expect((await run(afterRequest.port)).model.verdict).toMatchObject({ code: 'RDP_CLOSED_AFTER_REQUEST', stage: 'negotiation' });
    expect(afterRequest.count()).toBeLessThanOrEqual(9);
  });

  it('keeps what the user said of the addresses as such, and calls no address that was given stale', async () => {
    const server = await listen((socket) => socket.once('data', () => socket.end(failure3)));
    const named: Target = { ...target(server.port), input: 'srv', host: 'srv.corp.example', kind: 'name' };
    const { model } = await run(server.port, { target: named, addresses: ['127.0.0.1', '127.0.0.99'], knownAddress: '127.0.0.1' });
    expect(model.verdict.code).toBe('DNS_PARTIAL');
    expect(model.facts.find((one) => one.name === 'dns.addresses')).toMatchObject({ source: 'user', value: ['127.0.0.1', '127.0.0.99'] });
    const dead = await run(server.port, { target: { ...target(server.port), host: '127.0.0.99' }, knownAddress: '127.0.0.1' });
    expect(dead.model.verdict.code).toBe('TCP_REFUSED');
  });

  it('takes what its own time cut off in deep mode for no fault of the server', async () => {
    const slow = await listen((socket) => socket.once('data', () => setTimeout(() => socket.end(failure3), 300)));
    const { model } = await run(slow.port, { mode: 'deep', budgetMs: 3900 });
    expect(model.findings.map((one) => one.code)).not.toContain('INTERMITTENT');
    const closing = await listen((socket) => socket.end());
    const closed = await run(closing.port, { mode: 'deep', budgetMs: 6000 });
    expect(closed.model.findings.map((one) => one.code)).not.toContain('INTERMITTENT');
  });

  it('calls a close that is gone at the next try intermittent', async () => {
    const server = await listen((socket, index) => socket.once('data', () => (index === 0 ? socket.end() : socket.end(failure3))));
    expect((await run(server.port)).model.verdict.code).toBe('RDP_CLOSED_AFTER_REQUEST');
    const confirm = Buffer.from('030000130ed000001234000200080001000000', 'hex');
    const flapping = await listen((socket, index) => socket.once('data', () => (index === 0 ? socket.end() : socket.write(confirm))));
    expect((await run(flapping.port, { budgetMs: 3000 })).model.verdict).toMatchObject({ code: 'INTERMITTENT', stage: 'negotiation' });
  });

  it.each([
    ['SSH-2.0-OpenSSH_9.2\r\n', 'NOT_RDP_SSH'], ['RFB 003.008\n', 'NOT_RDP_VNC'], ['HTTP/1.1 400 Bad Request\r\n\r\n', 'NOT_RDP_HTTP'], ['220 ftp ready\r\n', 'NOT_RDP'],
  ])('knows %j', async (banner, code) => {
    const server = await listen((socket) => socket.write(banner));
    expect((await run(server.port)).model.verdict.code).toBe(code);
  });

  it('ends within its budget when nobody answers, and decides nothing it did not see', async () => {
    const server = await listen(() => {});
    const { model } = await run(server.port, { budgetMs: 200 });
    expect(model.verdict).toMatchObject({ code: 'UNKNOWN', stage: 'negotiation' });
    expect(model.stages.find((row) => row.stage === 'negotiation')?.state).toBe('timedOut');
  });

  it('ends within its budget against a server that drips one byte at a time', async () => {
    const server = await listen((socket) => {
      const timer = setInterval(() => socket.write(Buffer.from([3])), 50);
      socket.on('close', () => clearInterval(timer));
    });
    const { model } = await run(server.port, { budgetMs: 1500 });
    expect(['RDP_TOO_SLOW', 'RDP_MALFORMED']).toContain(model.verdict.code);
  });

  it('closes every socket when cancelled, and says so', async () => {
    const server = await listen(() => {});
    const controller = new AbortController();
    const running = run(server.port, {}, controller.signal);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(server.open()).toBe(1);
    controller.abort();
    const { model } = await running;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([model.cancelled, model.verdict.code, server.open()]).toEqual([true, 'CANCELLED', 0]);
  });

  it('streams a row as running before it ends, and the whole at the end', async () => {
    const server = await listen((socket) => socket.once('data', () => socket.end(failure3)));
    const { events, model } = await run(server.port);
    const rows = events.flatMap((event) => (event.type === 'stage' ? [`${event.row.stage} ${event.row.state}`] : []));
    expect(rows.indexOf('tcp running')).toBeLessThan(rows.indexOf('tcp pass'));
    expect(rows).toContain('nla blocked');
    expect(events[0]?.type).toBe('started');
    expect(events.at(-1)).toEqual({ type: 'finished', side: 'target', diagnosis: model });
  });

  it('shows only what differs from a control host', async () => {
    const bad = await listen((socket) => socket.once('data', () => socket.end(failure3)));
    const good = await listen((socket) => socket.once('data', () => socket.end(Buffer.from('030000130ed000001234000300080002000000', 'hex'))));
    const { model } = await run(bad.port, { control: target(good.port) });
    expect(model.control?.differences.map((one) => [one.fact, one.here, one.control])).toEqual([['negotiation.failureCode', 3, 2]]);
  });

  it('turns a dead name into DNS_STALE where a known address answers', async () => {
    const dead: NameSource = {
      lookupName: () => Promise.resolve({ a: { kind: 'addresses', addresses: ['127.0.0.77'] }, aaaa: { kind: 'nodata' }, servers: [], ms: 1, cutByBudget: false }),
      lookupAliases: () => Promise.resolve([]), lookupPointer: () => Promise.resolve([]),
    };
    const verdictFor = async (answer: Buffer, more: Partial<DiagnoseRequest>) => {
      const server = await listen((socket) => socket.once('data', () => socket.write(answer)));
      const name: Target = { input: 'srv-04.invalid', host: 'srv-04.invalid', port: server.port, kind: 'name' };
      const request = { target: name, mode: 'quick' as const, knownAddress: '127.0.0.1', budgetMs: 2500, ...more };
      return (await diagnose(request, { signal: new AbortController().signal }, { dialer: tcpDialer, names: dead })).verdict.code;
    };
    const confirm = Buffer.from('030000130ed000001234000200080001000000', 'hex');
    expect(await verdictFor(confirm, {})).toBe('DNS_STALE');
    expect(await verdictFor(failure3, {})).toBe('TCP_REFUSED');
    // An address given by hand was not looked up: no name can be out of date.
    expect(await verdictFor(confirm, { addresses: ['127.0.0.77'] })).toBe('TCP_REFUSED');
  });

  it('sends nothing but its three openings: no name, no hash, no password', async () => {
    const sent: Buffer[] = [];
    const confirm = Buffer.from('030000130ed000001234000200080002000000', 'hex');
    const server = await listen((socket) => {
      socket.on('data', (bytes) => {
        sent.push(bytes);
        if (bytes[0] === 3) socket.write(confirm);
        else socket.end();
      });
    });
    await run(server.port);
    for (const bytes of sent) {
      if (bytes[0] === 3) expect(bytes.equals(connectionRequest(FIRST_REQUEST))).toBe(true);
      // A TLS record with a ClientHello in it: random bytes, offers, and no server name for an address.
      else expect([bytes[0], bytes[5]]).toEqual([0x16, 1]);
    }
    expect(sent.length).toBeGreaterThan(1);
    expect(NTLM_NEGOTIATE.subarray(33, 49).equals(Buffer.alloc(16))).toBe(true);
  });
});
