// A size of carts in one case, and a size that no cart ever has.
import { plausible, sayMoney } from '../../../shared/rules/at-work/at-work.ts';
import { usualAmount } from '../../../shared/rules/goods.ts';
import { sayMinutes } from '../../../shared/rules/slots/duration.ts';
import { sizeOf } from '../decisions/two-reminders.ts';
import type { CartSize } from '../rules/shape.ts';
import type { SizeRule } from '../rules/sizes.ts';
import { type CartSetting, waitsOf } from './sample-cart.ts';

/** Far above any border between two sizes. */
const FAR = 1_000_000_000;

export const usualCart = (setting: CartSetting): number =>
  usualAmount(setting.shop.goods?.totals ?? []) ?? plausible(80, setting);

/** "A cart of £180.00 gets its first reminder after 1 hour, the second after 20 hours." */
export function remindedWhen(totalMinor: number, setting: CartSetting): string {
  const { first, second } = waitsOf(totalMinor, setting);
  const cart = `A cart of ${sayMoney(totalMinor, setting)}`;
  if (first === undefined) return `${cart} gets no reminder.`;
  return `${cart} gets its first reminder after ${sayMinutes(first)}, ${second === undefined ? 'and no second' : `the second after ${sayMinutes(second)}`}.`;
}

/** What a sentence says of a size, its neighbours may say the other half of. */
function sizeIn(stated: SizeRule | CartSize, { rules }: CartSetting): CartSize | undefined {
  const alike = rules.sizes.filter(
    ({ firstWaitMinutes, secondWaitMinutes }) =>
      firstWaitMinutes === stated.firstWaitMinutes && secondWaitMinutes === stated.secondWaitMinutes,
  );
  return (
    alike.find(({ name }) => name === stated.name) ??
    alike.find(({ belowMinor }) => belowMinor === stated.belowMinor) ??
    alike[0]
  );
}

/** From where to where a size reaches. */
function boundsOf(size: CartSize, { rules }: CartSetting): { readonly from: number; readonly below: number } {
  const at = rules.sizes.indexOf(size);
  return { from: rules.sizes[at - 1]?.belowMinor ?? 0, below: size.belowMinor ?? FAR };
}

/** A total of that size: one that carts of the shop have, else one in the middle of it. */
function totalOf(size: CartSize, setting: CartSetting): number {
  const { rules, shop } = setting;
  const seen = (shop.goods?.totals ?? []).filter(
    (total) => sizeOf(total, { ...rules, currency: shop.currency }) === size,
  );
  const { from, below } = boundsOf(size, setting);
  const middle =
    below === FAR ? Math.max(plausible(80, setting), Math.round(from * 1.2)) : Math.round((from + below) / 2);
  return usualAmount(seen) ?? middle;
}

export const sizesAtWork = {
  example(stated: SizeRule | CartSize, setting: CartSetting) {
    const size = sizeIn(stated, setting);
    return size === undefined ? undefined : remindedWhen(totalOf(size, setting), setting);
  },
  doubts(stated: SizeRule | CartSize, setting: CartSetting): readonly string[] {
    const size = sizeIn(stated, setting);
    if (size === undefined) return [];
    const { below } = boundsOf(size, setting);
    const { minimumTotalMinor } = setting.rules;
    return below <= minimumTotalMinor
      ? [
          `No cart of this size is reminded, because carts below ${sayMoney(minimumTotalMinor, setting)} are not`,
        ]
      : [];
  },
};
