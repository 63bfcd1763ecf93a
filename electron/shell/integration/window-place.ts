/** A rectangle in device-independent pixels, as Electron counts. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowPlace extends Rectangle {
  readonly maximized: boolean;
}

export const SMALLEST = { width: 880, height: 600 } as const;
const FIRST = { width: 1320, height: 860 } as const;
/** So much of the title bar has to be where the mouse can get hold of it. */
const GRIP = { width: 120, height: 32 };

/**
 * Where to open the window: the remembered place where a screen still shows it, made to fit; otherwise the middle of the first screen.
 * `screens` are the work areas (without task bars), the primary one first.
 */
export function placeOn(screens: readonly Rectangle[], remembered: WindowPlace | null): WindowPlace {
  const [primary = { x: 0, y: 0, ...FIRST }] = screens;
  if (remembered === null) return { ...centred(primary, FIRST), maximized: false };
  const home = screens.find((screen) => hasGrip(screen, remembered));
  if (home === undefined) return { ...centred(primary, remembered), maximized: remembered.maximized };
  const { width, height } = fitting(home, remembered);
  return {
    width, height,
    x: clamp(remembered.x, home.x - width + GRIP.width, home.x + home.width - GRIP.width),
    y: clamp(remembered.y, home.y, home.y + home.height - GRIP.height),
    maximized: remembered.maximized,
  };
}

function hasGrip(screen: Rectangle, { x, y, width }: Rectangle): boolean {
  const wide = Math.min(x + width, screen.x + screen.width) - Math.max(x, screen.x);
  return wide >= GRIP.width && y >= screen.y - GRIP.height && y + GRIP.height <= screen.y + screen.height;
}

function centred(screen: Rectangle, wanted: { width: number; height: number }): Rectangle {
  const { width, height } = fitting(screen, wanted);
  return { width, height, x: Math.round(screen.x + (screen.width - width) / 2), y: Math.round(screen.y + (screen.height - height) / 2) };
}

/** Never larger than the screen, except where the screen is smaller than the smallest window. */
function fitting(screen: Rectangle, { width, height }: { width: number; height: number }): { width: number; height: number } {
  return { width: Math.max(SMALLEST.width, Math.min(width, screen.width)), height: Math.max(SMALLEST.height, Math.min(height, screen.height)) };
}

const clamp = (value: number, low: number, high: number): number => Math.round(Math.max(low, Math.min(value, high)));
