/** `mm:ss`, hours in front where there are any; never below nothing. */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((one) => String(one).padStart(2, '0'));
  const hours = Math.floor(seconds / 3600);
  return hours > 0 ? `${hours}:${parts.join(':')}` : parts.join(':');
}

/** How often what is left is spoken, in minutes left; the last minute is spoken as such. */
const SPOKEN = [240, 120, 60, 30, 15, 10, 5, 2, 1] as const;

/** The step of minutes that is spoken while so much is left: it changes seldom, so that a screen reader is not interrupted each second. 0: the last minute. */
export function spokenMinutes(ms: number): number {
  const minutes = Math.ceil(ms / 60_000);
  if (minutes <= 1) return 0;
  return [...SPOKEN].reverse().find((one) => minutes <= one) ?? SPOKEN[0];
}
