/** The factors the zoom keys step through; 400 % is what WCAG 1.4.10 asks the window to bear. */
const STEPS = [0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4] as const;

export interface KeyInput {
  readonly type: string;
  readonly key: string;
  readonly control: boolean;
  readonly meta: boolean;
  readonly alt: boolean;
}

/** The zoom factor a key press asks for, or null when it is not about zoom. */
export function zoomFor(input: KeyInput, current: number): number | null {
  if (input.type !== 'keyDown' || input.alt || !(input.control || input.meta)) return null;
  if (input.key === '0') return 1;
  if (input.key === '+' || input.key === '=') return stepZoom(current, 1);
  return input.key === '-' ? stepZoom(current, -1) : null;
}

/** The next factor up or down. */
export function stepZoom(current: number, direction: 1 | -1): number {
  // A factor that went through Chromium's logarithmic levels comes back slightly off.
  const near = 0.01;
  if (direction === 1) return STEPS.find((step) => step > current + near) ?? 4;
  return STEPS.findLast((step) => step < current - near) ?? 0.75;
}
