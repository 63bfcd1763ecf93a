import { expect, it } from 'vitest';
import { classifyForeign, mayBecomeBanner } from './foreign.ts';

it.each(['S', 'SSH', 'SSH-2.0-Open', 'R', 'RFB 003.', 'H', 'HTTP/1.', 'HTTP/1.1 4'])('waits for the rest of %j', (start) => expect(mayBecomeBanner(Buffer.from(start))).toBe(true));
it.each(['220 smtp', 'HELLO', 'SSX', '\u0016\u0003'])('does not wait for more of %j', (start) => expect(mayBecomeBanner(Buffer.from(start, 'latin1'))).toBe(false));
it.each([['SSH-2.0-x', 'ssh'], ['RFB 003.008\n', 'vnc'], ['HTTP/1.0 200', 'http'], ['<!DOCTYPE html>', 'http'], ['\u0015\u0003\u0001', 'tls'], ['220 x', 'other']])('tells %j', (text, what) =>
  expect(classifyForeign(Buffer.from(text, 'latin1'))).toBe(what));
