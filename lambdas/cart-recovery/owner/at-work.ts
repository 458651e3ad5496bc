// Every rule of cart recovery in one case, by the field of its declaration.
import {
  type AtWorkTable,
  atClock,
  daysAfter,
  nowOf,
  plausible,
  sayMoment,
} from '../../../shared/rules/at-work/at-work.ts';
import { fromAllAtWork } from '../../../shared/rules/at-work/from-all.ts';
import { holdOutAtWork } from '../../../shared/rules/at-work/hold-out.ts';
import { quietAtWork } from '../../../shared/rules/at-work/quiet.ts';
import { sayMinutes } from '../../../shared/rules/slots/duration.ts';
import { formatMoney } from '../../../shared/shop/money.ts';
import { isRecovered } from '../decisions/recovered.ts';
import type { CartRow } from '../rows.ts';
import type { CartRules } from '../rules/shape.ts';
import { type CartSetting, nextMove, reminderTo, sampleCart, waitsOf } from './sample-cart.ts';
import { remindedWhen, sizesAtWork, usualCart } from './sizes-at-work.ts';

const MOST_DAYS = 400;

/** The last day, counted from a moment, of which something is true; undefined where it never is. */
const lastDay = (from: Date, isSo: (moment: Date) => boolean): Date | undefined =>
  Array.from({ length: MOST_DAYS }, (_, days) => daysAfter(from, days)).findLast(isSo);

export const cartAtWork: AtWorkTable<keyof CartRules> = {
  sizes: sizesAtWork,
  ...quietAtWork('reminder'),
  ...fromAllAtWork,
  ...holdOutAtWork('cart-recovery', 'no reminder'),

  remindersPerCart: { example: (_: unknown, setting) => remindedWhen(usualCart(setting), setting) },

  doNotDisturbDays: {
    example(_: unknown, setting) {
      const reminded = atClock(nowOf(setting), '12:00');
      const person = {
        consent: true,
        last_reminded_at: reminded.toISOString(),
        last_reminded_cart: 'another',
      };
      const from = Array.from({ length: MOST_DAYS }, (_, days) => daysAfter(reminded, days)).find(
        (moment) => reminderTo(person, setting, moment).kind === 'send',
      );
      if (from === undefined) return undefined;
      return `Whoever was reminded on ${sayMoment(reminded)} can be reminded of another cart from ${sayMoment(from)} on.`;
    },
  },

  giveUpAfterDays: {
    example(_: unknown, setting) {
      const sent = daysAfter(nowOf(setting), 1).toISOString();
      const cart = sampleCart(usualCart(setting), setting, {
        first_at: sent,
        first_outcome: 'sent',
        second_at: sent,
        second_outcome: 'sent',
      });
      const { move, at } = nextMove(cart, setting, new Date(sent));
      return move.move === 'give-up'
        ? `A cart whose second reminder went out on ${sayMoment(new Date(sent))} is closed on ${sayMoment(at)}.`
        : undefined;
    },
  },

  recoveredWithinDays: {
    example(days: number, setting) {
      const sent = nowOf(setting);
      const bought = (at: Date): CartRow =>
        sampleCart(usualCart(setting), setting, {
          status: 'bought',
          bought_at: at.toISOString(),
          first_at: sent.toISOString(),
          first_outcome: 'sent',
        });
      const last = lastDay(sent, (at) => isRecovered(bought(at), days));
      return last === undefined
        ? undefined
        : `Reminded on ${sayMoment(sent)} and bought on ${sayMoment(last)}: won back. A day later: not.`;
    },
  },

  minimumTotalMinor: {
    example(minor: number, setting) {
      const at = minor === 0 ? plausible(1, setting) : minor;
      const below = minor === 0 ? [] : [remindedWhen(minor - 1, setting)];
      return [remindedWhen(at, setting), ...below].join(' ');
    },
    doubts(minor: number, { shop }) {
      const totals = shop.goods?.totals ?? [];
      return totals.length > 0 && totals.every((total) => total < minor)
        ? ['No cart so far came to that much, so none would be reminded']
        : [];
    },
  },

  tellOfCartsMinor: {
    example(minor: number, setting) {
      const money = (amount: number) => formatMoney(amount, setting.shop.currency, setting.shop.locale);
      const { first } = waitsOf(minor, setting);
      return first === undefined
        ? undefined
        : `A cart of ${money(minor)} that was left: the letter comes after ${sayMinutes(first)}. None comes of ${money(minor - 1)}.`;
    },
    doubts(minor: number, { shop, rules: { minimumTotalMinor: least } }) {
      const totals = shop.goods?.totals ?? [];
      return [
        ...(minor < least
          ? [
              `Carts below ${formatMoney(least, shop.currency, shop.locale)} are not reminded, and you hear of none of them`,
            ]
          : []),
        ...(totals.length > 0 && totals.every((total) => total < minor)
          ? ['No cart so far came to that much']
          : []),
      ];
    },
  },

  onlyWhoAccepted: {
    example(_: unknown, setting: CartSetting) {
      const becomes = (consent: boolean) =>
        reminderTo(consent ? { consent } : {}, setting).kind === 'send' ? 'is reminded' : 'is not reminded';
      return `Who ticked the box for marketing ${becomes(true)}, and who left it empty ${becomes(false)}.`;
    },
  },
};
