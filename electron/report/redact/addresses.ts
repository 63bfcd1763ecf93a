import ipaddr from 'ipaddr.js';

/** Letters of IPv6, with zone and embedded IPv4; four numbers as IPv4 writes them, decimal, octal or hexadecimal; also with dashes, as cloud names have them; fewer numbers, as `inet_aton` takes them. */
const V6 = /(?<![0-9A-Fa-f:.])(?=[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:)(?:[0-9A-Fa-f:]{0,40}:\d{1,3}(?:\.\d{1,3}){3}|[0-9A-Fa-f:]{2,45})(?:%[0-9A-Za-z._~-]{1,40})?(?![0-9A-Za-z])/g;
const V4 = /(?<![0-9A-Za-z])(?<!\d\.)(?:0x[0-9a-f]{1,2}|\d{1,4})(?:\.(?:0x[0-9a-f]{1,2}|\d{1,4})){3}(?!\.?\d)(?![A-Za-z])/gi;
const V4_PART = /(?<![0-9A-Za-z.])\d{1,3}(?:\.\d{1,3}){1,2}\.[x*](?![0-9A-Za-z])/gi;
const DASHED = /(?<!\d)(?:\d{1,3}-){3}\d{1,3}(?!-?\d)/g;
const LOOSE = /(?<![0-9A-Za-z.])(?:0x[0-9a-f]{1,8}|\d{1,12})(?:\.(?:0x[0-9a-f]{1,8}|\d{1,10})){0,3}(?![0-9A-Za-z]|\.\d)/gi;
const REVERSE4 = /(?<![0-9A-Za-z.-])((?:\d{1,3}\.){1,4})in-addr\.arpa\.?(?![A-Za-z])/gi;
const REVERSE6 = /(?<![0-9A-Za-z.-])((?:[0-9a-f]\.){1,32})ip6\.arpa\.?(?![A-Za-z])/gi;
const LITERAL6 = /(?<![0-9A-Za-z.])([0-9a-f-]{2,45})(?:s[0-9a-z]{1,20})?\.ipv6-literal\.net(?![A-Za-z])/gi;

/** The plain spelling of an address; an IPv4 in an IPv6 (mapped, translated, 6to4) is the IPv4. Null for what is none. */
export function plainAddress(text: string): string | null {
  const bare = text.replace(/^\[|\]$/g, '').replace(/%.*$/, '').replace(/\/\d{1,3}$/, '');
  // The library throws and catches for what is none, and most texts are none.
  if (!/^(?=.*[0-9])[0-9a-fx.:]+$|^::$/i.test(bare)) return null;
  try {
    if (!ipaddr.isValid(bare)) return null;
    const address = ipaddr.process(bare);
    if (!(address instanceof ipaddr.IPv6)) return address.toString();
    return embedded(address, bare.includes('.')) ?? address.toNormalizedString().toLowerCase();
  } catch {
    return null;
  }
}

/** RFC 6052 and 6145 carry it in the last four bytes, RFC 3056 (6to4) in the third to sixth; so does what is written with dots. */
function embedded(address: ipaddr.IPv6, dotted: boolean): string | null {
  const bytes = address.toByteArray();
  const range = address.range();
  if (range === '6to4') return bytes.slice(2, 6).join('.');
  return dotted || range === 'rfc6145' || range === 'rfc6052' ? bytes.slice(12).join('.') : null;
}

/** Loopback, "any" and masks name no machine. */
function namesNobody(plain: string): boolean {
  return ['127.0.0.1', '0.0.0.0', '0:0:0:0:0:0:0:1', '0:0:0:0:0:0:0:0'].includes(plain) || (plain.startsWith('255.255.') && ipaddr.IPv4.parse(plain).prefixLengthFromSubnetMask() !== null);
}

/** Replaces every address, however spelt; loopback, "any" and masks stay. `known`: the alias of an address that is known, for spellings that no pattern tells from a number. */
export function replaceAddresses(text: string, alias: (plain: string) => string, known: (plain: string) => string | undefined): string {
  const swap = (found: string): string => {
    const plain = plainAddress(found);
    if (plain === null) return found;
    return namesNobody(plain) ? found : alias(plain);
  };
  const loose = (found: string): string => {
    const plain = readings(found).find((one) => known(one) !== undefined);
    return plain === undefined ? found : alias(plain);
  };
  return text
    .replace(REVERSE4, (_, labels: string) => alias(reversed(labels).join('.')))
    .replace(REVERSE6, (_, labels: string) => alias(plainAddress((reversed(labels).join('').match(/.{1,4}/g) ?? []).join(':')) ?? reversed(labels).join('')))
    .replace(LITERAL6, (found, letters: string) => {
      const plain = plainAddress(letters.replaceAll('-', ':'));
      return plain === null ? found : alias(plain);
    })
    .replace(V6, (found) => {
      const trimmed = found.replace(/(?<!:):$/, '');
      const swapped = swap(trimmed);
      return swapped === trimmed ? found : swapped + found.slice(trimmed.length);
    })
    .replace(LOOSE, loose)
    .replace(V4, (found) => swap(found))
    .replace(V4_PART, (found) => alias(found.toLowerCase()))
    .replace(DASHED, (found) => {
      const swapped = swap(found.replaceAll('-', '.'));
      return swapped === found.replaceAll('-', '.') ? found : swapped;
    });
}

function reversed(labels: string): string[] {
  return labels.split('.').filter(Boolean).reverse();
}

/** What a number or a row of numbers can mean as an IPv4: each part decimal, octal or hexadecimal, the last one holding what is left (`inet_aton`); or octal zeros that somebody wrote for looks. */
function readings(text: string): string[] {
  const parts = text.split('.');
  const read = (octal: boolean): string[] => {
    const numbers = parts.map((part) => (/^0x/i.test(part) ? Number.parseInt(part, 16) : octal && /^0[0-7]+$/.test(part) ? Number.parseInt(part, 8) : Number(part)));
    const last = numbers.pop() ?? 0;
    if (numbers.some((one) => one > 255) || last >= 256 ** (4 - numbers.length)) return [];
    const rest = Array.from({ length: 4 - numbers.length }, (_, at) => Math.floor(last / 256 ** (3 - numbers.length - at)) % 256);
    return [[...numbers, ...rest].join('.')];
  };
  return [...read(true), ...read(false)];
}

/** The bytes of a known address in hex: eight digits for IPv4 (also without its first zero), 32 for IPv6. */
export function hexOf(plain: string): string[] {
  try {
    const hex = Buffer.from(ipaddr.parse(plain).toByteArray()).toString('hex');
    return hex.startsWith('0') && hex.length === 8 ? [hex, hex.slice(1)] : [hex];
  } catch {
    return [];
  }
}
