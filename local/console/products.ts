// How each product introduces itself on the console: what it does, and the figures that show it doing it.

export type Figure = {
  readonly label: string;
  /** The table whose rows are counted, without a stage suffix. */
  readonly table: string;
  /** Only rows where this attribute has one of these values. */
  readonly where?: { readonly attribute: string; readonly values: readonly string[] };
  /** Adds this attribute up, in whole numbers, instead of counting rows. */
  readonly sum?: string;
};
/** A page of the product for people, at the address of one of its functions. */
export type PageLink = { readonly label: string; readonly function: string };
export type ProductCard = {
  readonly product: string;
  readonly title: string;
  readonly sentence: string;
  readonly figures: readonly Figure[];
  readonly pages?: readonly PageLink[];
};

const offers = (label: string, ...values: string[]): Figure => ({
  label,
  table: 'upsr-offers',
  where: { attribute: 'state', values },
});

const carts = (label: string, attribute: string, value: string): Figure => ({
  label,
  table: 'cr-state',
  where: { attribute, values: [value] },
});

export const productCards: readonly ProductCard[] = [
  {
    product: 'upsell',
    title: 'Upsell recommender',
    sentence: 'One order, at most one well-judged nudge, an hour later.',
    figures: [
      {
        label: 'Orders seen',
        table: 'upsr-orders',
        where: {
          attribute: 'gate_outcome',
          values: ['queued', 'capped', 'opted-out', 'no-consent', 'no-contact'],
        },
      },
      offers('Waiting', 'chosen'),
      offers('Nudges sent', 'sent', 'taken', 'ignored', 'out-of-window'),
      offers('Taken', 'taken'),
      offers('Nothing fitted', 'no-fit'),
    ],
  },
  {
    product: 'cart-recovery',
    title: 'Cart recovery',
    sentence: 'At most two friendly reminders, and silence the moment the shopper buys.',
    figures: [
      { label: 'Carts seen', table: 'cr-state' },
      carts('Waiting', 'waits', 'open'),
      { label: 'Reminders', table: 'cr-sends', where: { attribute: 'outcome', values: ['sent'] } },
      carts('Bought', 'status', 'bought'),
      carts('Closed', 'status', 'closed'),
    ],
  },
  {
    product: 'loyalty',
    title: 'Loyalty tracker',
    sentence: 'Exact points on every sale; a reward in one tap.',
    figures: [
      { label: 'Members', table: 'loy-members' },
      { label: 'Points owed', table: 'loy-members', sum: 'balance' },
      {
        label: 'Redeemed',
        table: 'loy-ledger',
        where: { attribute: 'reason', values: ['reward-redeem'] },
      },
      { label: 'Held', table: 'loy-review', where: { attribute: 'status', values: ['held'] } },
      { label: 'Lapsing', table: 'loy-lapsing' },
    ],
    pages: [
      { label: 'Staff desk', function: 'loy-redeem-handler' },
      { label: 'Sign-up form', function: 'loy-signup' },
    ],
  },
];
