// Items that earn more than their price. These may be written as often as the owner likes.
import { declare, wording } from '../../../../shared/rules/declaration.ts';
import type { Bonus } from '../lists.ts';
import { effect } from './effect.ts';
import { itemKey, items, itemsAfterColon, labelledItems, moment, strayItems } from './items.ts';
import { sayPoints } from './points.ts';

const earn =
  '(earn|get|give|bring|score|collect|receive|gain|have|add|come with|count|count for|are worth|is worth|are|is)';
const one = '(unit|item|piece|bag|pack|packet|box|bottle|tin|jar|cup|slice|loaf)';
const unit = `[(each|apiece|every time|each time|(per|for each|for every) ${one})]`;
const on = '(on|for|per|with|to|when buying|when you buy|when someone buys|whenever someone buys)';

const slots = {
  items: items(),
  labelled: labelledItems(),
  listed: itemsAfterColon(),
  stray: strayItems(effect()),
  effect: effect(),
  moment: moment(),
};
type Read = Partial<Bonus> & { readonly labelled?: Bonus['items']; readonly listed?: Bonus['items'] };
const states = (read: Read): Bonus => ({
  items: read.items ?? read.labelled ?? read.listed ?? [],
  effect: read.effect ?? nothing,
});
const nothing: Bonus['effect'] = { kind: 'flat', points: 0 };

export const bonuses = declare<readonly Bonus[], Bonus>({
  rule: 'bonus',
  about: 'bonus, several times',
  byDefault: () => [],
  wordings: () => [
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
  inForce: (all) => all.map(explainBonus),
  handbook: {
    also: [
      'Beans and pastries earn double points.',
      '3x points on pastries.',
      'Code BEANS-250 earns triple points.',
      'Double points on everything.',
      'Each bag of beans: +6 points.',
      'Every croissant earns 3 extra points.',
    ],
    limits: 'more than 1 to 10 times, up to 10,000 points a piece',
  },
  combine: (texts) => texts.map(onceEach).findLast((found) => found.length > 0),
});

/** An item that has the same bonus twice has it once. */
function onceEach(stated: readonly Bonus[]): readonly Bonus[] {
  const seen = new Set<string>();
  return stated.flatMap(({ items, effect }) => {
    const fresh = items.filter((item) => {
      const key = `${effect.kind} ${itemKey(item)}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
    return fresh.length === 0 ? [] : [{ items: fresh, effect }];
  });
}

function explainBonus({ items, effect }: Bonus): string {
  const what = items.some(({ value }) => value === '*')
    ? 'Everything'
    : `What has ${items.map(({ kind, value }) => (kind === 'code' ? `the code ${value}` : `"${value}" in its name`)).join(' or ')}`;
  return effect.kind === 'multiplier'
    ? `${what} earns ${effect.times} times the usual points.`
    : `${what} earns ${sayPoints(effect.points)} more for each one sold.`;
}
