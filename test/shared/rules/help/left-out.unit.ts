import { expect, it } from 'vitest';
import { leftOut, saysAll } from '../../../../shared/rules/help/left-out.ts';
import { tokenise } from '../../../../shared/rules/tokens.ts';

const wordsOf = (text: string) => ({ text, tokens: tokenise(text) });

it.each([
  ['Only remind carts over £15.', 'Only remind carts over £15 on weekdays', ['weekdays']],
  ['Never offer gift cards.', 'Offer no sandals with shoes, except blue ones.', ['except blue ones']],
  ['No messages on Sundays.', 'Quiet on Sunday mornings', []],
  ['No points under £10.', 'No points unless they spend £10', []],
])('"%s" leaves out of "%s": %j', (sentence, text, left) =>
  expect(leftOut(sentence, wordsOf(text))).toEqual(left),
);

it.each([
  ['Double points on tea from 2 pm to 5 pm.', 'Double points for tea between 2 and 5', true],
  ['Double points on Tuesdays.', 'Double points on Tuesdays are over', false],
  ['Double points on Mondays.', 'Double points on the Monday club', false],
])('"%s" says all of "%s": %s', (sentence, text, all) => expect(saysAll(sentence, wordsOf(text))).toBe(all));
