import { createSocket } from 'node:dgram';
import { LOOPBACK, type LabServer } from '../servers/lab-server.ts';

/** SYN + ACK (MS-RDPEUDP 2.2.2.1). */
const SYN_ACK = 0x0005;

/** Answers every RDP-UDP SYN with a SYN+ACK, or takes it and says nothing. */
export function startUdpResponder(options: { port: number; answers: boolean }): Promise<LabServer> {
  const socket = createSocket('udp4');
  let heard = 0;
  socket.on('message', (datagram, from) => {
    heard += 1;
    if (!options.answers || datagram.length < 16) return;
    const reply = Buffer.alloc(1232);
    reply.writeUInt32BE(datagram.readUInt32BE(8), 0);
    reply.writeUInt16BE(64, 4);
    reply.writeUInt16BE(SYN_ACK, 6);
    reply.writeUInt32BE(0x1234_5678, 8);
    reply.writeUInt16BE(1232, 12);
    reply.writeUInt16BE(1232, 14);
    socket.send(reply, from.port, from.address);
  });
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(options.port, LOOPBACK, () => resolve({
      port: options.port, address: LOOPBACK, log: () => `${heard} datagrams`,
      stop: () => new Promise((done) => socket.close(() => done())),
    }));
  });
}
