import { expect, test } from 'vitest';
import { withoutEnd, withoutEnds } from '../../../shared/text/ends.ts';

test.each([
  ['beans.!', '.!', 'beans'],
  ['1.50.', '.,:', '1.50'],
  ['...', '.', ''],
  ['', '.', ''],
  ['beans', '', 'beans'],
  ['.beans', '.', '.beans'],
])('%j without %j at its end is %j', (text, marks, expected) => {
  expect(withoutEnd(text, marks)).toBe(expected);
});

test.each([
  ['-.p10-', '.-', 'p10'],
  ['---', '-', ''],
  ['p-1.0', '.-', 'p-1.0'],
])('%j without %j at both ends is %j', (text, marks, expected) => {
  expect(withoutEnds(text, marks)).toBe(expected);
});
