// What is promised is on the shelf, at the price that the message says, as far as the shop's mirror knows.
import { breach, ms } from '../../../../simulator/evidence.ts';
import type { Law, Row, Seen } from '../../../../simulator/law.ts';
import { type Nudge, nudgesIn } from './reading.ts';

type Looks = { before: readonly Row[]; at: number; judged: number };
/** Of each month the mirror at the look before, because a message left some time between two looks. */
const looks = new WeakMap<object, Looks>();

export const nudgesAreTrue: Law = {
  says: 'A nudge offers what the shop has, at the shop’s price.',
  when: 'step',
  check(seen) {
    const present = seen.rows('upsr-catalogue');
    const last = looks.get(seen.told) ?? { before: present, at: 0, judged: 0 };
    const nudges = nudgesIn(seen);
    looks.set(seen.told, { before: present, at: seen.now.getTime(), judged: nudges.length });
    return nudges
      .slice(last.judged)
      .filter((nudge) => ms(nudge.at) >= last.at)
      .flatMap((nudge) => untrue(nudge, [last.before, present], seen));
  },
};

function untrue({ offer, message, at }: Nudge, mirrors: readonly (readonly Row[])[], _: Seen) {
  const products = mirrors.map((rows) => rows.find(({ sku }) => sku === offer?.sku));
  const isRight = products.some(
    (product) =>
      product !== undefined &&
      (product.stock === undefined || product.stock === null || Number(product.stock) > 0) &&
      product.price_minor === offer?.price_minor,
  );
  return isRight || offer === undefined
    ? []
    : [
        breach(
          `${offer.sku} was offered at ${at} for ${offer.price_minor}, and is sold out or costs something else`,
          message,
          ...products,
        ),
      ];
}
