import { expect, it } from 'vitest';
import { readSite } from '../../../lib/domain/sidebar-sites.ts';

it.each([
  ['notes.example.org', 'notes.example.org'],
  [' https://notes.example.org/a/b?c ', 'notes.example.org'],
  ['http://Notes.Example.org:8080/', 'notes.example.org'],
  ['bücher.example', 'xn--bcher-kva.example'],
  ['', null],
  ['two words', null],
  ['localhost', null],
  ['192.168.0.1', null],
  ['javascript:alert(1)', null],
  ['user:secret@notes.example.org', null],
])('reads %j as %j', (typed, host) => {
  expect(readSite(typed)).toBe(host);
});
