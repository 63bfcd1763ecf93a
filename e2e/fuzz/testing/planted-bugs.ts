import type { FuzzTarget } from '../target.ts';

/** Each step towards the bug is code of its own, so that coverage can show the way; by chance it would take 2^32 tries. */
function fourLocks(bytes: Buffer): void {
  if (bytes[0] !== 0x52) return;
  if (bytes[1] !== 0x44) return;
  if (bytes[2] !== 0x50) return;
  if (bytes[3] === 0x21) throw new Error('found');
}

function loopOnDemand(bytes: Buffer): void {
  if (bytes[0] === 0xff) for (;;);
}

const hoard: Buffer[] = [];

export const fuzzTargets: readonly FuzzTarget[] = [
  { name: 'planted/throws', seeds: [Buffer.alloc(8)], run: fourLocks },
  { name: 'planted/hangs', seeds: [Buffer.from('abc')], run: loopOnDemand },
  { name: 'planted/waits', seeds: [Buffer.from('abc')], run: (bytes) => (bytes[0] === 0xff ? new Promise(() => undefined) : Promise.resolve()) },
  { name: 'planted/hoards', seeds: [Buffer.from('abc')], run: (bytes) => { if (bytes[0] === 0xff) hoard.push(Buffer.alloc(100 * 1024 * 1024)); } },
  { name: 'planted/rejects-later', seeds: [Buffer.from('abc')], run: (bytes) => { if (bytes[0] === 0xff) setTimeout(() => { throw new Error('later'); }, 1); } },
  { name: 'planted/sound', seeds: [Buffer.from('abc')], run: (bytes) => bytes.toString('hex') },
];
