import { expect, it } from 'vitest';
import { withHalves } from '../../../../shared/rules/help/which-half.ts';
import { tokenise } from '../../../../shared/rules/tokens.ts';

const written = (text: string) =>
  withHalves({ text, tokens: tokenise(text) }, (_, said = '') =>
    /[ap]m|noon/.test(said) ? 'a rule' : undefined,
  );

it.each([
  ['No texts after 9', 'No texts after 9 pm'],
  ['No texts before 8', 'No texts before 8 am'],
  ['Quiet from 9 to 8', 'Quiet from 9 pm to 8 am'],
  ['Double points from 3 to 5', 'Double points from 3 pm to 5 pm'],
  ['Double points from 9 to 11', 'Double points from 9 am to 11 am'],
  ['Open from 9 to 5', 'Open from 9 am to 5 pm'],
  ['Double points on 5 December before 12', 'Double points on 5 December before noon'],
  ['Send it the next day at 11', 'Send it the next day at 11 am'],
])('"%s" is "%s"', (text, said) => expect(written(text)).toBe(said));

it.each(['Wait 2 hours', 'No points under £5', '10 points on 5 December'])('"%s" has no hour', (text) =>
  expect(written(text)).toBeUndefined(),
);
