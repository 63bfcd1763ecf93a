import type { Readable } from 'node:stream';
import { startProcess, type LabProcess } from './child-server.ts';

export interface Display {
  /** `:99` */
  readonly name: string;
  stop(): Promise<void>;
}

/** A small virtual screen on the first free display number. */
export async function startXvfb(): Promise<Display> {
  const running = startProcess('Xvfb', ['-displayfd', '3', '-screen', '0', '320x240x24', '-nolisten', 'tcp', '-noreset'], { extraPipe: true });
  const number = await Promise.race([displayNumber(running), running.ended.then(() => null)]);
  if (number === null) throw new Error(`Xvfb ended at once\n${running.log()}`);
  return { name: `:${number}`, stop: running.stop };
}

function displayNumber(running: LabProcess): Promise<string> {
  const pipe = running.child.stdio[3] as Readable;
  return new Promise((resolve) => {
    let text = '';
    pipe.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(text.trim());
    });
  });
}
