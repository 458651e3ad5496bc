// "100 points = a free coffee, 250 points = a free lunch and 500 points = $25 off", or the other way round:
// "A free coffee costs 100 points". A price is found by its figure, so a name may hold "and" and commas.

import { slice } from '../../../../shared/rules/slots/free-text.ts';
import { type Slot, sentenceStart } from '../../../../shared/rules/slots/slot.ts';
import type { Reward } from '../shape.ts';
import { rewardName } from './reward-name.ts';

const mostPoints = 1_000_000;

const figure = '[-+]?\\d[\\d,]*(?:\\.\\d+)?';
const point = '(?:points?|pts?)';
const article = '(?:(?:a|an|the|one)\\s+)?';
/** Between a price and what it buys. "for each" is how a bonus is written. */
const buys =
  '(?:=+>?|[:–-]+>?|→|is|are|buys?|gets?(?: you)?|gives?(?: you)?|earns? you|equals?|means?|and (?:you )?get|you get|for(?! each| every)|get(?:s)? (?:a )?member)';
const costs =
  '(?:=|:|-|→|is|are|at|for|costs?|takes?|needs?|requires?|(?:comes?|is yours) (?:at|for|with|from))';

/** "Collect 100 points and get ...", "Get a free coffee for ...". */
const opening = /^(?:for|with|at|from|collect|spend|redeem|save|get|claim|take)\s+/i;

const priceFirst = new RegExp(`^(${figure})\\s*(${point})?\\s*${buys}\\s*(.*)$`, 'i');
const bareFirst = new RegExp(`^(${figure})\\s*${point}\\s*(${article}(?:free|\\p{Sc}).*)$`, 'iu');
const priceOnly = new RegExp(`^(${figure})\\s*${point}\\s*(?:${buys})?$`, 'i');
const nameFirst = new RegExp(`^(.*?)\\s*(?:\\b|(?<=\\W))${costs}\\s+(${figure})\\s*(${point})?$`, 'i');
const nameBare = new RegExp(`^(.*?)\\s+(${figure})\\s*${point}$`, 'i');

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
      const text = slice(words, at, next).replace(opening, '');
      if (!listed && !new RegExp(`\\d\\s*${point}\\b`, 'i').test(text)) return [];
      const found: Reward[] = [];
      for (const part of partsOf(text)) {
        const tier = tierOf(part, { currency, sure: listed || found.length > 0 });
        if (tier === undefined) return [];
        if ('problem' in tier) return [{ next, problem: tier.problem }];
        found.push(tier);
      }
      return found.length === 0 ? [] : [{ next, value: found }];
    },
  };
}

/** Cut before each price that begins a tier, else after each price that ends one. */
function partsOf(text: string): readonly string[] {
  const startsWithPrice = new RegExp(`^${figure}\\s*(?:${point}|=|:)`, 'i').test(text);
  const joint = startsWithPrice
    ? new RegExp(
        `\\s*(?:(?<!\\d),|,(?=\\s)|[;/]|\\band\\b|&)\\s*(?:and\\s+)?(?=${figure}\\s*(?:${point}\\b|=|:|buys?\\b|gets?\\b))`,
        'i',
      )
    : new RegExp(`(?<=\\d\\s*${point})\\s*(?:[,;/]|\\band\\b|&)\\s*(?:and\\s+)?`, 'i');
  return text
    .split(joint)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

type Found = { readonly points: string; readonly named: boolean; readonly name: string };

function tierOf(
  part: string,
  { currency, sure }: { readonly currency: string; readonly sure: boolean },
): Reward | { readonly problem: string } | undefined {
  const empty = part.match(priceOnly)?.[1];
  if (empty !== undefined) return { problem: `What do ${empty} points buy? Write "${empty} points = ..."` };
  const found = foundIn(part, sure);
  if (found === undefined) return undefined;
  const { name } = found;
  const price = Number(found.points.replaceAll(',', '').replace('+', ''));
  const reading = rewardName(name, currency);
  if ('problem' in reading) return reading;
  if (found.points.startsWith('+')) return { problem: orBonus(reading.value, found.points.slice(1)) };
  if (!Number.isInteger(price)) return { problem: `${found.points} is no whole number of points` };
  if (price < 1 || price > mostPoints)
    return {
      problem: `${sentenceStart(found.points)} points is outside 1 to 1,000,000 points: a reward has a price, and one beyond a million is never reached`,
    };
  return { reward: reading.value, points: price };
}

function foundIn(part: string, sure: boolean): Found | undefined {
  const [, points = '', word, name = ''] = part.match(priceFirst) ?? [];
  if (points !== '' && (word !== undefined || sure)) return { points, named: word !== undefined, name };
  const [, barePoints = '', bareName = ''] = part.match(bareFirst) ?? [];
  if (barePoints !== '') return { points: barePoints, named: true, name: bareName };
  const [, last = '', lastPoints = '', lastWord] = part.match(nameFirst) ?? [];
  if (lastPoints !== '' && (lastWord !== undefined || sure)) {
    const certain = sure || isReward(last) || /\b(?:costs?|takes?|needs?|requires?|at|for)\b/i.test(part);
    if (certain) return { points: lastPoints, named: true, name: last };
    // "The win-back bonus is 50 points", misspelt, is neither a reward nor an item.
    return /\bbonus/i.test(last) ? undefined : { points: `+${lastPoints}`, named: true, name: last };
  }
  const [, plain = '', plainPoints = ''] = part.match(nameBare) ?? [];
  return plainPoints !== '' && (sure || isReward(plain))
    ? { points: plainPoints, named: true, name: plain }
    : undefined;
}

/** "A free coffee: 100 points" is a reward; of "Croissants: 6 points" nobody knows. */
const isReward = (name: string): boolean =>
  /\bfree\b|\boff\b|\bon the house\b|\bvoucher\b|\p{Sc}/iu.test(name);

const orBonus = (name: string, points: string): string =>
  `Is "${name}" a reward that costs ${points} points, or an item that earns ${points} more? Write "${points} points = ${name}" or "${name}: +${points} points"`;
