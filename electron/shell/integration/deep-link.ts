import type { DeepLink } from '../../../preload/contract/link.ts';

const MAX_LINK = 2048;
/** A name or address with an optional port. Narrower than the form's own field: what comes from a web page has no need of more. */
const TARGET = /^(?:[A-Za-z0-9](?:[A-Za-z0-9._-]{0,252}[A-Za-z0-9])?|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?$/;
/** The codes as they stand in the error box: numbers, decimal or hexadecimal, and nothing that could be a sentence. */
const CODES = /^(?:0x[0-9A-Fa-f]{1,8}|\d{1,10})(?: (?:0x[0-9A-Fa-f]{1,8}|\d{1,10}))?$/;

/**
 * Reads `rdpdoctor://check?host=NAME[:PORT]`, `rdpdoctor://explain?code=0x904&extended=0x7`, `rdpdoctor://start`, `rdpdoctor://paste`
 * (the start screen with the cursor in its field) and `rdpdoctor://radar`. A link fills the form and starts nothing.
 * Strict: an unknown verb, a parameter too many or twice, a fragment, a user or a port in the address make it no link at all.
 */
export function parseDeepLink(text: string): DeepLink | null {
  // A browser may have written the scheme in other letters, and adds a slash after the verb.
  const match = text.length <= MAX_LINK ? /^rdpdoctor:\/\/([a-z]+)\/?(?:\?([^#\s]*))?$/i.exec(text) : null;
  const parameters = match ? readParameters(match[2] ?? '') : null;
  if (!match || !parameters) return null;
  const names = [...parameters.keys()].sort().join(' ');
  switch (match[1]?.toLowerCase()) {
    case 'start': return names === '' ? { kind: 'screen', screen: 'start' } : null;
    case 'paste': return names === '' ? { kind: 'screen', screen: 'paste' } : null;
    case 'radar': return names === '' ? { kind: 'screen', screen: 'radar' } : null;
    case 'check': {
      const target = parameters.get('host') ?? '';
      return names === 'host' && TARGET.test(target) ? { kind: 'target', target } : null;
    }
    case 'explain': {
      const codes = [parameters.get('code'), parameters.get('extended')].filter((one) => one !== undefined).join(' ');
      return (names === 'code' || names === 'code extended') && CODES.test(codes) ? { kind: 'paste', text: codes } : null;
    }
    default: return null;
  }
}

/** Null when a name comes twice or does not decode. */
function readParameters(query: string): Map<string, string> | null {
  const found = new Map<string, string>();
  if (query === '') return found;
  for (const part of query.split('&')) {
    const [name = '', value, ...rest] = part.split('=');
    if (value === undefined || rest.length > 0 || found.has(name) || !/^[a-z]{1,20}$/.test(name)) return null;
    try {
      found.set(name, decodeURIComponent(value));
    } catch {
      return null;
    }
  }
  return found;
}
