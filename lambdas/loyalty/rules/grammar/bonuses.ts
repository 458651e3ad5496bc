// Items that earn more than their price. These may be written as often as the owner likes.
import { formsOf } from '../../../../shared/rules/grammar.ts';
import type { LoyaltyForm, LoyaltyRule } from '../rule.ts';
import type { Bonus } from '../shape.ts';
import { effect } from './effect.ts';
import { items, itemsAfterColon, labelledItems, moment, strayItems } from './items.ts';

const form = formsOf<LoyaltyRule>();

const earn =
  '(earn|get|give|bring|score|collect|receive|gain|have|add|come with|count|count for|are worth|is worth|are|is)';
const one = '(unit|item|piece|bag|pack|packet|box|bottle|tin|jar|cup|slice|loaf)';
const unit = `[(each|apiece|every time|each time|(per|for each|for every) ${one})]`;
const on = '(on|for|per|with|to|when buying|when you buy|when someone buys|whenever someone buys)';

const slots = {
  items: items(),
  labelled: labelledItems(),
  listed: itemsAfterColon(),
  stray: strayItems(),
  effect: effect(),
  moment: moment(),
};
type Read = Partial<Bonus> & { readonly labelled?: Bonus['items']; readonly listed?: Bonus['items'] };
const toRule = (read: Read): LoyaltyRule => ({
  rule: 'bonus',
  bonus: { items: read.items ?? read.labelled ?? read.listed ?? [], effect: read.effect ?? nothing },
});
const nothing: Bonus['effect'] = { kind: 'flat', points: 0 };

export const bonusForms: readonly LoyaltyForm[] = [
  form({
    id: 'bonus',
    example: 'Beans and gift cards earn double points.',
    stated: 'often',
    patterns: [`{items} ${earn} {effect} ${unit}`, `{labelled} {effect} ${unit}`, '{stray} {effect}'],
    slots,
    toRule,
  }),
  form({
    id: 'bonus',
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
    toRule,
  }),
];
