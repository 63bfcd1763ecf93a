/**
 * Bytes of a command line. On Linux Chromium hands a second start over in one message of 32 KB; a longer one leaves both programs waiting, and in the end
 * the second one kills the first. Ours holds the arguments twice, once as UTF-16.
 */
const MOST_BYTES = 8 * 1024;

/** Whether a start may be handed over to the instance that is there. What is longer no person typed and no folder holds. */
export function canBeHandedOver(argv: readonly string[]): boolean {
  return argv.reduce((sum, one) => sum + Buffer.byteLength(one) + 1, 0) <= MOST_BYTES;
}
