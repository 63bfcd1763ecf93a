/** A row of the table: what was measured, what is allowed, and whether it holds. */
export interface Claim { readonly what: string; readonly measured: string; readonly limit: string; readonly holds: boolean | null }

export const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;

/** At most so many milliseconds. */
export const atMost = (what: string, value: number, limit: number, why = ''): Claim =>
  ({ what, measured: ms(value), limit: `≤ ${ms(limit)}${why}`, holds: value <= limit });

/** At least so many times faster than another. */
export const fasterThan = (what: string, own: number, other: number, times: number): Claim =>
  ({ what, measured: `${(other / own).toFixed(1)} × (${ms(own)} : ${ms(other)})`, limit: times === 1 ? 'faster' : `≥ ${times} ×`, holds: other / own >= times });

/** At most so many times as long as another. */
export const within = (what: string, own: number, other: number, times: number): Claim =>
  ({ what, measured: `${(own / other).toFixed(2)} × (${ms(own)} : ${ms(other)})`, limit: `≤ ${times} ×`, holds: own / other <= times });

export const notMeasured = (what: string, because: string): Claim => ({ what, measured: because, limit: '', holds: null });

/** The rows as a table in Markdown, which a terminal shows as well. */
export function table(claims: readonly Claim[]): string {
  const mark = { true: 'yes', false: '**no**', null: '–' };
  const rows = [['What', 'Measured', 'Allowed', 'Holds'], ...claims.map(({ what, measured, limit, holds }) => [what, measured, limit, mark[`${holds}`]])];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]): string => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}
