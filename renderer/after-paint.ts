/** The first letters that somebody types come before what is fetched or asked ahead, ms. */
const TO_SETTLE_MS = 70;

/** Calls back when what was rendered last has been painted and the first keys were answered. */
export function afterPaint(then: () => void): void {
  requestAnimationFrame(() => setTimeout(then, TO_SETTLE_MS));
}
