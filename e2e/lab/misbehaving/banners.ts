import { sequence, type Step } from './peer.ts';
import { answer, fin, send } from './steps.ts';

/** Services that are not RDP. The first to speak do so at once; HTTP waits for its client. */
export const http: Step = sequence(answer({ text: 'HTTP/1.1 400 Bad Request\r\nServer: nginx\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<html></html>' }), fin);
export const ssh: Step = send({ text: 'SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n' });
export const vnc: Step = send({ text: 'RFB 003.008\n' });
export const ftp: Step = send({ text: '220 (vsFTPd 3.0.3)\r\n' });
/** A banner that would recolour a terminal, move its cursor and turn the text around. */
export const hostileBanner: Step = send(Buffer.from('220 \u001b[31m\u001b]0;owned\u0007\u0008\u202egnp.exe\u2066 ready\u009b2J\r\n', 'utf8'));
