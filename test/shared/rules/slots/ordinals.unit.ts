import { expect, it } from 'vitest';
import { ordinalAt } from '../../../../shared/rules/slots/ordinals.ts';

const read = (text: string) => {
  const words = text.split(' ');
  return ordinalAt((at) => words[at] ?? '', 0);
};

it.each([
  ['first of may', { value: 1, next: 1 }],
  ['twentieth', { value: 20, next: 1 }],
  ['twenty fifth of december', { value: 25, next: 2 }],
  ['thirtieth', { value: 30, next: 1 }],
  ['thirty first', { value: 31, next: 2 }],
])('reads "%s"', (text, found) => expect(read(text)).toEqual(found));

it.each(['twenty', 'twenty tenth', 'twenty thirtieth', 'fortieth', 'may', ''])(
  'reads no day in "%s"',
  (text) => expect(read(text)).toBeUndefined(),
);
