// The buttons of cart recovery: a cart, and what becomes of it.
import {
  anasCart,
  type CartShop,
  checkedOut,
  grown,
  randomCart,
  type SampleCart,
  saved,
  shopperErased,
} from '../../sample/store/sample-carts.ts';
import { type SampleButton, type SampleMaker, sampleId } from '../sample-button.ts';

const button = (event: string, label: string, hint: string): SampleButton => ({
  product: 'cart-recovery',
  event,
  label,
  hint,
});

export const cartButtons: readonly SampleButton[] = [
  button('cart', 'Ana leaves a cart of 120.00', 'A reminder follows two hours later, and one more at 22'),
  button('cart-random', 'Somebody leaves a cart', 'Small and big carts wait longer and shorter'),
  button('cart-change', 'Put one more thing in it', 'Every change starts the wait again'),
  button('cart-save', 'Save the cart for later', 'The reminder is worded for it'),
  button('cart-again', 'Send the last event again', 'Stores repeat themselves; it must not matter'),
  button('cart-checkout', 'Check the cart out', 'Silence from here on'),
  button('cart-erase', 'Erase the shopper', 'Everything about a person goes'),
  button('cart-forged', 'Forge a cart', 'A wrong signature is turned away'),
];

/** Remembers the last cart, so that it can be changed, saved and bought. */
export function makeSampleCarts(shop: CartShop): SampleMaker {
  let cart: SampleCart | undefined;
  let last: object | undefined;
  return (press) => {
    const telling = { eventId: sampleId('e', press), at: press.now };
    const cartId = sampleId('k', press);
    if (press.event === 'cart-forged') return anasCart(cartId, shop, telling);
    if (press.event === 'cart') cart = anasCart(cartId, shop, telling);
    else if (press.event === 'cart-random')
      cart = randomCart(press.now.getTime() + press.count, cartId, shop, telling);
    else if (cart === undefined || last === undefined)
      return 'No cart has been sent from this page yet. Send one first.';
    else if (press.event === 'cart-again') return last;
    else if (press.event === 'cart-change') cart = grown(cart, telling, shop);
    else if (press.event === 'cart-save') cart = saved(cart, telling);
    else if (press.event === 'cart-checkout') {
      last = checkedOut(cart, telling);
      return last;
    } else {
      last = shopperErased(cart.email ?? '', telling);
      return last;
    }
    last = cart;
    return cart;
  };
}
