/** Names that home and office routers answer for, and those reserved for machines themselves (RFC 6761, 6762, 8375, 9476). */
const PRIVATE_SUFFIXES = [
  'localhost',
  'local',
  'internal',
  'lan',
  'home',
  'corp',
  'intranet',
  'private',
  'home.arpa',
  'localdomain',
];

/** First address and prefix length of what is not public, from IANA's IPv4 special-purpose registry. */
const PRIVATE_IPV4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

function ipv4Number(dotted: string): number {
  return dotted.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function isPublicIpv4(dotted: string): boolean {
  const address = ipv4Number(dotted);
  return !PRIVATE_IPV4.some(([first, bits]) => {
    const size = 2 ** (32 - bits);
    return Math.floor(address / size) === Math.floor(ipv4Number(first) / size);
  });
}

/** The eight groups of an address as the URL parser writes it: hexadecimal, at most one `::`, no dotted tail. */
function ipv6Groups(address: string): number[] {
  const [head = '', tail] = address.split('::');
  const read = (part: string) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16)));
  const before = read(head);
  const after = tail === undefined ? [] : read(tail);
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after];
}

/**
 * Only global unicast (2000::/3) is public; within it not what carries an IPv4 address inside (Teredo and the other
 * 2001:0::/23 protocols, 6to4 2002::/16), nor the documentation blocks. Loopback, link-local, unique local, mapped
 * and NAT64 addresses all lie outside 2000::/3.
 */
function isPublicIpv6(address: string): boolean {
  const [first = 0, second = 0] = ipv6Groups(address);
  if (first < 0x2000 || first > 0x3fff) return false;
  if (first === 0x2001) return second >= 0x200 && second !== 0xdb8;
  return first !== 0x2002 && !(first === 0x3fff && second < 0x1000);
}

/**
 * True for an https address on the public internet, without user name or password. Refuses loopback, private and
 * link-local hosts in every spelling (the URL parser turns `0x7f.1` and `2130706433` into 127.0.0.1), one-word host
 * names and the suffixes of local networks: an address from outside must not make the browser ask the router at home.
 * A public name that resolves to a private address passes; no extension can see that.
 */
export function isPublicHttpsUrl(address: string | URL): boolean {
  if (!URL.canParse(String(address))) return false;
  const url = new URL(String(address));
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return false;

  const host = url.hostname.replace(/\.$/, '');
  if (host.startsWith('[')) return isPublicIpv6(host.slice(1, -1));
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return isPublicIpv4(host);
  if (!host.includes('.') || host.split('.').includes('')) return false;
  return !PRIVATE_SUFFIXES.some((suffix) => host.endsWith(`.${suffix}`));
}
