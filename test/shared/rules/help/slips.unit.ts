import { expect, it } from 'vitest';
import { withoutSlips } from '../../../../shared/rules/help/slips.ts';
import { tokenise } from '../../../../shared/rules/tokens.ts';

const known = () => new Set('remind offer never after then gift cards points every member'.split(' '));
const meant = (text: string, understood: string) =>
  withoutSlips({ text, tokens: tokenise(text) }, known, (_, said) =>
    said === understood ? 'a rule' : undefined,
  );

it.each([
  ['letters that changed places', 'Rmeind after 2 huors', 'Remind after 2 hours', ['Rmeind', 'huors']],
  ['a letter too few', 'Nevr offer gift cards', 'Never offer gift cards', ['Nevr']],
  ['a letter too many', 'Neverr offer gift cards', 'Never offer gift cards', ['Neverr']],
  ['another letter in a longer word', 'Remimd after 2 hours', 'Remind after 2 hours', ['Remimd']],
])('finds %s, and keeps the rest as it was written', (_, text, sentence, wrong) =>
  expect(meant(text, sentence)).toEqual({ sentence, wrong }),
);

it('takes a name that looks like a slip for a name where the rest is a slip', () =>
  expect(meant('Nevr offer Giff', 'Never offer Giff')).toEqual({
    sentence: 'Never offer Giff',
    wrong: ['Nevr'],
  }));

it.each([
  ['nothing is mistyped', 'Never offer gift cards', 'Never offer gift cards'],
  ['a word is in quotation marks', '"Nevr" offer gift cards', '"Never" offer gift cards'],
  ['a short word would be another one', 'Offer gift cars', 'Offer gift card'],
  ['it is not understood without the slips either', 'Nevr offer gift cards', 'something else'],
])('says nothing where %s', (_, text, understood) => expect(meant(text, understood)).toBeUndefined());
