import ipaddr from 'ipaddr.js';

/** An address in the one spelling of RFC 5952, so that a host that stands in a list in two is one host; an IPv4 address in IPv6 (RFC 4291 2.5.5.2) is the IPv4 one. */
export function oneSpelling(address: string): string {
  if (!address.includes(':')) return address;
  const parsed = ipaddr.parse(address);
  return parsed instanceof ipaddr.IPv6 && parsed.isIPv4MappedAddress() ? parsed.toIPv4Address().toString() : parsed.toString();
}
