import { describe, expect, it } from 'vitest';
import { isPublicHttpsUrl } from '../../../lib/domain/public-address.ts';

describe('isPublicHttpsUrl', () => {
  it.each([
    'https://api.coingecko.com/api/v3/ping',
    'https://feeds.example.org:8443/rss?a=1#x',
    'https://münchen.example/feed',
    'https://8.8.8.8/',
    'https://172.15.255.255/',
    'https://172.32.0.1/',
    'https://100.128.0.1/',
    'https://[2606:4700:4700::1111]/',
    'https://[2001:4860:4860::8888]/',
    'https://localhost.example.com/',
  ])('lets %s through', (url) => {
    expect(isPublicHttpsUrl(url)).toBe(true);
  });

  it.each([
    ['another scheme', 'http://example.com/'],
    ['another scheme', 'ftp://example.com/'],
    ['another scheme', 'file:///etc/passwd'],
    ['another scheme', 'javascript:alert(1)'],
    ['another scheme', 'data:text/html,x'],
    ['no address', 'not a url'],
    ['no address', ''],
    ['credentials', 'https://user:pass@example.com/'],
    ['credentials', 'https://user@example.com/'],
    ['a one-word name', 'https://localhost/'],
    ['a one-word name', 'https://LOCALHOST./'],
    ['a one-word name', 'https://router/'],
    ['a local suffix', 'https://app.localhost/'],
    ['a local suffix', 'https://printer.local./'],
    ['a local suffix', 'https://nas.lan/'],
    ['a local suffix', 'https://gitlab.internal/'],
    ['a local suffix', 'https://box.home.arpa/'],
    ['loopback', 'https://127.0.0.1/'],
    ['loopback', 'https://127.255.255.254:8443/'],
    ['loopback in hex', 'https://0x7f000001/'],
    ['loopback in octal', 'https://0177.0.0.1/'],
    ['loopback as one number', 'https://2130706433/'],
    ['loopback, short', 'https://127.1/'],
    ['loopback, dotted end', 'https://127.0.0.1./'],
    ['loopback in full-width digits', 'https://１２７.０.０.１/'],
    ['loopback, encoded', 'https://127%2e0%2e0%2e1/'],
    ['this host', 'https://0.0.0.0/'],
    ['private', 'https://10.0.0.1/'],
    ['private', 'https://172.16.0.1/'],
    ['private', 'https://172.31.255.255/'],
    ['private', 'https://192.168.1.1/'],
    ['link-local (cloud metadata)', 'https://169.254.169.254/latest/meta-data'],
    ['carrier NAT', 'https://100.64.0.1/'],
    ['benchmark', 'https://198.19.0.1/'],
    ['multicast', 'https://224.0.0.1/'],
    ['broadcast', 'https://255.255.255.255/'],
    ['IPv6 loopback', 'https://[::1]/'],
    ['IPv6 loopback, long', 'https://[0:0:0:0:0:0:0:1]/'],
    ['IPv6 unspecified', 'https://[::]/'],
    ['IPv6 link-local', 'https://[fe80::1]/'],
    ['IPv6 unique local', 'https://[fd12:3456:789a::1]/'],
    ['IPv6 multicast', 'https://[ff02::1]/'],
    ['IPv4 mapped', 'https://[::ffff:127.0.0.1]/'],
    ['IPv4 compatible', 'https://[::127.0.0.1]/'],
    ['NAT64', 'https://[64:ff9b::7f00:1]/'],
    ['6to4 of 127.0.0.1', 'https://[2002:7f00:1::]/'],
    ['Teredo', 'https://[2001:0:53aa:64c::1]/'],
    ['IPv6 documentation', 'https://[2001:db8::1]/'],
  ])('refuses %s: %s', (_why, url) => {
    expect(isPublicHttpsUrl(url)).toBe(false);
  });
});
