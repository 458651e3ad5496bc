// What an offer may cost, which orders deserve one, how it is sent and how it sounds.
import { formsOf } from '../../../../shared/rules/grammar.ts';
import { choice } from '../../../../shared/rules/slots/choice.ts';
import { freeText } from '../../../../shared/rules/slots/free-text.ts';
import { money } from '../../../../shared/rules/slots/money.ts';
import { percentBand } from '../../../../shared/rules/slots/percent.ts';
import type { UpsellForm, UpsellRule } from '../rule.ts';

const form = formsOf<UpsellRule>();

const addOns = '(add-ons|add ons|things|items|products|anything)';
const ofOrder = '[of order [(value|total)]]';

const priceBand = percentBand({
  least: 0.1,
  most: 100,
  because: 'an add-on costs something, and never more than the order itself',
});

const channel = choice({
  sms: ['text message', 'text', 'sms', 'SMS message', 'mobile'],
  email: ['e-mail', 'e mail', 'mail', 'e-mail message'],
});

/** The forms that need the shop's currency are made for it. */
export function offerForms(currency: string): readonly UpsellForm[] {
  return [...sameForEveryShop, minimumOrder(currency)];
}

const sameForEveryShop: readonly UpsellForm[] = [
  form({
    id: 'price-band',
    example: 'Only offer add-ons between 3% and 40% of the order.',
    patterns: [
      `[only] (offer|suggest) [only] ${addOns} [(that|which)] [(costing|cost|priced|priced at|worth)] {band} ${ofOrder}`,
      `[add-on] price band [is] {band} ${ofOrder}`,
      `${addOns} [(must|should|may|can)] [(be|cost|be priced|are)] {band} ${ofOrder}`,
    ],
    slots: { band: priceBand },
    toRule: ({ band = { minPercent: 0, maxPercent: 0 } }) => ({ rule: 'price-band', band }),
  }),
  form({
    id: 'channel',
    example: 'Send by text message.',
    patterns: [
      '[(always|only)] send [(nudge|nudges|message|messages|it|them|everything|offer|offers)] (by|as|via|through|with|using|over) {channel}',
      'use {channel} [for (nudges|messages|everything)]',
      'channel [is] {channel}',
      '(nudge|message|reach) [(customers|people|shoppers|each customer)] (by|via|with|over) {channel}',
    ],
    slots: { channel },
    toRule: ({ channel: value = 'email' }) => ({ rule: 'channel', channel: value }),
  }),
  form({
    id: 'voice',
    example: 'Our voice is warm and plain.',
    patterns: ['(voice|tone) [(is|should be)] {voice}', '(sound|write) like {voice}', 'sound {voice}'],
    slots: { voice: freeText(200) },
    toRule: ({ voice = '' }) => ({ rule: 'voice', voice }),
  }),
];

function minimumOrder(currency: string): UpsellForm {
  return form({
    id: 'minimum-order',
    example: `Only nudge after orders of at least ${currency} 20.`,
    patterns: [
      '[only] (nudge|send|text|message|email) [only] (after|for|on) orders [(of at least|from|worth at least|of|over|above)] {amount} [or more] [(and up|upwards)]',
      '(no (nudge|nudges|message|messages) (for|after|on)|skip|ignore|leave out) orders (under|below|of less than|less than|smaller than) {amount}',
      '(do not|dont|never) (nudge|message|text|email) (for|after|on) orders (under|below|of less than|less than|smaller than) {amount}',
      'minimum order [(value|total)] [is] {amount}',
      '(smallest|lowest) order [to nudge] [is] {amount}',
    ],
    slots: { amount: money(currency) },
    toRule: ({ amount: minor = 0 }) => ({ rule: 'minimum-order', minor }),
  });
}
