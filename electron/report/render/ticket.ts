import { TICKET_LINES } from '../../../preload/contract/report.ts';
import { ticketLines } from '../ticket.ts';
import type { View } from '../view.ts';

/** The ticket block: ten lines of plain text, a label of eight columns before each. */
export function renderTicket(view: View): string {
  const lines = ticketLines(view);
  return `${TICKET_LINES.map((name) => `${name.padEnd(8)} ${lines[name]}`).join('\n')}\n`;
}
