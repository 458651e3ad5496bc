// What an offer may cost, and which orders deserve one.

import { declare, wording } from '../../../../shared/rules/declaration.ts';
import { money } from '../../../../shared/rules/slots/money.ts';
import { type PercentBand, percent, percentBand } from '../../../../shared/rules/slots/percent.ts';
import { decimalsOf } from '../../../../shared/shop/currencies.ts';
import { formatMoney } from '../../../../shared/shop/money.ts';

const addOns = '(add-ons|add ons|addons|things|items|products|anything|something|extras|suggestions|stuff)';
const ofOrder =
  '[of (order [(value|total)]|basket|what (they|people|customers|somebody) (spent|spend|spends|paid|pay|bought|buy))]';

const bandInPercent = percentBand({
  least: 0.1,
  most: 100,
  because: 'an add-on costs something, and never more than the order itself',
});

const usualBand: PercentBand = { minPercent: 3, maxPercent: 40 };
const onePercent = percent({
  least: 0.1,
  most: 100,
  because: 'an add-on costs something, and never more than the order itself',
});

/** An end that nobody names is the usual one, unless the other end lies beyond it. */
function wholeBand({ minPercent, maxPercent }: Partial<PercentBand>): PercentBand {
  const { minPercent: usualMin, maxPercent: usualMax } = usualBand;
  return {
    minPercent: minPercent ?? (maxPercent !== undefined && maxPercent <= usualMin ? 0.1 : usualMin),
    maxPercent: maxPercent ?? (minPercent !== undefined && minPercent >= usualMax ? 100 : usualMax),
  };
}

/** What an add-on may cost, in percent of the order; both ends are inside. */
export const priceBand = declare<PercentBand, Partial<PercentBand>>({
  rule: 'price-band',
  about: 'price',
  byDefault: () => usualBand,
  combine: (texts) => (texts.flat().length === 0 ? undefined : wholeBand(Object.assign({}, ...texts.flat()))),
  wordings: () => [
    wording({
      example: 'Only offer add-ons between 3% and 40% of the order.',
      patterns: [
        `[only] (offer|suggest) [only] ${addOns} [(that|which)] [(costing|cost|priced|priced at|worth)] {band} ${ofOrder}`,
        `{band} ${ofOrder}`,
        `keep (it|them|price|prices|offers|${addOns}) [(at|to|in)] {band} ${ofOrder}`,
        `[add-on] price band [is] {band} ${ofOrder}`,
        `${addOns} [(must|should|may|can)] [(be|cost|be priced|are)] {band} ${ofOrder}`,
      ],
      slots: { band: bandInPercent },
      states: ({ band = {} }): Partial<PercentBand> => band,
    }),
    wording({
      example: 'Add-ons may cost up to 40% of the order.',
      stated: ({ maxPercent }: Partial<PercentBand>) => (maxPercent === undefined ? 'least' : 'most'),
      patterns: [
        `[only] [(offer|suggest)] [only] [${addOns}] [(that|which)] [(may|must|can|should)] [(cost|costs|costing|priced|be|worth)] (up to|at most|no more than|not more than|under|below|less than|maximum|a maximum of) {most} ${ofOrder}`,
        `[only] [(offer|suggest)] [only] [${addOns}] [(that|which)] [(may|must|can|should)] [(cost|costs|costing|priced|be|worth)] (at least|no less than|not less than|over|above|more than|minimum|a minimum of) {least} ${ofOrder}`,
        `(never|do not|dont) (offer|suggest) ${addOns} [(that|which)] [(cost|costs|costing|priced|worth)] (over|above|more than) {most} ${ofOrder}`,
        `nothing (over|above|more than|dearer than) {most} ${ofOrder}`,
        `keep (it|them|${addOns}) (under|below|at most|up to|no more than) {most} ${ofOrder}`,
        `add-on (shouldnt|should not|mustnt|must not|may not|cant|cannot) (cost|be|come to) (over|above|more than) {most} ${ofOrder}`,
      ],
      slots: { least: onePercent, most: onePercent },
      states: ({ least, most }): Partial<PercentBand> => ({
        ...(least === undefined ? {} : { minPercent: least }),
        ...(most === undefined ? {} : { maxPercent: most }),
      }),
    }),
  ],
  means: (stated, { shop: { currency, locale } }) => {
    const { minPercent, maxPercent } = wholeBand(stated);
    const of = (percent: number) =>
      formatMoney(Math.round((round(currency) * percent) / 100), currency, locale);
    return `An add-on costs ${minPercent}% to ${maxPercent}% of the order: on an order of ${of(100)}, ${of(minPercent)} to ${of(maxPercent)}.`;
  },
  handbook: { also: ['Price band is 5% to 30%.', 'Up to 40 % of the order.'], limits: '0.1% to 100%' },
});

/** 100 of the currency, in minor units: the easiest order to imagine a percentage of. */
const round = (currency: string): number => 100 * 10 ** decimalsOf(currency);

/** The most that an add-on may cost, in minor units; absent: only its share of the order counts. */
export const mostPrice = declare<number | undefined, number>({
  rule: 'most-price',
  about: 'the dearest add-on',
  byDefault: () => undefined,
  wordings: (currency) => [
    wording({
      example: `Only offer add-ons up to ${currency} 30.`,
      patterns: [
        `[only] (offer|suggest) [only] ${addOns} [(that|which)] [(cost|costs|costing|priced|worth)] (up to|of at most|at most|no more than|not more than) {most}`,
        `[only] (offer|suggest) [only] ${addOns} [(that|which)] [(cost|costs|costing|priced|worth)] (under|below|less than|cheaper than) {under}`,
        `(never|do not|dont) (offer|suggest|recommend) ${addOns} [(that|which)] [(cost|costs|costing|priced|worth)] (over|above|more than|dearer than) {most}`,
        `nothing (over|above|more than|dearer than|pricier than|costlier than|more expensive than) {most}`,
        `keep (it|them|${addOns}) (under|below) {under}`,
        `keep (it|them|${addOns}) [(at|to)] (at most|up to|no more than) {most}`,
        `${addOns} [(may|must|should|can)] (cost|costs) {most} (max|maximum|at most|tops)`,
        `${addOns} (do not|dont|never) (cost|be) (over|above|more than|dearer than) {most}`,
        `(no|never offer any) (add-ons|add ons) (over|above|more than|dearer than) {most}`,
        `${addOns} (may|must|can|should) (cost|be) (at most|up to|no more than|not more than) {most}`,
        `${addOns} (may|must|can|should) (cost|be) (under|below|less than) {under}`,
        `add-on (shouldnt|should not|mustnt|must not|may not|cant|cannot) (cost|be|come to) (over|above|more than) {most}`,
        `{most} is [(the)] most [that] [(a|an)] add-on (should|may|can|must) cost`,
        `add-ons (under|below|less than) {under}`,
        `add-ons (up to|at most|no more than) {most}`,
      ],
      slots: { most: money(currency), under: money(currency) },
      states: ({ most, under = 1 }) => most ?? under - 1,
    }),
  ],
  means: (minor, { shop }) => `No add-on costs more than ${formatMoney(minor, shop.currency, shop.locale)}.`,
  handbook: {
    shipped: '(its share of the order counts)',
    also: ['Only offer add-ons under £30.', 'Never offer anything over £50.'],
  },
});

/** Orders below it are not nudged. */
export const minimumOrder = declare<number | undefined, number>({
  rule: 'minimum-order',
  about: 'small orders',
  byDefault: () => undefined,
  wordings: (currency) => [
    wording({
      example: `Only nudge after orders of at least ${currency} 20.`,
      patterns: [
        'only (nudge|text|message|email|write) [(people|customers|them)] (when|if) order (is|comes to|totals|adds up to) [worth] [(over|above|at least|more than|from)] {amount} [or more]',
        'only (nudge|text|message|email) orders [(of at least|from|worth at least|of|over|above|more than)] {amount} [or more] [(and up|upwards)]',
        'no (nudge|nudges|text|texts|message|messages) (if|when) order is (under|below|less than|smaller than|worth less than) {amount}',
        'no (nudge|nudges|text|texts|message|messages) (under|below|for less than|less than) {amount}',
        'only (offer|suggest|recommend|propose) [(something|anything|thing|add-on|addon|one)] (if|when) order (is|was|comes to|came to|totals|adds up to) [worth] (over|above|at least|more than|from|of at least) {amount} [(or more|and more|and up|or over)]',
        '(if|when) order (is|was|comes to|came to) [worth] (under|below|less than) {amount} (offer|suggest|recommend|send) nothing',
        'only (after|for|on) orders [(of at least|from|worth at least|of|over|above)] {amount} [or more]',
        '[only] (nudge|send|text|message|email) [only] (after|for|on) orders [(of at least|from|worth at least|of|over|above)] {amount} [or more] [(and up|upwards)]',
        '(no (nudge|nudges|message|messages) (for|after|on)|skip|ignore|leave out) [small] orders (under|below|of less than|less than|smaller than) {amount}',
        '(do not|dont|never) (nudge|message|text|email) [(for|after|on)] orders (under|below|of less than|less than|smaller than) {amount}',
        '[only] (nudge|text|message|email|send to) [only] (people|customers|shoppers|those|anyone|buyers) who (spent|spend|spends|bought for|buy for) [(at least|over|more than|above)] {amount} [(or more|and more|and up|or over)]',
        '(do not|dont|never) (nudge|text|message|email) (people|customers|shoppers|anyone|those) who (spent|spend|spends) (under|below|less than) {amount}',
        'orders (under|below|of less than|less than|smaller than) {amount} (do not|dont|never) (get|receive) [(a|an|any)] (nudge|nudges|suggestion|suggestions|text|texts|message|messages|add-on|offer)',
        'orders (under|below|of less than|less than|smaller than) {amount} (get no nudge|get no nudges|get no text|get nothing|are not nudged|are skipped|are left out)',
        'orders (must|should|have to|need to|are to) [(be|come to|are)] [(at least|over|more than|worth at least)] {amount} [(or more|and more|and up)]',
        '[only] (nudge|text) orders (of at least|from|worth at least) {amount} [(or more|and up)]',
        'leave orders (under|below|of less than|less than|smaller than) {amount} (alone|out|be|in peace)',
        'only orders (from|of at least|over|above|of) {amount} [(or more|and up|and more)] [(get|gets|receive|receives) [a] (nudge|text|message|suggestion)]',
        '(do not|dont|never) bother [(with|about|for)] orders (under|below|of less than|less than) {amount}',
        'no (nudge|nudges|text|texts) (if|when) they (spent|spend) (less than|under|below) {amount}',
        '(if|when) (they|theyve|they have|someone|somebody|customer|customer has) (spent|spend|spends) (less than|under|below) {amount} (skip (nudge|text)|no (nudge|text|message)|(do not|dont) (nudge|text|message|email) [(them|customer)]|leave (them|customer) alone)',
        'orders (of|from|of at least|over|above) {amount} [(and up|or more|and more|upwards|and over)] only',
        'minimum order [(value|total)] [for (nudge|suggestion|offer|text|message)] [is] {amount}',
        '[only] orders (of|from|of at least|over|above) {amount} [(and up|or more|and more|upwards|and over)] get (nudge|text|suggestion|message) (only|rest do not|rest dont|others do not|others dont|no others)',
        '(smallest|lowest) order [to nudge] [is] {amount}',
        '(if|when) order [is] (under|below|less than|smaller than) {amount} (leave (them|people|customer) alone|(do not|dont) (nudge|text|message|email) [(them|people|customer)]|no (nudge|text|message|email))',
      ],
      slots: { amount: money(currency) },
      states: ({ amount: minor = 0 }) => minor,
    }),
  ],
  means: (minor, { shop }) =>
    `Orders below ${formatMoney(minor, shop.currency, shop.locale)} are not nudged.`,
  handbook: {
    shipped: '(all are nudged)',
    also: ['Only nudge after orders of at least £20.', 'No nudges for orders under £15.'],
    limits: '"over £20" begins at £20 itself',
  },
});
