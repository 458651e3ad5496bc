// Which sales wait for a person, in one case each.
import { type AtWorkTable, plausible, sayMoney } from '../../../shared/rules/at-work/at-work.ts';
import { mayGiveGoodwill } from '../decisions/goodwill-limit.ts';
import { decideMove } from '../decisions/move.ts';
import { type LoyaltySetting, usualSale } from './sample-sale.ts';

type Member = { readonly visit_count: number; readonly largest_minor?: number };
const newcomer: Member = { visit_count: 0 };

const moveOf = (totalMinor: number, member: Member, { rules }: LoyaltySetting) =>
  decideMove({ phone: 'x', totalMinor }, member, rules);

const becomes = (totalMinor: number, member: Member, setting: LoyaltySetting): string =>
  `${sayMoney(totalMinor, setting)} ${moveOf(totalMinor, member, setting).move === 'hold' ? 'waits' : 'earns at once'}`;

export const holdsAtWork = {
  goodwillPerDay: {
    example(most: number) {
      const given = Array.from({ length: most + 2 }, (_, before) => before).filter((before) =>
        mayGiveGoodwill(before, most),
      ).length;
      return `A manager who gave ${given} on a day gives the next one on the day after.`;
    },
  },

  holdTimesLargest: {
    example(times: number | undefined, setting: LoyaltySetting) {
      const largest = usualSale(setting);
      const member = { visit_count: 9, largest_minor: largest };
      const limit = (times ?? 100) * largest;
      return `Of a member whose largest basket was ${sayMoney(largest, setting)}, one of ${becomes(limit, member, setting)}${times === undefined ? '' : `, and one of ${becomes(limit - 1, member, setting)}`}.`;
    },
  },

  holdFirstSaleMinor: {
    example: (minor: number | undefined, setting: LoyaltySetting) =>
      minor === undefined
        ? `A first sale of ${becomes(plausible(500, setting), newcomer, setting)}.`
        : `A first sale of ${becomes(minor, newcomer, setting)}, and one of ${becomes(Math.max(0, minor - 1), newcomer, setting)}.`,
    doubts(minor: number, setting: LoyaltySetting) {
      const move = moveOf(minor, newcomer, setting);
      return move.move === 'hold' && move.reason === 'large-sale'
        ? ['Every sale of that much waits by another sentence, so this one never decides']
        : [];
    },
  },

  holdOverMinor: {
    example(minor: number, setting: LoyaltySetting) {
      const member = { visit_count: 9, largest_minor: minor };
      return `A sale of ${becomes(minor, member, setting)}, and one of ${becomes(Math.max(0, minor - 1), member, setting)}.`;
    },
  },
} satisfies AtWorkTable;
