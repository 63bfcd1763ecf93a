/** Names that Windows keeps for devices, with any ending. */
const DEVICES = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
/** So long is a name without its ending; the rest of a path has to fit too. */
const MAX = 80;

/** A file name without an ending that every system takes: no signs of a path, no device, no dot or space at its ends. */
export function safeName(text: string): string {
  const plain = text.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}<>:"/\\|?*%]+/gu, ' ').replace(/\s+/g, ' ');
  const cut = Array.from(plain).slice(0, MAX).join('').replace(/^[\s.-]+|[\s.]+$/g, '');
  if (cut === '') return 'profile';
  return DEVICES.test(cut) ? `_${cut}` : cut;
}

/** `<name>.rdp`, or with a number where that is taken; systems that ignore case are thought of. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  const base = safeName(name);
  for (let count = 1; ; count++) {
    const file = count === 1 ? `${base}.rdp` : `${base} (${count}).rdp`;
    if (!taken.has(file.toLowerCase())) return file;
  }
}
