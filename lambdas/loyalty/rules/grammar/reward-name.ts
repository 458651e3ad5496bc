// A reward's name, and what it is worth where it is an amount of money: "$25 off".

import { money } from '../../../../shared/rules/slots/money.ts';
import { strayInGift } from '../../../../shared/rules/slots/no-name-words.ts';
import type { SlotReading, Words } from '../../../../shared/rules/slots/slot.ts';
import { foreignProblem } from '../../../../shared/rules/slots/written-money.ts';
import { tokenise } from '../../../../shared/rules/tokens.ts';
import { decimalsOf } from '../../../../shared/shop/currencies.ts';
import { cut } from '../../../../shared/text/cut.ts';
import { withoutEnd } from '../../../../shared/text/ends.ts';

import { noItemProblem } from './no-item.ts';

const mostCharacters = 60;
/** What a sentence about rewards has where a reward could stand. */
const NO_REWARD =
  /^(?:(?:rewards? )?(?:starts?|begins?|starting|beginning|needed|required|enough|available|minimum|maximum|limit|spent|earned|back|off)|rewards?|prizes?|points?|members?|customers?|everyone|it|them|that|this|nothing|something|anything|another|enough(?: .*)?)$/i;

/** The name without article and final stop. An amount in another currency than the shop's is a problem. */
export function rewardName(
  written: string,
  currency: string,
): { readonly value: string } | { readonly problem: string } {
  const name = withoutEnd(written.trim(), '.,;:!')
    .replace(/^"(.*)"$/, '$1')
    .replace(/^(?:(?:a|an|the|one|your|our)\s+)+(?=\S)/i, '')
    .replace(/^Free\b/, 'free')
    .replace(/^([^"]*\S)(?:['’]s| is| are) (free|on the house)$/i, (_, thing: string, how: string) =>
      how.toLowerCase() === 'free' ? `free ${thing}` : `${thing} on the house`,
    )
    .trim();
  if (NO_REWARD.test(name))
    return {
      problem: `"${name}" is no reward: name what the points buy, as in "100 points = a free coffee"`,
    };
  if (!/[\p{L}\p{N}]/u.test(name)) return { problem: 'What do these points buy? Name the reward' };
  if (name.length > mostCharacters)
    return {
      problem: `"${cut(name, { characters: 40 })}..." is too long for a reward; ${mostCharacters} characters fit`,
    };
  if (/[<>{}]/.test(name)) return { problem: `"${name}" has brackets in it; name the reward in words` };
  if (
    /\b(?:or|and)\s+\d+\s+(?:for|gets?|buys?)\b|[,;]\s+\d|\d\s*(?:points?|pts?|=|:)(?:\W|$)|(?:^|\s)(?:get|earn|every|each|you|we|have|has|when|once|if|for|at|with|reach)$/i.test(
      name,
    )
  )
    return { problem: `"${name}" is more than the name of a reward. Write one reward on each line` };
  const bare = name.replace(/\([^()]*\)|"[^"]*"/g, '');
  const condition = CONDITION.exec(bare)?.[0].trim() ?? strayInGift(bare.replace(WITH_YOU, ''));
  if (condition !== undefined)
    return {
      problem: `A reward costs so many points, always and for everybody: "${condition}" is no part of its name. Put it in brackets if it is for people to mind, such as "a free coffee (on weekdays)"`,
    };
  if (/\b(?:regulars?|members?|customers?|newcomers?|who|whoever)\b/i.test(name))
    return {
      problem: `"${name}" are people, and no reward: name what the points buy, as in "100 points = a free coffee"`,
    };
  if (/\b(?:birthdays?|anniversary|anniversaries)\b/i.test(name))
    return {
      problem: `"${name}" is an occasion, and no reward. What members get on their birthday is written so: "25 points on your birthday."`,
    };
  const notBought = noItemProblem(name);
  if (notBought !== undefined) return { problem: notBought };
  const foreign = foreignProblem(name, currency);
  if (foreign !== undefined) return { problem: foreign };
  const figure = OTHERWISE_WRITTEN.exec(name)?.[0];
  if (figure !== undefined)
    return {
      problem: `"${figure.trim()}" is an amount as another country writes it: write it as the shop does, such as "${shownAmount(currency)} off"`,
    };
  const amount = amountIn(name, currency);
  if (amount?.reading !== undefined && 'problem' in amount.reading)
    return { problem: amount.reading.problem };
  if (/^worth\b|\bvalue$/i.test(name))
    return {
      problem: `"${name}" is no reward. For your own books write "100 points are worth ${currency} 5"`,
    };
  if (amount?.alone === true)
    return {
      problem: `Is "${name}" a reward, or what the points are worth? Write "${name} off", or "100 points are worth ..." for your own books`,
    };
  return { value: amount?.bare === undefined ? name : withSign(name, amount.bare, currency) };
}

/** Whom it is for is said by every reward: "anything you like", "a coffee of your choice on us". */
const WITH_YOU = /\b(?:(?:anything|whatever|what) you (?:like|want|choose|fancy)|on us)\b/gi;

/** What would limit a reward, and does not when it stands in a name. */
const CONDITION =
  /=|^(?:at|by|on|with|in|for|from|to|over|under|out|up|off|or|and|of|used|least|most|earlier|later|not|never|leaving|joining|referring|reviewing|visiting|coming|buying|spending|signing)\b|\b(?:except|unless|but not|but only|only|until|before|after|during|within|per|at least|at most|up to|no more than|once|twice)\b|\bon (?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekdays?|weekends?)\b|\b(?:joining|signing up|registering|bonus$|costs?$|with (?:a|the|your) (?:receipt|card|coupon|app)\b|by (?:mistake|hand)\b|(?:over|under|both|another)$|a (?:day|week|month|year)|in store|online|instore)\b|\bat weekends?\b|\bfor (?:regulars|members|students|staff|new)\b/i;

/** "5,-" and "5:-", of whatever currency; and "5,50 off", which in a shop of this language is five or five hundred and fifty. */
const OTHERWISE_WRITTEN =
  /(?<![\p{L}\p{N}])\d+ ?[.,:] ?[-\u2013\u2014=](?![\p{L}\p{N}])|(?<![\p{L}\p{N}.,])\p{Sc}?\d+,\d{1,2}(?![\d,.])(?: ?\p{Sc})?(?= ?(?:off|discount|voucher|credit|back|reduction|$))/iu;

const shownAmount = (currency: string): string => withSign('5', '5', currency);

/** A document that ships to shops of every currency says "25 off"; guests read "£25 off". */
function withSign(name: string, figure: string, currency: string): string {
  const digits = decimalsOf(currency);
  const format = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    currencyDisplay: 'narrowSymbol',
    trailingZeroDisplay: 'stripIfInteger',
  });
  const shown = format.format(figure.replaceAll(',', '') as Intl.StringNumericLiteral);
  return name.replace(figure, () => shown.replaceAll('\u00a0', ' '));
}

/** What a reward takes off a bill, in minor units; undefined for a coffee. "25 off" is in the shop's currency. */
export function moneyOffMinor(name: string, currency: string): number | undefined {
  const amount = amountIn(name, currency);
  return amount?.reading !== undefined && 'value' in amount.reading && amount.off
    ? amount.reading.value
    : undefined;
}

const off = /^(?:off|discount|voucher|credit|back|store|gift|reduction|towards|to)$/;

function amountIn(name: string, currency: string) {
  const words = { text: name, tokens: tokenise(name) };
  const word = (at: number) => words.tokens[at]?.word ?? '';
  for (let at = 0; at < words.tokens.length; at += 1) {
    // A figure alone is a number of things, unless it is taken off.
    const symbol = /\p{Sc}$/u.test(word(at)) || /\p{Sc}$/u.test(word(at + 1));
    const bare = money(currency, { bare: true }).read(words, at);
    const named = money(currency).read(words, at);
    const reading = named.find((one): one is SlotReading<number> & { value: number } => 'value' in one);
    if (reading !== undefined)
      return {
        reading,
        off: off.test(word(reading.next)),
        alone: reading.next === words.tokens.length && at === 0,
      };
    const plain = bare.find((one) => 'value' in one && word(one.next) === 'off');
    if (plain !== undefined) return { reading: plain, off: true, alone: false, bare: textAt(words, at) };
    const [foreign] = named;
    const ends = foreign?.next === words.tokens.length || off.test(word(foreign?.next ?? 0));
    // "2 pound cakes" is no money, but "5 euros", "5 euros off" and "worth 5 euros" are.
    if (foreign !== undefined && (symbol || (ends && isMoney(foreign))))
      return { reading: foreign, off: false, alone: false };
    // A figure that is written in another country's way, such as "2,50 €", is no amount here, but its sign is a currency.
    const [sign] = /\p{Sc}$/u.test(word(at)) ? money(currency, { lone: true }).read(words, at) : [];
    if (sign !== undefined && 'problem' in sign) return { reading: sign, off: false, alone: false };
  }
  return undefined;
}

/** It says which currency was written; any other word after a figure is a thing. */
const isMoney = (reading: SlotReading<number>): boolean =>
  'problem' in reading && reading.problem.includes('and not in');

const textAt = ({ text, tokens }: Words, at: number): string =>
  text.slice(tokens[at]?.start, tokens[at]?.end);
