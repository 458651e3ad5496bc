// The store telling of its carts: remembers each as it stands, so that it can grow, be saved and be bought, and
// remembers who bought and who was erased, so that the promises can be judged apart from the tables.

import type { HookAnswer, StoreHooks } from '../../../demo/store-hooks.ts';
import type { InboxMessage } from '../../../world.ts';
import type { CartLine, CartShop, SampleCart, SampleCartEvent, Telling } from '../sample-carts.ts';
import { cartOf, checkedOut } from '../sample-carts.ts';
import type { CartOwner } from './cast.ts';
import type { Ending } from './evidence.ts';
import { reminderIn, type SeenReminder } from './reminder.ts';

/** Somebody whose address the store may not know yet. */
export type Visitor = Omit<CartOwner, 'email'> & { readonly email: string | undefined };

export type CartTeller = ReturnType<typeof makeCartTeller>;

export function makeCartTeller(parts: {
  readonly hooks: StoreHooks;
  readonly shop: CartShop;
  readonly now: () => Date;
  readonly messages: () => readonly InboxMessage[];
}) {
  const { hooks, shop, now } = parts;
  const carts = new Map<string, SampleCart>();
  const surprises: string[] = [];
  const endings: Ending[] = [];
  let count = 0;

  const telling = (): Telling => {
    count += 1;
    return { eventId: `e-${count}`, at: now() };
  };
  const expect = (what: string, { status, outcome }: HookAnswer, wanted: string) => {
    const isAsWanted = String(status) === wanted || (status === 200 && outcome === wanted);
    if (!isAsWanted) surprises.push(`${what} was answered ${status} ${outcome} instead of ${wanted}`);
  };
  const send = async (event: SampleCartEvent, id = event.event_id) =>
    expect(`${event.type} ${id}`, await hooks.deliver(event, `cart-${id}`), 'accepted');
  const end = (kind: Ending['kind'], email: string | undefined, at: Date) => {
    if (email !== undefined) endings.push({ kind, email: email.toLowerCase(), at: at.toISOString() });
  };
  const ofVisitor = (cartId: string, { email, timeZone, ...visitor }: Visitor, lines: readonly CartLine[]) =>
    cartOf(
      {
        cartId,
        shop: { ...shop, timeZone: timeZone ?? shop.timeZone },
        shopper: { ...visitor, ...(email === undefined ? {} : { email }) },
        telling: telling(),
      },
      lines,
    );

  return {
    shop,
    endings: endings as readonly Ending[],
    surprises: surprises as readonly string[],
    webhooks: () => count,

    /** The cart now holds these things. */
    async changes(cartId: string, visitor: Visitor, lines: readonly CartLine[]): Promise<void> {
      const cart = ofVisitor(cartId, visitor, lines);
      carts.set(cartId, cart);
      await send(cart);
    },
    /** What `change` makes of the cart as it stands. */
    async tells(cartId: string, change: (cart: SampleCart, telling: Telling) => SampleCart): Promise<void> {
      const cart = change(known(cartId), telling());
      carts.set(cartId, cart);
      await send(cart);
    },
    /** The last event once more, under a new delivery id. */
    async repeats(cartId: string): Promise<void> {
      const cart = known(cartId);
      expect(`${cartId} again`, await hooks.deliver(cart, `cart-${cart.event_id}-again`), 'accepted');
    },
    async buys(cartId: string): Promise<void> {
      const cart = known(cartId);
      const at = now();
      await send(checkedOut(cart, { ...telling(), at }));
      end('bought', cart.email, at);
    },
    async erases(email: string, event: (email: string, telling: Telling) => SampleCartEvent): Promise<void> {
      const told = telling();
      await send(event(email, told));
      end('erased', email, told.at);
    },
    /** Signed with a secret that is not the shop's. */
    async forges(cartId: string, visitor: Visitor, lines: readonly CartLine[]): Promise<void> {
      const cart = ofVisitor(cartId, visitor, lines);
      expect('a forged cart', await hooks.forge(cart, `cart-${cart.event_id}`), '401');
    },
    expectStatus(what: string, status: number, wanted: number): void {
      if (status !== wanted) surprises.push(`${what} was answered ${status} instead of ${wanted}`);
    },
    remindersTo: (email: string): readonly SeenReminder[] =>
      parts
        .messages()
        .filter(({ to }) => to.toLowerCase() === email)
        .flatMap((message) => reminderIn(message) ?? []),
  };

  function known(cartId: string): SampleCart {
    const cart = carts.get(cartId);
    if (cart === undefined) throw new Error(`Nobody has told of the cart ${cartId}`);
    return cart;
  }
}
