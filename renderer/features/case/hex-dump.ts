const PER_LINE = 16;

/** Hexadecimal digits as lines of offset, bytes and printable ASCII. */
export function hexDump(hex: string): string {
  const bytes = hex.match(/../g) ?? [];
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += PER_LINE) {
    const line = bytes.slice(at, at + PER_LINE);
    const offset = at.toString(16).padStart(4, '0');
    lines.push(`${offset}  ${line.join(' ').padEnd(PER_LINE * 3 - 1)}  ${line.map(printable).join('')}`);
  }
  return lines.join('\n');
}

function printable(byte: string): string {
  const code = Number.parseInt(byte, 16);
  return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : '.';
}
