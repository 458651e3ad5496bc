// Taking events in, each with one guard missing.
import type { Mutant } from '../../../../simulator/mutants/mutant.ts';

const HOME = 'lambdas/cart-recovery';

export const events: readonly Mutant[] = [
  {
    name: 'older-event-wins',
    says: 'An event that comes late overwrites what a newer one told of the cart.',
    edits: [
      {
        file: `${HOME}/decisions/merge.ts`,
        find: 'if (!isNewer(event.occurredAt, event.eventId, row.changed_at, row.changed_event))',
        replace: 'if (event.occurredAt === row.changed_at)',
      },
    ],
  },
  {
    name: 'older-address-wins',
    says: 'An event that comes late overwrites the address that a newer one told.',
    edits: [
      {
        file: `${HOME}/decisions/told-address.ts`,
        find: 'return isNewer(occurredAt, email, row.email_at, row.email);',
        replace: 'return occurredAt !== row.email_at;',
      },
    ],
    shown: { seed: 10, days: 1, calmDays: 1 },
  },
  {
    name: 'later-purchase-wins',
    says: 'Of two purchases of one cart the one that was told last counts, not the earlier.',
    edits: [
      {
        file: `${HOME}/decisions/merge.ts`,
        find: 'row.bought_at === undefined ||\n',
        replace: 'row.bought_at !== event.occurredAt ||\n',
      },
    ],
    faults: [],
    shown: { days: 4, calmDays: 1 },
  },
  {
    name: 'future-believed',
    says: 'An event that is dated into next year freezes its cart until then.',
    edits: [
      {
        file: `${HOME}/decisions/heard.ts`,
        find: 'if (!isAhead(event.occurredAt, now)) return event;',
        replace: 'if (now !== undefined) return event;',
      },
    ],
    shown: { seed: 14, days: 1, calmDays: 1 },
  },
  {
    name: 'cart-overwritten',
    says: 'Two who write a cart at the same time overwrite each other.',
    edits: [
      {
        file: `${HOME}/state/cart-updates.ts`,
        find: "export const nothingChangedSince = 'version = :seen';",
        replace: "export const nothingChangedSince = '(version = :seen OR version <> :seen)';",
      },
    ],
    faults: ['slow', 'duplicate'],
    aim: { rate: 0.1 },
    shown: { days: 2, calmDays: 1 },
  },
  {
    name: 'purchase-without-a-trail',
    says: 'A cart is bought and the trail says nothing of it.',
    edits: [
      {
        file: `${HOME}/taking-in/take-in.ts`,
        find: "if (row.status !== 'bought' || seen?.status === 'bought') return parts.carts.save(row, seen?.version);",
        replace: 'if (row.status !== undefined) return parts.carts.save(row, seen?.version);',
      },
    ],
  },
  {
    name: 'purchase-of-one-cart-only',
    says: 'A purchase is noted with its own cart and not with the person.',
    edits: [
      {
        file: `${HOME}/taking-in/take-in.ts`,
        find: 'await parts.people.recordPurchase(merged.email, merged.bought_at);',
        replace: 'await Promise.resolve();',
      },
      {
        file: `${HOME}/taking-in/take-in.ts`,
        find: 'await stopOtherCarts(row.cart_id, row.email, row.bought_at, parts);',
        replace: 'await Promise.resolve();',
      },
    ],
  },
  {
    name: 'other-carts-left-open',
    says: 'Who buys one cart keeps the others open until somebody looks at them.',
    edits: [
      {
        file: `${HOME}/taking-in/take-in.ts`,
        find: 'await stopOtherCarts(row.cart_id, row.email, row.bought_at, parts);',
        replace: 'await Promise.resolve();',
      },
    ],
  },
  {
    name: 'erased-shopper-comes-back',
    says: 'An event that comes after an erasure brings the address back.',
    edits: [
      {
        file: `${HOME}/taking-in/take-in.ts`,
        find: 'const known = isErased || seen?.erased_at !== undefined ? withoutPerson(event) : event;',
        replace: 'const known = event;',
      },
      {
        file: `${HOME}/taking-in/take-in.ts`,
        find: 'if (isErased && seen?.email === email) {',
        replace: "if (isErased && seen?.email === 'nobody') {",
      },
      {
        file: `${HOME}/taking-in/take-in.ts`,
        find: "if (await wasErasedMeanwhile('email' in known ? known.email : undefined, seen, parts)) return undefined;",
        replace: '',
      },
    ],
  },
  {
    name: 'erased-from-the-carts-alone',
    says: 'An erasure forgets the address in the carts and leaves it in the list of what was sent.',
    edits: [
      {
        file: `${HOME}/taking-in/erase-shopper.ts`,
        find: 'await parts.sends.erase(email, digestOfAddress(email));',
        replace: '',
      },
    ],
  },
];
