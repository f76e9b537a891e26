import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicHttpsUrl } from '../../../lib/domain/public-address.ts';

const byte = fc.integer({ min: 0, max: 255 });

/** One address of each block that no feed can lie in. */
const privateIpv4 = fc.oneof(
  fc.tuple(fc.constant(10), byte, byte, byte),
  fc.tuple(fc.constant(127), byte, byte, byte),
  fc.tuple(fc.constant(0), byte, byte, byte),
  fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
  fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
  fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
  fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), byte, byte),
  fc.tuple(fc.constant(198), fc.integer({ min: 18, max: 19 }), byte, byte),
  fc.tuple(fc.integer({ min: 224, max: 255 }), byte, byte, byte),
);

type Ipv4 = readonly [number, number, number, number];

const number = ([a, b, c, d]: Ipv4): number => ((a * 256 + b) * 256 + c) * 256 + d;
const hex = (value: number): string => value.toString(16);

/** Every way in which a URL parser reads one IPv4 address. */
const spellings: readonly ((ip: Ipv4) => string)[] = [
  (ip) => ip.join('.'),
  (ip) => `${ip.join('.')}.`,
  (ip) => String(number(ip)),
  (ip) => `0x${hex(number(ip))}`,
  (ip) => `0${number(ip).toString(8)}`,
  ([a, b, c, d]) => `0x${hex(a)}.0${b.toString(8)}.${c}.0X${hex(d)}`,
  ([a, b, c, d]) => `${a}.${b}.${c * 256 + d}`,
  ([a, b, c, d]) => `${a}.${(b * 256 + c) * 256 + d}`,
  (ip) => ip.join('%2e'),
  (ip) => ip.join('。'),
  (ip) => ip.join('.').replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  (ip) => `[::ffff:${ip.join('.')}]`,
  ([a, b, c, d]) => `[::ffff:${hex(a * 256 + b)}:${hex(c * 256 + d)}]`,
  ([a, b, c, d]) => `[0:0:0:0:0:ffff:${hex(a * 256 + b)}:${hex(c * 256 + d)}]`,
  (ip) => `[::${ip.join('.')}]`,
  (ip) => `[64:ff9b::${ip.join('.')}]`,
  ([a, b, c, d]) => `[2002:${hex(a * 256 + b)}:${hex(c * 256 + d)}::1]`,
];

describe('the gate', () => {
  it('refuses a private IPv4 address in every spelling there is', () => {
    fc.assert(
      fc.property(privateIpv4, fc.constantFrom(...spellings), fc.constantFrom('', ':8443'), (ip, spell, port) => {
        expect(isPublicHttpsUrl(`https://${spell(ip)}${port}/feed`)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('refuses every IPv6 address outside global unicast', () => {
    const group = fc.integer({ min: 0, max: 0xffff });
    const outside = fc.oneof(fc.integer({ min: 0, max: 0x1fff }), fc.integer({ min: 0x4000, max: 0xffff }));
    fc.assert(
      fc.property(outside, fc.array(group, { minLength: 7, maxLength: 7 }), (first, others) => {
        expect(isPublicHttpsUrl(`https://[${[first, ...others].map(hex).join(':')}]/`)).toBe(false);
      }),
    );
  });

  it('refuses names of local networks under any name before them', () => {
    const label = fc.stringMatching(/^[a-z][a-z0-9]{0,10}$/);
    const suffix = fc.constantFrom('localhost', 'local', 'internal', 'lan', 'home.arpa', 'intranet', 'corp', 'home');
    fc.assert(
      fc.property(
        fc.array(label, { minLength: 1, maxLength: 3 }),
        suffix,
        fc.constantFrom('', '.'),
        (labels, end, dot) => {
          expect(isPublicHttpsUrl(`https://${labels.join('.')}.${end.toUpperCase()}${dot}/`)).toBe(false);
        },
      ),
    );
  });

  it('never throws, whatever the text, and lets through nothing but https', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((text) => `https://${text}`),
        ),
        (text) => {
          expect(!isPublicHttpsUrl(text) || new URL(text).protocol === 'https:').toBe(true);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('lets public IPv4 addresses through', () => {
    const open = fc.tuple(fc.constantFrom(1, 8, 9, 45, 93, 151, 185, 217), byte, byte, byte);
    fc.assert(
      fc.property(open, (ip) => {
        expect(isPublicHttpsUrl(`https://${ip.join('.')}/`)).toBe(true);
      }),
    );
  });
});
