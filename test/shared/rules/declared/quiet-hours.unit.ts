// However the ends of quiet hours are said, some of the day is left to send in; what would leave none is refused.
import { describe, expect, it } from 'vitest';
import { cartLanguage } from '../../../../lambdas/cart-recovery/rules/language.ts';
import { loyaltyLanguage } from '../../../../lambdas/loyalty/rules/language.ts';
import { upsellLanguage } from '../../../../lambdas/upsell/rules/language.ts';

const read = {
  upsell: (text: string) => upsellLanguage.merge('', text, 'GBP'),
  carts: (text: string) => cartLanguage.merge('', text, 'GBP'),
  loyalty: (text: string) => loyaltyLanguage.merge('', `${text}\n100 points = a tea.`, 'GBP'),
};

describe.each(['upsell', 'carts', 'loyalty'] as const)('%s', (product) => {
  const told = (text: string) => {
    const answer = read[product](text);
    return answer.ok ? answer.rules.quietHours : (answer.problems[0]?.message ?? '');
  };

  it.each([
    ['No messages after 8 pm or before 8 pm.', 'less than 4 hours'],
    ['No messages after 9 am or before 8 am.', 'less than 4 hours'],
    ['No messages after 9 pm.\nNo messages before 8 pm.', 'less than 4 hours'],
    ['No messages after 9 pm.\nQuiet hours are 10 pm to 8 am.', 'disagree'],
    ['No quiet hours.\nNo messages after 9 pm.', 'disagree'],
    ['Quiet on Mondays to Fridays.\nQuiet at weekends.', 'all days of the week'],
  ])('given "%s", then it is refused', (text, why) => expect(told(text)).toContain(why));

  it.each([
    ['No messages after 10 pm.\nNo messages before 9 am.', { from: '22:00', until: '09:00' }],
    ['No messages before 9 am.\nQuiet hours are 9 pm to 9 am.', { from: '21:00', until: '09:00' }],
    ['No quiet hours.', 'off'],
  ])('given "%s", then both ends count', (text, hours) => expect(told(text)).toEqual(hours));
});
