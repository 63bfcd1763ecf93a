import { useEffect, useState } from 'react';

/** The window's clock, ms, moving every `everyMs` while `on`. */
export function useClock(on: boolean, everyMs = 100): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (!on) return undefined;
    const timer = setInterval(() => setNow(performance.now()), everyMs);
    return () => clearInterval(timer);
  }, [on, everyMs]);
  return now;
}
