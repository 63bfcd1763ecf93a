import { isIP } from 'node:net';

export interface HostsLine {
  /** Counted from 1. */
  readonly line: number;
  readonly address: string;
  readonly names: string[];
}

/** The entries of a hosts file (base64); null is no file. Comments, a mark at the start and lines without an address are passed over. */
export function hostsLines(file: string | null): HostsLine[] {
  if (file === null) return [];
  const text = Buffer.from(file, 'base64').toString('utf8').replace(/^\ufeff/, '');
  return text.split(/\r\n|\n|\r/).flatMap((raw, index) => {
    const [address = '', ...names] = (raw.split('#', 1)[0] ?? '').trim().split(/\s+/);
    return isIP(address) !== 0 && names.length > 0 ? [{ line: index + 1, address: address.toLowerCase(), names }] : [];
  });
}

/** The file with one name at one address: its old entries are commented out, every other byte stays. Null address: no entry for it any more. */
export function withHostsEntry(file: string | null, name: string, address: string | null, tag: string): string {
  const bytes = file === null ? Buffer.alloc(0) : Buffer.from(file, 'base64');
  // Latin-1 carries every byte through unchanged, whatever the file's encoding.
  const text = bytes.toString('latin1');
  const end = /\r\n/.test(text) || text === '' ? '\r\n' : '\n';
  const mine = new Set(hostsLines(file).filter((line) => line.names.some((one) => one.toLowerCase() === name.toLowerCase())).map((line) => line.line));
  const wanted = address === null ? null : `${address}\t${name}\t# ${tag}`;
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  if (wanted !== null && mine.size === 1 && lines.some((line, index) => mine.has(index + 1) && line.trimEnd() === wanted)) return bytes.toString('base64');
  const kept = lines.map((line, index) => (mine.has(index + 1) ? `# ${line}` : line)).join('');
  const gap = kept === '' || /[\r\n]$/.test(kept) || wanted === null ? '' : end;
  return Buffer.from(wanted === null ? kept : `${kept}${gap}${wanted}${end}`, 'latin1').toString('base64');
}
