// A sentence that no rule reads, and what is written instead by the only figure in it; and what it is not heard in.
import { describe, expect, it } from 'vitest';
import { cartLanguage } from '../../../../lambdas/cart-recovery/rules/language.ts';
import { loyaltyLanguage } from '../../../../lambdas/loyalty/rules/language.ts';
import { upsellLanguage } from '../../../../lambdas/upsell/rules/language.ts';
import { readDocument } from '../../../../shared/rules/document.ts';

const languages = { loyalty: loyaltyLanguage, upsell: upsellLanguage, carts: cartLanguage } as const;
function told(product: keyof typeof languages, sentence: string): string | undefined {
  const read = readDocument<unknown>(sentence, languages[product].grammar('GBP') as never);
  return read.ok ? 'understood' : read.problems[0]?.nearest;
}

describe('a figure and the words beside it', () => {
  it.each([
    ['carts', 'Baskets of £18 or less aren’t worth an email.', 'Do not remind carts under £18.'],
    ['carts', 'Put every cart over £275 on my list.', 'Tell me about carts over £275.'],
    [
      'carts',
      'A cart is won back if it’s bought up to 36 hours after the reminder.',
      'A purchase within 2 days of a reminder counts as recovered.',
    ],
    [
      'carts',
      'Call anything under £45 small.',
      'Small carts (under £45): remind after 4 hours, then after 24.',
    ],
    [
      'carts',
      'After nine days a cart is dead, forget about it.',
      'Give up nine days after the second reminder.',
    ],
    [
      'upsell',
      '75 days must pass before we text a person again.',
      'Nudge each customer at most once every 75 days.',
    ],
    ['upsell', 'Let two days go by first, then write.', 'Wait two days before sending.'],
    ['upsell', 'I wouldn’t go over £16 for a suggestion.', 'Only offer add-ons up to £16.'],
    [
      'upsell',
      'Up to half the value of the order is fine for an add-on.',
      'Add-ons may cost up to 50% of the order.',
    ],
    ['upsell', 'Email only, our customers hate texts.', 'Send by e-mail.'],
    [
      'loyalty',
      'Any sale that comes to more than £750 should be checked by me first.',
      'Hold anything over £750.',
    ],
    ['loyalty', 'Happy birthday to them, 80 points please.', '80 points on your birthday.'],
    ['loyalty', 'Anyone who joins gets fifteen points to start them off.', 'fifteen points for joining.'],
    ['loyalty', 'Someone who has shopped here 8 times is a regular.', 'A regular has at least 8 visits.'],
    ['loyalty', 'Lapsed means no visit for 75 days.', 'Count members as lapsing after 75 days.'],
    ['loyalty', 'To tempt old regulars back, give them 65 points.', 'Give lapsed regulars 65 points.'],
  ] as const)('%s: "%s" is told "%s"', (product, sentence, instead) =>
    expect(told(product, sentence)).toBe(instead),
  );
});

describe('what says something else', () => {
  it.each([
    [
      'carts',
      'Do not leave people alone for 9 days.',
      'Do not disturb anyone who got a reminder in the last 9 days.',
    ],
    ['carts', 'Never give up after 9 days.', 'Give up 9 days after the second reminder.'],
    [
      'carts',
      'If they buy within 9 days it is not recovered.',
      'A purchase within 9 days of a reminder counts as recovered.',
    ],
    ['upsell', 'Don’t offer things under £9.', 'Only offer add-ons up to £9.'],
    ['upsell', 'Don’t wait 9 hours before texting.', 'Wait 9 hours before sending.'],
    ['loyalty', 'Don’t hold sales over £90.', 'Hold anything over £90.'],
    ['loyalty', 'Do not count members as lapsed after 9 weeks.', 'Count members as lapsing after 9 weeks.'],
    ['loyalty', 'A regular has at most 9 visits.', 'A regular has at least 9 visits.'],
  ] as const)('%s: "%s" is not told "%s"', (product, sentence, opposite) =>
    expect(told(product, sentence)).not.toBe(opposite),
  );
});
