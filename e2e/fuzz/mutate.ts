import { dictionary, interestingNumbers } from './dictionary.ts';
import type { Random } from './random.ts';

/** The longest input that mutation makes. */
export const longestInput = 128 * 1024;

type Mutation = (input: Buffer, random: Random, others: readonly Buffer[]) => Buffer;

const replaced = (input: Buffer, at: number, remove: number, insert: Uint8Array): Buffer =>
  Buffer.concat([input.subarray(0, at), insert, input.subarray(at + remove)]);

/** A number in one of the shapes that protocols write lengths in. */
function encoded(value: number, random: Random): Buffer {
  const width = random.pick([1, 2, 2, 3, 4]);
  const number = value % 2 ** (8 * width);
  const bytes = Buffer.alloc(width);
  if (random.below(2) === 0) bytes.writeUIntBE(number, 0, width);
  else bytes.writeUIntLE(number, 0, width);
  // DER's long form carries its own width.
  return random.below(6) === 0 ? Buffer.concat([Buffer.from([0x80 | width]), bytes]) : bytes;
}

const flipBit: Mutation = (input, random) => {
  const copy = Buffer.from(input);
  const at = random.below(copy.length);
  if (copy.length > 0) copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8));
  return copy;
};

const setByte: Mutation = (input, random) => {
  const copy = Buffer.from(input);
  if (copy.length > 0) copy[random.below(copy.length)] = random.bits() & 0xff;
  return copy;
};

const addToByte: Mutation = (input, random) => {
  const copy = Buffer.from(input);
  const at = random.below(copy.length);
  if (copy.length > 0) copy[at] = ((copy[at] ?? 0) + random.below(35) - 17) & 0xff;
  return copy;
};

const writeNumber: Mutation = (input, random) => {
  const bytes = encoded(random.pick(interestingNumbers), random);
  return replaced(input, random.below(input.length + 1), bytes.length, bytes);
};

/** Writes what the rest of the input measures, or nearly so, as a length field would. */
const writeLength: Mutation = (input, random) => {
  const at = random.below(input.length + 1);
  const rest = input.length - at;
  const bytes = encoded(Math.max(0, random.pick([rest, rest - 1, rest + 1, rest * 2, Math.trunc(rest / 2), input.length])), random);
  return replaced(input, at, bytes.length, bytes);
};

const insertWord: Mutation = (input, random) => replaced(input, random.below(input.length + 1), 0, random.pick(dictionary));

const overwriteWord: Mutation = (input, random) => {
  const word = random.pick(dictionary);
  return replaced(input, random.below(input.length + 1), word.length, word);
};

const insertNoise: Mutation = (input, random) => replaced(input, random.below(input.length + 1), 0, random.bytes(1 + random.below(16)));

const remove: Mutation = (input, random) => replaced(input, random.below(input.length + 1), 1 + random.below(Math.max(1, input.length >> random.below(6))), Buffer.alloc(0));

const repeat: Mutation = (input, random) => {
  const at = random.below(input.length);
  const piece = input.subarray(at, at + 1 + random.below(64));
  const times = 1 + random.below(random.below(8) === 0 ? 2000 : 8);
  return replaced(input, at, 0, Buffer.concat(Array.from({ length: times }, () => piece)));
};

const truncate: Mutation = (input, random) => input.subarray(0, random.below(input.length + 1));

const splice: Mutation = (input, random, others) => {
  const other = random.pick(others);
  return Buffer.concat([input.subarray(0, random.below(input.length + 1)), other.subarray(random.below(other.length + 1))]);
};

const mutations: readonly Mutation[] = [flipBit, flipBit, setByte, addToByte, writeNumber, writeNumber, writeLength, writeLength, insertWord, overwriteWord,
  insertNoise, remove, repeat, truncate, splice];

/** A new input from an old one: a few small changes, rarely many. `others` is what splicing takes from and must not be empty. */
export function mutate(input: Buffer, random: Random, others: readonly Buffer[]): Buffer {
  let result = input;
  for (let times = 1 << random.below(5); times > 0; times -= 1) result = random.pick(mutations)(result, random, others);
  return Buffer.from(result.subarray(0, longestInput));
}
