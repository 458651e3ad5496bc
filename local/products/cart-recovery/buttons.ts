// The buttons of cart recovery: a cart, and what becomes of it.
import type { Press, SampleButton, SampleShop } from '../../console/product-face.ts';
import { sampleId } from '../sample-id.ts';
import {
  anasCart,
  checkedOut,
  grown,
  randomCart,
  type SampleCart,
  saved,
  shopperErased,
  type Telling,
} from './sample-carts.ts';

const NOTHING_YET = 'No cart has been sent from this page yet. Send one first.';

/** They remember the last cart, so that it can be changed, saved and bought, and the last event of all. */
export function cartButtons(shop: SampleShop): readonly SampleButton[] {
  let cart: SampleCart | undefined;
  let last: object | undefined;
  const tellingOf = (press: Press): Telling => ({ eventId: sampleId('e', press), at: press.now });
  const idOf = (press: Press): string => sampleId('k', press);
  const remember = (next: SampleCart): SampleCart => {
    cart = next;
    last = next;
    return next;
  };
  const leaving = (cartOf: (press: Press) => SampleCart) => (press: Press) => remember(cartOf(press));
  const changing = (changed: (cart: SampleCart, telling: Telling) => SampleCart) => (press: Press) =>
    cart === undefined ? NOTHING_YET : remember(changed(cart, tellingOf(press)));
  const ending = (endOf: (cart: SampleCart, telling: Telling) => object) => (press: Press) => {
    if (cart === undefined) return NOTHING_YET;
    last = endOf(cart, tellingOf(press));
    return last;
  };

  return [
    {
      event: 'cart',
      label: 'Ana leaves a cart of 120.00',
      hint: 'A reminder follows two hours later, and one more at 22',
      make: leaving((press) => anasCart(idOf(press), shop, tellingOf(press))),
    },
    {
      event: 'cart-random',
      label: 'Somebody leaves a cart',
      hint: 'Small and big carts wait longer and shorter',
      make: leaving((press) =>
        randomCart(press.now.getTime() + press.count, idOf(press), shop, tellingOf(press)),
      ),
    },
    {
      event: 'cart-change',
      label: 'Put one more thing in it',
      hint: 'Every change starts the wait again',
      make: changing((left, telling) => grown(left, telling, shop)),
    },
    {
      event: 'cart-save',
      label: 'Save the cart for later',
      hint: 'The reminder is worded for it',
      make: changing(saved),
    },
    {
      event: 'cart-again',
      label: 'Send the last event again',
      hint: 'Stores repeat themselves; it must not matter',
      make: () => last ?? NOTHING_YET,
    },
    {
      event: 'cart-checkout',
      label: 'Check the cart out',
      hint: 'Silence from here on',
      make: ending(checkedOut),
    },
    {
      event: 'cart-erase',
      label: 'Erase the shopper',
      hint: 'Everything about a person goes',
      make: ending(({ email = '' }, telling) => shopperErased(email, telling)),
    },
    {
      event: 'cart-forged',
      label: 'Forge a cart',
      hint: 'A wrong signature is turned away',
      isForged: true,
      make: (press) => anasCart(idOf(press), shop, tellingOf(press)),
    },
  ];
}
