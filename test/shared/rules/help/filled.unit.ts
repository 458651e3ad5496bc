import { expect, it } from 'vitest';
import { filled } from '../../../../shared/rules/help/filled.ts';
import { tokenise } from '../../../../shared/rules/tokens.ts';

const fill = (example: string, text: string) => filled(example, { text, tokens: tokenise(text) });

it.each([
  ['Wait 60 minutes before sending.', 'Perhaps two hours would do.', 'Wait two hours before sending.'],
  [
    'Send the nudge the next day at 10 am.',
    'The day after, at 9 pm.',
    'Send the nudge the next day at 9 pm.',
  ],
  ['Hold anything over GBP 300.', 'Anything over £75 needs my approval.', 'Hold anything over £75.'],
  ['50 points for joining.', 'Whoever registers gets 20 points.', '20 points for joining.'],
  ['Hold out 10% of orders.', 'Leave 5 % out.', 'Hold out 5 % of orders.'],
  [
    'Nudge each customer at most once every 30 days.',
    'One a month each.',
    'Nudge each customer at most once every month.',
  ],
])('"%s" has the figure of "%s"', (example, text, said) => expect(fill(example, text)).toBe(said));

it.each([
  ['of another kind', 'Wait 60 minutes before sending.', 'Wait for 20 points.'],
  ['of which there are more', 'Wait 60 minutes before sending.', 'Between 1 hour and 2 hours.'],
  ['that is the other end of a range', 'Only offer add-ons up to GBP 30.', 'Only offer things over £2.'],
  ['that is a date', 'Quiet on 25 December.', 'Closed until 15 August 2027.'],
])('a figure %s is not put in', (_, example, text) => expect(fill(example, text)).toBeUndefined());

it('takes "no more than" for "at most"', () =>
  expect(fill('Only offer add-ons up to GBP 30.', 'No more than £5, please.')).toBe(
    'Only offer add-ons up to £5.',
  ));
