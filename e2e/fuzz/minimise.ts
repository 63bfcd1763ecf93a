/** A shorter input that still fails in the same way, found by leaving out ever smaller pieces; at most so many tries. */
export async function minimise(input: Buffer, stillFails: (input: Buffer) => Promise<boolean>, tries = 300): Promise<Buffer> {
  let best = input;
  let left = tries;
  for (let piece = Math.ceil(best.length / 2); piece >= 1 && left > 0; piece = piece === 1 ? 0 : Math.ceil(piece / 2)) {
    for (let at = 0; at < best.length && left > 0;) {
      left -= 1;
      const shorter = Buffer.concat([best.subarray(0, at), best.subarray(at + piece)]);
      if (await stillFails(shorter)) best = shorter;
      else at += piece;
    }
  }
  return best;
}
