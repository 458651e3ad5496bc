// "100 points = a free coffee, 250 points = a free lunch and 500 points = $25 off", or the other way round:
// "A free coffee costs 100 points". A price is found by its figure, so a name may hold "and" and commas.

import { slice } from '../../../../shared/rules/slots/free-text.ts';
import { type Slot, sentenceStart } from '../../../../shared/rules/slots/slot.ts';
import type { Reward } from '../lists.ts';
import { rewardName } from './reward-name.ts';

const mostPoints = 1_000_000;

// Every blank in a sentence is one blank by now (`documentLines`), so that no pattern needs to look for rows of them.
const figure = '[-+]?\\d[\\d,]*(?:\\.\\d+)?';
const point = '(?:points?|pts?)';
const article = '(?:(?:a|an|the|one) )?';
/** Between a price and what it buys. "for each" is how a bonus is written. */
const buys =
  ',? ?(?:=+>?|[:–-]+>?|→|is|are|(?:will )?(?:buys?|gets?(?: you| them)?|gives?(?: you| them)?|earns? you)|equals?|means?|and (?:you )?(?:get|have)|' +
  '(?:and )?(?:then )?(?:you|they|we|(?:the |a )?(?:members?|customers?|guests?|people|shoppers?))(?: can| will|ll| may)?(?: get| gets| have| claim| choose| receive| enjoy| redeem| give| give them)|' +
  '(?:can|may) be (?:exchanged|swapped|redeemed|traded|traded in|used|cashed in|spent) (?:for|on)|for(?! each| every)|get(?:s)? (?:a )?member)';
const costs =
  '(?:=|:|-|→|is|are|at|for|with|costs?|takes?|needs?|requires?|(?:comes?|is yours) (?:at|for|with|from)|for (?:every|each)|' +
  '(?:when|if|once|after|as soon as) (?:you|they|members|customers|somebody|someone|a member|a customer) (?:have|has|reach|reaches|collect|collects|get to|hit))';
/** These say a price; after the others an item's bonus may follow as well. */
const priced = /^(?:at|for|costs?|takes?|needs?|requires?|comes?|is yours|when|if|once|after|as soon)\b/i;

/** "Collect 100 points and get ...", "You get a free coffee for ...", "Every 100 points ...". */
const opening =
  /^(?:(?:when|once|if|as soon as|whoever|anyone who|anybody who) )?(?:(?:you|members|customers|guests|people|they|a member|a customer|the customer|somebody|someone|anyone|anybody) (?:can |have |has |may )?)?(?:(?:for|with|at|from|after)(?= \d)|(?:every|each)(?! other)|collect|collects|collected|redeem|swap|exchange|trade|trade in|cash in|spend|use|save|get|gets|claim|take|have|has|reach|reaches|reached|hit|hits)(?: (?:every|each))? /i;

const priceFirst = new RegExp(`^(${figure}) ?(${point})? ?${buys}(?:(?<![a-z])|(?![a-z])) ?(.*)$`, 'is');
const bareFirst = new RegExp(`^(${figure}) ?${point} ?(${article}(?:free|\\p{Sc}).*)$`, 'iu');
/** "Twenty points for a hamper" may be what it costs, and what it earns. */
const bareFor = new RegExp(`^${figure} ?${point} for\\b`, 'i');
/** Nobody earns points for one: "300 points for a surprise". */
const present = /\bhalf[- ]price\b|\bdiscount$|\b(?:surprise|treat|gift)$/i;
/** "Plant a tree for every 1,000 points" is something to do, for somebody. */
const deed = /^(?!(?:a|an|the|one|free|half)\b)\p{L}+ (?:a|an|the|one|us|them|me) /iu;
const priceOnly = new RegExp(`^(${figure}) ?${point} ?(?:${buys})?$`, 'i');
const nameFirst = new RegExp(`^(.*?) ?(?:\\b|(?<=\\W))(${costs}) (${figure}) ?(${point})?$`, 'i');
const nameBracket = new RegExp(`^([^()]+) \\(?(${figure}) ?${point}\\)$`, 'i');
const nameBare = new RegExp(`^(.*?) (${figure}) ?${point}$`, 'i');

export type TierOptions = {
  /** Below a heading that says so, every line is a tier, also one without the word "points". */
  readonly listed?: boolean;
};

/** The tiers of a sentence, from here to its end; names are without an article. */
export function tiers(currency: string, { listed = false }: TierOptions = {}): Slot<readonly Reward[]> {
  return {
    freeText: true,
    read: (words, at) => {
      const next = words.tokens.length;
      const whole = inDigits(slice(words, at, next));
      const text = whole.replace(opening, '');
      if (!listed && !new RegExp(`\\d ?${point}\\b`, 'i').test(text)) return [];
      const found: Reward[] = [];
      const parts = partsOf(text);
      const isSaid = parts.length > 1 || text !== whole;
      for (const part of parts) {
        const tier = tierOf(part, { currency, sure: listed || found.length > 0, isSaid });
        if (tier === undefined) return [];
        if ('problem' in tier) return [{ next, problem: tier.problem }];
        found.push(tier);
      }
      return found.length === 0 ? [] : [{ next, value: found }];
    },
  };
}

const ones = 'one two three four five six seven eight nine'.split(' ');
const tens = 'ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const inWords = new RegExp(
  `\\b(?:(?:(an?|${ones.join('|')}) )?(hundred|thousand)(?: and (${tens.join('|')}))?|(${tens.join('|')}))(?= ${point}\\b)`,
  'gi',
);

/** "A hundred and twenty points": a price is found by its figure. */
const inDigits = (text: string): string =>
  text.replace(inWords, (_, count = 'a', unit = '', rest = '', alone = '') => {
    const of = (list: readonly string[], word: string) => list.indexOf(word.toLowerCase()) + 1;
    if (alone !== '') return String(10 * of(tens, alone));
    const times = /^an?$/i.test(count) ? 1 : of(ones, count);
    return String(times * (unit.toLowerCase() === 'hundred' ? 100 : 1000) + 10 * of(tens, rest));
  });

/** Cut before each price that begins a tier, else after each price that ends one. */
function partsOf(text: string): readonly string[] {
  const startsWithPrice = new RegExp(`^${figure} ?(?:${point}|=|:)`, 'i').test(text);
  const joint = startsWithPrice
    ? new RegExp(
        ` ?(?:(?<!\\d),|,(?= )|[;/]|\\band\\b|&) ?(?:and )?(?=${figure} ?(?:${point}\\b|=|:|buys?\\b|gets?\\b|for\\b))`,
        'i',
      )
    : new RegExp(`(?<=\\d ?${point}) ?(?:[,;/]|\\band\\b|&) ?(?:and )?`, 'i');
  return text
    .split(joint)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** `sure`: it stands in a list of rewards. `isSaid`: there are several, or the points are spent: "swap", "you need". */
type Known = { readonly sure: boolean; readonly isSaid: boolean };

/** `unsure`: it could as well be an item's bonus. */
type Found = { readonly figure: string; readonly name: string; readonly unsure?: boolean };

function tierOf(
  part: string,
  { currency, ...known }: Known & { readonly currency: string },
): Reward | { readonly problem: string } | undefined {
  const empty = part.match(priceOnly)?.[1];
  if (empty !== undefined) return { problem: `What do ${empty} points buy? Write "${empty} points = ..."` };
  const found = foundIn(part, known);
  // "+6 points" is what a bonus adds, never what a reward costs.
  if (found === undefined || found.figure.startsWith('+')) return undefined;
  const reading = rewardName(found.name, currency);
  if ('problem' in reading) return reading;
  if (found.unsure === true) return { problem: orBonus(reading.value, found.figure) };
  const price = Number(found.figure.replaceAll(',', ''));
  if (!Number.isInteger(price)) return { problem: `${found.figure} is no whole number of points` };
  if (price < 1 || price > mostPoints)
    return {
      problem: `${sentenceStart(found.figure)} points is outside 1 to 1,000,000 points: a reward has a price, and one beyond a million is never reached`,
    };
  return { reward: reading.value, points: price };
}

function foundIn(part: string, { sure, isSaid }: Known): Found | undefined {
  const [, first = '', firstWord, bought = ''] = part.match(priceFirst) ?? [];
  if (first !== '' && (firstWord !== undefined || sure)) {
    const isBare = !sure && !isSaid && bareFor.test(part) && !isReward(bought) && !present.test(bought);
    return { figure: first, name: bought, ...(isBare ? { unsure: true } : {}) };
  }
  const [, bare = '', freebie = ''] = part.match(bareFirst) ?? [];
  if (bare !== '') return { figure: bare, name: freebie };
  const [, name = '', connector = '', last = '', lastWord] = part.match(nameFirst) ?? [];
  if (last !== '' && (lastWord !== undefined || sure)) {
    if (/^for (?:every|each)$/i.test(connector) && deed.test(name)) return undefined;
    if (sure || isReward(name) || priced.test(connector)) return { figure: last, name };
    // "The win-back bonus is 50 points", misspelt, is neither a reward nor an item.
    return /\bbonus/i.test(name) ? undefined : { figure: last, name, unsure: true };
  }
  const [, plainName = '', plain = ''] = part.match(nameBracket) ?? part.match(nameBare) ?? [];
  return plain !== '' && (sure || isReward(plainName)) ? { figure: plain, name: plainName } : undefined;
}

/** "A free coffee: 100 points" is a reward; of "Croissants: 6 points" nobody knows. */
const isReward = (name: string): boolean => /\bfree\b|\boff\b|\bon the house\b|\bvoucher\b/i.test(name);

const orBonus = (name: string, points: string): string =>
  `Is "${name}" a reward that costs ${points} points, or an item that earns ${points} more? Write "${points} points = ${name}" or "${name}: +${points} points"`;
