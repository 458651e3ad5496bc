// What settings mean, in plain words: the owner's way to check that the system understood.

import { sayMinutes } from '../../../shared/rules/slots/duration.ts';
import type { NamedThing } from '../../../shared/rules/slots/names.ts';
import { decimalsOf } from '../../../shared/shop/currencies.ts';
import { formatMoney } from '../../../shared/shop/money.ts';
import type { UpsellRule } from './rule.ts';
import type { UpsellSettings } from './settings.ts';

type Money = { readonly currency: string; readonly locale: string };

/** What one setting means; `rule` names it. */
export type Explained = { readonly rule: UpsellRule['rule']; readonly means: string };

/** One line per setting, those at their built-in value included. */
export function explainSettings(settings: UpsellSettings, money: Money): readonly Explained[] {
  const { neverOffer, alwaysPair, channel, minimumOrderMinor } = settings;
  const rules: UpsellRule[] = [
    { rule: 'send-delay', minutes: settings.sendDelayMinutes },
    { rule: 'cap', days: settings.capDays },
    { rule: 'text-parts', parts: settings.textParts },
    { rule: 'quiet-hours', quietHours: settings.quietHours },
    { rule: 'price-band', band: settings.priceBand },
    ...(minimumOrderMinor === undefined
      ? []
      : [{ rule: 'minimum-order' as const, minor: minimumOrderMinor }]),
    ...(neverOffer.length === 0 ? [] : [{ rule: 'never-offer' as const, things: neverOffer }]),
    ...(alwaysPair.length === 0 ? [] : [{ rule: 'always-pair' as const, pairs: alwaysPair }]),
    ...(channel === undefined ? [] : [{ rule: 'channel' as const, channel }]),
    { rule: 'take-up-window', hours: settings.takeUpWindowHours },
    { rule: 'voice', voice: settings.voice },
  ];
  return [
    ...rules.map((rule) => ({ rule: rule.rule, means: explainRule(rule, money) })),
    ...(channel === undefined
      ? [{ rule: 'channel' as const, means: 'Sent by the channel chosen at setup.' }]
      : []),
  ];
}

/** One rule in plain words. */
export function explainRule(rule: UpsellRule, { currency, locale }: Money): string {
  switch (rule.rule) {
    case 'send-delay':
      return rule.minutes === 0
        ? 'A nudge goes out at once.'
        : `A nudge goes out ${sayMinutes(rule.minutes)} after the order.`;
    case 'cap':
      return `No customer gets more than one nudge in ${sayMinutes(rule.days * 1440)}.`;
    case 'take-up-window':
      return `A tap counts as a take-up for ${sayMinutes(rule.hours * 60)} after the nudge; later taps still work.`;
    case 'price-band':
      return `An add-on costs ${rule.band.minPercent}% to ${rule.band.maxPercent}% of the order: on an order of ${formatMoney(round(currency), currency, locale)}, ${ends(rule.band, currency, locale)}.`;
    case 'channel':
      return rule.channel === 'sms' ? 'Sent as a text message.' : 'Sent as an e-mail.';
    case 'text-parts':
      return `A text is sent in ${rule.parts === 1 ? 'one part' : `at most ${rule.parts} parts`}, each of which is paid for; what does not fit goes by e-mail to whoever agreed to that.`;
    case 'quiet-hours':
      return rule.quietHours === 'off'
        ? 'No quiet hours: a nudge may go out at any hour.'
        : `Nothing goes out from ${rule.quietHours.from} to ${rule.quietHours.until}, by the customer's own clock where it is known.`;
    case 'never-offer':
      return `Never offered: ${rule.things.map(sayThing).join('; ')}.`;
    case 'always-pair':
      return `Put first: ${rule.pairs.map(({ trigger, addOn }) => `${addOn} to whoever buys ${trigger}`).join('; ')}, if it is in stock and fits.`;
    case 'minimum-order':
      return `Orders below ${formatMoney(rule.minor, currency, locale)} are not nudged.`;
    case 'voice':
      return `The voice is: ${rule.voice}.`;
  }
}

function sayThing({ kind, value }: NamedThing): string {
  return kind === 'any'
    ? `everything named, tagged or filed under "${value}"`
    : `${kind === 'sku' ? 'the SKU' : `the ${kind}`} "${value}"`;
}

/** 100 of the currency, in minor units: the easiest order to imagine a percentage of. */
function round(currency: string): number {
  return 100 * 10 ** decimalsOf(currency);
}

function ends(band: UpsellSettings['priceBand'], currency: string, locale: string): string {
  const of = (percent: number) =>
    formatMoney(Math.round((round(currency) * percent) / 100), currency, locale);
  return `${of(band.minPercent)} to ${of(band.maxPercent)}`;
}
