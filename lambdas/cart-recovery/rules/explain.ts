// What rules mean, in plain words: the owner's way to check that the system understood.

import { sayMinutes } from '../../../shared/rules/slots/duration.ts';
import { formatMoney } from '../../../shared/shop/money.ts';
import { needsConsent } from './consent-needed.ts';
import type { CartRule } from './rule.ts';
import type { CartRules, CartSize } from './shape.ts';

type Money = { readonly currency: string; readonly locale: string; readonly country?: string };

/** What one rule means; `rule` names it. */
export type Explained = { readonly rule: CartRule['rule']; readonly means: string };

/** One line per size and per other rule, those at their built-in value included. */
export function explainRules(rules: CartRules, money: Money): readonly Explained[] {
  const others: readonly Exclude<CartRule, { readonly rule: 'size' }>[] = [
    { rule: 'quiet-hours', quietHours: rules.quietHours },
    { rule: 'do-not-disturb', days: rules.doNotDisturbDays },
    { rule: 'give-up', days: rules.giveUpAfterDays },
    { rule: 'recovered', days: rules.recoveredWithinDays },
    { rule: 'minimum', minor: rules.minimumTotalMinor },
  ];
  return [
    ...rules.sizes.map((_, index) => ({
      rule: 'size' as const,
      means: explainSize(rules.sizes, index, money),
    })),
    ...others.map((rule) => ({ rule: rule.rule, means: explainRule(rule, money) })),
    { rule: 'consent', means: explainConsent(rules, money) },
  ];
}

/** One size, told with its two ends and both waits. */
export function explainSize(sizes: readonly CartSize[], index: number, money: Money): string {
  const size = sizes[index];
  if (size === undefined) throw new RangeError(`There is no size ${index}`);
  const say = (minor: number) => formatMoney(minor, money.currency, money.locale);
  const from = sizes[index - 1]?.belowMinor ?? 0;
  const which =
    size.belowMinor === undefined
      ? from === 0
        ? 'Every cart'
        : `A cart of ${say(from)} or more`
      : from === 0
        ? `A cart under ${say(size.belowMinor)}`
        : `A cart from ${say(from)} to just under ${say(size.belowMinor)}`;
  return `${which}: first reminder ${sayMinutes(size.firstWaitMinutes)} after it was left, second reminder ${sayMinutes(size.secondWaitMinutes)} after it was left.`;
}

function explainConsent({ onlyWhoAccepted }: CartRules, { country = '' }: Money): string {
  if (onlyWhoAccepted !== undefined)
    return explainRule({ rule: 'consent', onlyWhoAccepted }, { currency: '', locale: '' });
  const asks = needsConsent({}, country);
  const shop = country === '' ? 'By the country of the shop' : `As the shop is in ${country}`;
  return asks
    ? `${shop}, only people who accepted marketing are reminded.`
    : `${shop}, people are reminded whether or not they accepted marketing; those who said that they want none are not.`;
}

/** One rule in plain words. */
export function explainRule(
  rule: Exclude<CartRule, { readonly rule: 'size' }>,
  { currency, locale }: Money,
): string {
  switch (rule.rule) {
    case 'quiet-hours':
      return rule.quietHours === 'off'
        ? 'No quiet hours: a reminder may go out at any hour.'
        : `Nothing goes out from ${rule.quietHours.from} to ${rule.quietHours.until}, by the shopper's own clock where it is known.`;
    case 'do-not-disturb':
      return `Whoever was reminded of one cart is not reminded of another for ${sayMinutes(rule.days * 1440)}.`;
    case 'give-up':
      return `A cart is closed ${sayMinutes(rule.days * 1440)} after its second reminder.`;
    case 'recovered':
      return `A purchase within ${sayMinutes(rule.days * 1440)} after a reminder counts as won back.`;
    case 'minimum':
      return rule.minor === 0
        ? 'No cart is too small to be reminded.'
        : `Carts below ${formatMoney(rule.minor, currency, locale)} are not reminded.`;
    case 'consent':
      return rule.onlyWhoAccepted
        ? 'Only people who accepted marketing are reminded.'
        : 'People are reminded whether or not they accepted marketing; those who said that they want none are not.';
  }
}
