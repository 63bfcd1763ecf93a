export type Colour = 'green' | 'yellow' | 'red' | 'dim';

const CODES: Record<Colour, number> = { green: 32, yellow: 33, red: 31, dim: 2 };

/** Colours a piece of text of ours; hostile text has been cleaned before. */
export function paint(text: string, colour: Colour, on: boolean): string {
  return on ? `\u001b[${CODES[colour]}m${text}\u001b[0m` : text;
}

/** Fills up to a width in columns. */
export function pad(text: string, width: number, widthOf: (text: string) => number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}
