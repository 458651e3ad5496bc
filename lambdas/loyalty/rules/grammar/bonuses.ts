// Items that earn more than their price. These may be written as often as the owner likes.
import { declare, type Setting, wording } from '../../../../shared/rules/declaration.ts';
import { slice } from '../../../../shared/rules/slots/free-text.ts';
import type { Slot } from '../../../../shared/rules/slots/slot.ts';
import { sayWhen } from '../../../../shared/rules/slots/when.ts';
import { formatMoney } from '../../../../shared/shop/money.ts';
import type { Bonus, ItemMatch } from '../lists.ts';
import { datedWhen, whenAfterName } from './bonus-when.ts';
import { effect, multiplied } from './effect.ts';
import { itemKey, items, itemsAfterColon, labelledItems, moment, sayItems, strayItems } from './items.ts';
import { points, sayPoints } from './points.ts';
import { spent } from './spent.ts';

const earn =
  '(earn|get|give|bring|score|collect|receive|gain|have|add|come with|count|count for|are worth|is worth|are|is)';
const one = '(unit|item|piece|bag|pack|packet|box|bottle|tin|jar|cup|slice|loaf)';
const unit = `[(each|apiece|every time|each time|(per|for each|for every) ${one})]`;
const on = '(on|for|per|with|to)';
const buying =
  '(when buying|when you buy|when someone buys|whenever someone buys|(if|when|whenever) (they|you|someone|somebody|members|customers|anyone) (buy|buys))';

/** What somebody buys: one of several things, and not all of them together. */
function boughtItems(): Slot<readonly ItemMatch[]> {
  const all = items();
  return {
    ...all,
    read: (words, at) =>
      all.read(words, at).map((reading) => {
        const text = slice(words, at, reading.next);
        return 'value' in reading && / (?:and|&|plus) /i.test(text.replace(/"[^"]*"/g, ''))
          ? {
              next: reading.next,
              problem: `A bonus is for each item alone, and for none together: write "or" instead of "and" in "${text}" if each of them brings it`,
            }
          : reading;
      }),
  };
}

const slots = {
  items: items(),
  bought: boughtItems(),
  labelled: labelledItems(),
  listed: itemsAfterColon(),
  stray: strayItems(effect()),
  effect: effect(),
  when: datedWhen(),
  after: whenAfterName(),
  moment: moment(),
};
type Read = Partial<Bonus> & {
  readonly after?: Bonus['when'];
  readonly bought?: Bonus['items'];
  readonly labelled?: Bonus['items'];
  readonly listed?: Bonus['items'];
};
const rateLimits = {
  least: 0.01,
  most: 1000,
  because: 'less is never noticed, and more is likelier a slip of the keys',
};

const states = ({ after, when: moments = after, ...read }: Read): Bonus => ({
  items: read.items ?? read.bought ?? read.labelled ?? read.listed ?? [],
  effect: read.effect ?? nothing,
  ...(moments === undefined ? {} : { when: moments }),
});
const everything: readonly ItemMatch[] = [{ kind: 'any', value: '*' }];
const nothing: Bonus['effect'] = { kind: 'flat', points: 0 };

export const bonuses = declare<readonly Bonus[], Bonus>({
  rule: 'bonus',
  about: 'bonus, several times',
  byDefault: () => [],
  wordings: (currency) => [
    wording({
      example: 'Double points on Tuesdays.',
      stated: 'often',
      patterns: [
        `[(earn|get|give|award|add|collect)] {effect} [day] [all day] [only] {when} [(only|all day)]`,
        `{when} [(earn|get|give|award|offer|do|have)] {effect} [all day]`,
        `[(bonus|special|happy|point) day] [is] {when} [(is|are|its|it is|means|get|earn|there are)] {effect} [(day|days|time)]`,
        `[(all|every)] point [(is|are|get|gets|count|counts|will be)] {multiplied} {when} [only]`,
        `{when} [all] point [(is|are|get|gets|count|counts|will be)] {multiplied}`,
        `{when} (everyone|everybody|members|customers|all customers) ${earn} {effect}`,
        `(everyone|everybody|members|customers|all customers) ${earn} {effect} {when} [only]`,
        `[happy hour] [(is|means|gives)] {effect} {when}`,
        `happy hour [(is|runs)] {when} [(with|for|and)] {effect}`,
      ],
      slots: { ...slots, multiplied: multiplied() },
      states: ({ multiplied: by, effect: how = by, ...read }) =>
        states({ ...read, ...(how === undefined ? {} : { effect: how }), items: everything }),
    }),
    wording({
      example: 'Beans earn double points on Tuesdays before noon.',
      stated: 'often',
      patterns: [
        `{items} ${earn} {effect} {when} [only]`,
        `{when} {items} ${earn} {effect}`,
        `[(earn|get|give|award|add|collect)] {effect} ${on} {items} [(at|on|in|during)] {after} [only]`,
        `[(earn|get|give|award|add|collect)] {effect} ${buying} {bought} [(at|on|in|during)] {after} [only]`,
        `{when} [(earn|get|give|award|add|collect)] {effect} ${on} {items}`,
      ],
      slots,
      states,
    }),
    wording({
      example: `Beans earn 2 points per ${currency} 1.`,
      stated: 'often',
      patterns: [
        `{items} ${earn} {rate} to {spent}`,
        `{items} ${earn} {rate} (per|/|for every|for each|every|each|for|on every|on each|a|an) {spent} [(spent|spend)]`,
        `[(earn|get|give|award|members get|members earn|customers get|customers earn)] {rate} (per|/|for every|for each|every|each|a|an) {spent} [(spent|spend|you spend|they spend)] (on|for) {items}`,
      ],
      slots: { items: slots.items, rate: points(rateLimits), spent: spent(currency) },
      states: (read) =>
        states({
          items: read.items ?? [],
          effect: { kind: 'rate', points: read.rate ?? 0, perMinor: read.spent ?? 1 },
        }),
    }),
    wording({
      example: 'Beans and gift cards earn double points.',
      stated: 'often',
      patterns: [`{items} ${earn} {effect} ${unit}`, `{labelled} {effect} ${unit}`, '{stray} {effect}'],
      slots,
      states,
    }),
    wording({
      example: 'Double points on everything.',
      stated: 'often',
      patterns: [
        `[(earn|get|give|award|add|collect)] {effect} ${on} {items}`,
        `[(earn|get|give|award|add|collect)] {effect} ${buying} {bought}`,
        `(buy|purchase|order|when you buy|if you buy|when they buy|if they buy|whoever buys) {bought} [and] [to] (get|earn|receive|gets|collect) {effect}`,
        `(if|when|whenever) (they|someone|somebody|members|customers|anyone|people) (buy|buys|order|orders) {bought} (they|you) ${earn} {effect}`,
        '{effect} {listed}',
        '{effect} {moment}',
        `{items} ${earn} {effect} {moment}`,
        '{effect} {stray}',
      ],
      slots,
      states,
    }),
  ],
  means: explainBonus,
  inForce: (all, setting) => all.map((bonus) => explainBonus(bonus, setting)),
  handbook: {
    also: [
      'Beans and pastries earn double points.',
      '3x points on pastries.',
      'Code BEANS-250 earns triple points.',
      'Double points on everything.',
      'Each bag of beans: +6 points.',
      'Every croissant earns 3 extra points.',
      'Double points on Tuesdays.',
      'Triple points from 1 to 7 December.',
      'Drinks earn double points on weekdays from 4 pm to 6 pm.',
      'Beans earn 2 points per pound.',
      'Beans earn 50 % extra.',
    ],
    limits: 'more than 1 to 10 times, up to 10,000 points a piece',
  },
  combine: (texts) => texts.map(onceEach).findLast((found) => found.length > 0),
});

/** An item that has the same bonus twice has it once. */
function onceEach(stated: readonly Bonus[]): readonly Bonus[] {
  const seen = new Set<string>();
  return stated.flatMap(({ items, ...bonus }) => {
    const fresh = items.filter((item) => {
      const key = `${bonus.effect.kind} ${itemKey(item)} ${JSON.stringify(bonus.when)}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
    return fresh.length === 0 ? [] : [{ items: fresh, ...bonus }];
  });
}

function explainBonus({ items, effect, when: moment }: Bonus, { shop }: Setting): string {
  const what = sayItems(items);
  const then = moment === undefined ? '' : `, ${sayWhen(moment)}`;
  switch (effect.kind) {
    case 'multiplier':
      return `${what} earns ${effect.times} times the usual points${then}.`;
    case 'flat':
      return `${what} earns ${sayPoints(effect.points)} more for each one sold${then}.`;
    case 'rate':
      return `${what} earns ${sayPoints(effect.points)} for every ${formatMoney(effect.perMinor, shop.currency, shop.locale)} spent on it${then}.`;
  }
}
