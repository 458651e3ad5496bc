// Cart recovery: whoever was erased keeps out, and every open cart must be whole. Pure.
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import type { Row } from '../plan.ts';
import {
  changeRows,
  erasedOn,
  itemsOf,
  lacks,
  lookAtOpen,
  type Marked,
  type RestoredProduct,
  relist,
  type Tables,
} from './product.ts';

/** A store may tell late of a cart; an older one was certainly written by then. */
const LATE_MS = 86_400_000;
const OF_EVERY_CART = ['began_at', 'day', 'version', 'saved_link'];
const STEPS = ['first', 'second'] as const;
/** What an erasure takes off a cart. */
const PERSONAL = [
  'email',
  'email_at',
  'email_from',
  'name',
  'name_at',
  'return_url',
  'return_url_at',
  'time_zone',
  'time_zone_at',
  'locale',
  'locale_at',
  'customer_id',
  'customer_id_at',
  'nameless_consent',
  'waits',
  'wakeup_at',
];

export const cartRecovery: RestoredProduct = {
  fillThemselves: [],
  mayHoldOthers: ['notices'],
  beside: true,
  forget,
  looks(seen) {
    const sends = new Set(itemsOf(seen.restored, 'sends').map(({ cart_id, step }) => `${cart_id} ${step}`));
    return [
      lookAtOpen(
        'open carts',
        {
          table: 'state',
          key: 'cart_id',
          isOpen: ({ status }) => status === 'open',
          writtenBy: ({ began_at }) => Date.parse(String(began_at)) + LATE_MS,
          fault(cart) {
            const step = STEPS.find(
              (each) => cart[`${each}_at`] !== undefined && !sends.has(`${cart.cart_id} ${each}`),
            );
            if (step !== undefined) return `has had its ${step} reminder, of which cr-sends knows nothing`;
            if (cart.waits === 'open') return lacks(cart, [...OF_EVERY_CART, 'email', 'wakeup_at']);
            return lacks(cart, OF_EVERY_CART);
          },
        },
        seen,
      ),
    ];
  },
};

/** As an erasure leaves the rows: carts without a person, sends under a digest, and neither people nor plain addresses. */
function forget(restored: Tables, now: Tables, marked: Marked): number {
  const erased = new Set([...erasedOn('unsub', 'email', restored, now), ...marked.keys()]);
  const digestIn = (address: string | undefined): string | undefined => {
    const digest = address === undefined ? undefined : digestOfAddress(address);
    return digest !== undefined && erased.has(digest) ? digest : undefined;
  };
  const forgotten =
    changeRows(restored.get('people'), (row) => (digestIn(row.email?.S) === undefined ? row : undefined)) +
    changeRows(restored.get('unsub'), (row) => (digestIn(row.email?.S) === undefined ? row : undefined)) +
    changeRows(restored.get('sends'), (row) => {
      const digest = digestIn(row.recipient?.S);
      if (digest !== undefined && !marked.has(digest)) return { ...row, recipient: { S: digest } };
      return digest === undefined && !marked.has(row.recipient?.S ?? '')
        ? row
        : { ...row, recipient: { S: 'erased' } };
    }) +
    // A bounce has its trail under the digest.
    changeRows(restored.get('audit'), (row) => (marked.has(row.cart_id?.S ?? '') ? undefined : row)) +
    changeRows(restored.get('state'), (row) =>
      digestIn(row.email?.S) === undefined ? row : impersonal(row),
    );
  relist(restored.get('unsub'), marked, (key, at) => ({
    email: { S: key },
    unsubscribed_at: { S: at },
    source: { S: 'erased' },
  }));
  return forgotten;
}

function impersonal(row: Row): Row {
  const kept = Object.fromEntries(Object.entries(row).filter(([name]) => !PERSONAL.includes(name)));
  const at = row.changed_at ?? row.began_at ?? { S: '' };
  const closed =
    row.status?.S === 'open'
      ? { status: { S: 'closed' }, closed_reason: { S: 'erased' }, closed_at: at }
      : {};
  return { ...kept, ...closed, erased_at: at };
}
