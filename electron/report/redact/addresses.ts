import ipaddr from 'ipaddr.js';

/** Letters of IPv6, with zone and embedded IPv4; and four numbers as IPv4 writes them, decimal, octal or hexadecimal. Also with dashes, as cloud names have them. */
const V6 = /(?<![0-9A-Za-z:.])(?=[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:)[0-9A-Fa-f:]{2,45}(?:\d{1,3}(?:\.\d{1,3}){3})?(?:%[0-9A-Za-z._~-]{1,40})?(?![0-9A-Za-z])/g;
const V4 = /(?<![0-9A-Za-z])(?<!\d\.)(?:0x[0-9a-f]{1,2}|\d{1,4})(?:\.(?:0x[0-9a-f]{1,2}|\d{1,4})){3}(?!\.?\d)(?![A-Za-z])/gi;
const DASHED = /(?<!\d)(?:\d{1,3}-){3}\d{1,3}(?!-?\d)/g;

/** The plain spelling of an address; an IPv4 in an IPv6 is the IPv4. Null for what is none. */
export function plainAddress(text: string): string | null {
  const bare = text.replace(/^\[|\]$/g, '').replace(/%.*$/, '').replace(/\/\d{1,3}$/, '');
  try {
    if (!ipaddr.isValid(bare)) return null;
    const address = ipaddr.process(bare);
    return address instanceof ipaddr.IPv6 ? address.toNormalizedString().toLowerCase() : address.toString();
  } catch {
    return null;
  }
}

/** Loopback and "any" name no machine. */
function namesNobody(plain: string): boolean {
  return ['127.0.0.1', '0.0.0.0', '0:0:0:0:0:0:0:1', '0:0:0:0:0:0:0:0', '255.255.255.255'].includes(plain);
}

/** Replaces every address, however spelt; loopback and "any" stay. */
export function replaceAddresses(text: string, alias: (plain: string) => string): string {
  const swap = (found: string): string => {
    const plain = plainAddress(found);
    if (plain === null) return found;
    return namesNobody(plain) ? found : alias(plain);
  };
  return text
    .replace(V6, (found) => {
      const trimmed = found.replace(/(?<!:):$/, '');
      const swapped = swap(trimmed);
      return swapped === trimmed ? found : swapped + found.slice(trimmed.length);
    })
    .replace(V4, (found) => swap(found))
    .replace(DASHED, (found) => {
      const swapped = swap(found.replaceAll('-', '.'));
      return swapped === found.replaceAll('-', '.') ? found : swapped;
    });
}

/** The spellings of a known IPv4 that no pattern tells from a number: one number in decimal, hexadecimal or octal, three parts, two parts. */
export function numberSpellings(plain: string): string[] {
  if (!ipaddr.IPv4.isValid(plain)) return [];
  const [a = 0, b = 0, c = 0, d = 0] = ipaddr.IPv4.parse(plain).octets;
  const whole = ((a * 256 + b) * 256 + c) * 256 + d;
  const hex = whole.toString(16).padStart(8, '0');
  return [String(whole), `0x${hex}`, `0x${whole.toString(16)}`, hex, `0${whole.toString(8)}`, `${a}.${(b * 256 + c) * 256 + d}`, `${a}.${b}.${c * 256 + d}`];
}
