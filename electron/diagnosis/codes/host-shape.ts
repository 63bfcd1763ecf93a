/** A host name (also IDN), IPv4 or bracketed IPv6 as a pattern. */
export const HOST = String.raw`(?:\[[0-9A-Fa-f:.]{2,45}\]|[\p{L}\p{N}][\p{L}\p{N}_-]{0,62}(?:\.[\p{L}\p{N}][\p{L}\p{N}_-]{0,62}){0,8})`;

/** Four numbers of 0 to 255. */
export const isIPv4 = (text: string): boolean => /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) && text.split('.').every((part) => Number(part) <= 255);

/**
 * A matched host as a target, without the usual port; null when it is none: too long, a bare number, a hexadecimal code, a bad address or port.
 */
export const asTarget = (name: string | undefined): string | null => {
  if (name === undefined || name.length === 0 || name.length > 253) return null;
  const port = /:(\d{1,5})$/.exec(name)?.[1];
  const host = port === undefined || name.endsWith(']') ? name : name.slice(0, -port.length - 1);
  if (/^\d+$/.test(host) || /^0x[0-9A-Fa-f]+$/.test(host)) return null;
  if (/^[\d.]+$/.test(host) && !isIPv4(host)) return null;
  if (port === undefined || port === '3389') return host;
  return Number(port) >= 1 && Number(port) <= 65535 ? `${host}:${port}` : null;
};
