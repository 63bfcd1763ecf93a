import { createSocket, type Socket } from 'node:dgram';
import { afterEach, describe, expect, it } from 'vitest';
import { budget } from '../net/deadline.ts';
import { askAgain } from './ask-again.ts';

const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close();
});

/** Answers 127.0.0.1 to the `from`-th question and those after it, each `delayMs` late. */
function dns(delayMs: number, from = 1): Promise<{ server: string; asked(): number }> {
  let asked = 0;
  const socket = createSocket('udp4');
  sockets.push(socket);
  socket.on('message', (question, peer) => {
    if (++asked < from) return;
    const answer = Buffer.concat([question.subarray(0, 2), Buffer.from('818000010001', 'hex'), Buffer.alloc(4), question.subarray(12, question.indexOf(0, 12) + 5), Buffer.from('c00c00010001000000050004' + '7f000001', 'hex')]);
    setTimeout(() => sockets.includes(socket) && socket.send(answer, peer.port, peer.address), delayMs);
  });
  return new Promise((resolve) => socket.bind(0, '127.0.0.1', () => resolve({ server: `127.0.0.1:${socket.address().port}`, asked: () => asked })));
}

const ask = (server: string, ms: number, signal = new AbortController().signal) =>
  askAgain(server, (resolver) => resolver.resolve4('srv-04.corp.example'), budget(ms, signal)).catch((error: NodeJS.ErrnoException) => error.code);

describe('askAgain', () => {
  it('hears a server that needs longer than the next asking', async () => {
    const { server, asked } = await dns(1700);
    expect(await ask(server, 4000)).toEqual(['127.0.0.1']);
    expect(asked()).toBe(2);
  });
  it('asks again when the first question was lost', async () => expect(await ask((await dns(0, 2)).server, 4000)).toEqual(['127.0.0.1']));
  it('ends with the deadline', async () => {
    expect(await ask((await dns(60_000)).server, 300)).toBe('ETIMEOUT');
  });
  it('ends when cancelled', async () => {
    const controller = new AbortController();
    const waiting = ask((await dns(60_000)).server, 5000, controller.signal);
    controller.abort();
    expect(['ECANCELLED', 'ETIMEOUT']).toContain(await waiting);
  });
});
