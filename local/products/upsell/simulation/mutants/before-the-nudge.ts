// Taking orders in, choosing, and the ways out, each with one guard missing.
import type { Mutant } from '../../../../simulator/mutants/mutant.ts';

const HOME = 'lambdas/upsell';

export const beforeTheNudge: readonly Mutant[] = [
  {
    name: 'order-recorded-twice',
    says: 'An order is recorded again with each telling, and its purchase counted again.',
    edits: [
      {
        file: `${HOME}/state/orders.ts`,
        find: "const orderIsNotRecorded = 'attribute_not_exists(gate_outcome)';",
        replace: "const orderIsNotRecorded = '(attribute_not_exists(no) OR attribute_exists(no))';",
      },
      // What a warm function remembers would hide it until the next cold start.
      {
        file: `${HOME}/ordering/order-events.ts`,
        find: 'if (settled.has(order.orderId)) return answers.duplicate();',
        replace: '',
      },
      {
        file: `${HOME}/ordering/take-on.ts`,
        find: 'if (known.row?.gate_outcome !== undefined) return meetAgain(known.row, parts);',
        replace: '',
      },
    ],
  },
  {
    name: 'order-taken-back-before-it-came',
    says: 'An order whose cancellation came first is taken on all the same.',
    edits: [
      {
        file: `${HOME}/state/orders.ts`,
        find: '`${orderIsNotRecorded} AND ${orderIsNotStopped}`',
        replace: 'orderIsNotRecorded',
      },
    ],
  },
  {
    name: 'picks-without-consent',
    says: 'The gate does not ask whether the shopper agreed.',
    edits: [
      {
        file: `${HOME}/decisions/gate.ts`,
        find: "if (agreesNow(said, customer?.consents?.[channel]) !== true) return 'no-consent';",
        replace: '',
      },
    ],
  },
  {
    name: 'job-lost-with-its-answer',
    says: 'An order that was recorded, and whose job was not queued, is settled when it is told again.',
    edits: [
      {
        file: `${HOME}/ordering/meet-again.ts`,
        find: "if (row.gate_outcome !== 'queueing' || customerId === undefined) {",
        replace: 'if (row !== undefined || customerId === undefined) {',
      },
    ],
    faults: ['killed-before', 'killed-after'],
    shown: { seed: 17, days: 1, calmDays: 1 },
  },
  {
    name: 'offer-named-by-chance',
    says: 'The name of an offer does not follow from its order, so that a job that is handed out again makes another offer.',
    edits: [
      {
        file: `${HOME}/nudging/offer-id.ts`,
        find: '.update(orderId)',
        replace: '.update(`${orderId} ${Math.random()}`)',
      },
    ],
  },
  {
    name: 'offers-at-any-price',
    says: 'The price band is not asked.',
    edits: [
      {
        file: `${HOME}/decisions/price-band.ts`,
        find: '  isInBand(priceMinor, orderTotalMinor, priceBand) &&\n',
        replace: '  (isInBand(priceMinor, orderTotalMinor, priceBand) || priceMinor >= 0) &&\n',
      },
    ],
  },
  {
    name: 'offers-what-is-owned',
    says: 'Neither the pick nor the sender asks whether the shopper has it already.',
    edits: [
      {
        file: `${HOME}/decisions/pick.ts`,
        find: "if (facts.ownedSkus.has(product.sku)) return 'already-owned';",
        replace: '',
      },
      {
        file: `${HOME}/decisions/shortlist.ts`,
        find: '!facts.ownedSkus.has(candidate.sku) &&',
        replace: '',
      },
      {
        file: `${HOME}/decisions/send.ts`,
        find: "if (customer.ownedSkus.has(offer.sku)) return never('already-owned');",
        replace: '',
      },
    ],
  },
  {
    name: 'cap-not-freed',
    says: 'The one nudge of a person stays reserved for an order that came to nothing.',
    edits: [
      {
        file: `${HOME}/functions/picker.ts`,
        find: "if (offer.state !== 'chosen') await parts.cap.free(",
        replace: "if (offer.state === 'sent') await parts.cap.free(",
      },
    ],
  },
  {
    name: 'stop-by-text-not-heard',
    says: 'A shopper who texts STOP is not put on the list.',
    edits: [
      {
        file: `${HOME}/functions/optout.ts`,
        find: "if (stopped) await listCustomers(ids, { phone: text.from }, 'text-message', parts);",
        replace: '',
      },
    ],
  },
  {
    name: 'erased-row-stays',
    says: 'An erasure lists the person and keeps the row.',
    edits: [
      {
        file: `${HOME}/ordering/erase-customer.ts`,
        find: 'for (const key of keys) await parts.customers.erase(key);',
        replace: '',
      },
    ],
  },
  {
    name: 'erased-person-bought-again',
    says: 'An order of somebody who was erased brings them back.',
    edits: [
      {
        file: `${HOME}/state/record-order.ts`,
        find: 'list: theirs === undefined ? undefined : listItems(keys),',
        replace: 'list: undefined,',
      },
    ],
  },
  {
    name: 'erased-person-consented-again',
    says: 'A consent that comes after an opt-out or an erasure is kept.',
    edits: [
      {
        file: `${HOME}/state/record-consent.ts`,
        find: 'list: word.agrees ? optOut.notListedItems(keys) : optOut.notErasedItems(keys),',
        replace: 'list: undefined,',
      },
    ],
    faults: [],
    shown: { days: 4, calmDays: 1 },
  },
  {
    name: 'taken-back-and-not-noted',
    says: 'An order that was cancelled or refunded is answered with a yes and not noted.',
    edits: [
      {
        file: `${HOME}/ordering/order-events.ts`,
        find: 'const stopped = await parts.orders.stop(orderId, reason, parts.now());',
        replace: 'const stopped = orderId !== undefined;',
      },
    ],
  },
];
