// Sending, each with one guard missing.
import type { Mutant } from '../../../../simulator/mutants/mutant.ts';

const HOME = 'lambdas/upsell';

export const sending: readonly Mutant[] = [
  {
    name: 'nudge-after-opt-out',
    says: 'Neither the sender nor its claim asks whether the shopper opted out since.',
    edits: [
      {
        file: `${HOME}/decisions/send.ts`,
        find: "if (facts.optedOut) return never('opted-out');",
        replace: '',
      },
      {
        file: `${HOME}/state/send-claim.ts`,
        find: 'notListed: optOut.notListedItems(claim.suppressionKeys),',
        replace: '',
      },
    ],
  },
  {
    name: 'opt-out-left-to-the-claim',
    says: 'The sender does not ask for an opt-out; the claim is refused again and again, and nobody writes down why.',
    edits: [
      {
        file: `${HOME}/decisions/send.ts`,
        find: "if (facts.optedOut) return never('opted-out');",
        replace: '',
      },
    ],
    faults: [],
    shown: { days: 4, calmDays: 1 },
  },
  {
    name: 'nudge-after-refund',
    says: 'Neither the sender nor its claim asks whether the order was taken back since.',
    edits: [
      {
        file: `${HOME}/decisions/send.ts`,
        find: 'if (facts.order?.stoppedReason !== undefined) return never(facts.order.stoppedReason);',
        replace: '',
      },
      {
        file: `${HOME}/state/send-claim.ts`,
        find: 'notStopped: orders.notStoppedItem(claim.offer.order_id),',
        replace: '',
      },
    ],
  },
  {
    name: 'nudge-for-what-is-sold-out',
    says: 'The sender does not ask whether the shelf is empty by now.',
    edits: [
      {
        file: `${HOME}/decisions/send.ts`,
        find: 'if (product === undefined || (product.stock !== undefined && product.stock <= 0)) return',
        replace: 'if (product === undefined) return',
      },
    ],
    faults: [],
    shown: { days: 4, calmDays: 0 },
  },
  {
    name: 'nudge-at-an-old-price',
    says: 'The sender does not ask whether the price is still what the message says.',
    edits: [
      {
        file: `${HOME}/decisions/send.ts`,
        find: 'if (product.priceMinor !== offer.priceMinor || product.currency !== offer.currency)',
        replace: 'if (product.currency !== offer.currency)',
      },
    ],
  },
  {
    name: 'nudge-too-late',
    says: 'A nudge is welcome however late it is.',
    edits: [
      {
        file: `${HOME}/decisions/timing.ts`,
        find: 'return now.getTime() - due.getTime() > LATEST_MINUTES * MINUTE_MS;',
        replace: 'return now.getTime() - due.getTime() > 99 * LATEST_MINUTES * MINUTE_MS;',
      },
    ],
  },
  {
    name: 'nudge-by-night',
    says: 'The sender does not keep the quiet hours.',
    edits: [
      {
        file: `${HOME}/decisions/send.ts`,
        find: "if (allowed > now) return { kind: 'defer', until: allowed };",
        replace: '',
      },
    ],
  },
  {
    name: 'no-cap',
    says: 'No nudge counts against the next one.',
    edits: [{ file: `${HOME}/decisions/cap.ts`, find: 'capDays * DAY_MS', replace: '0 * capDays * DAY_MS' }],
  },
  {
    name: 'cap-of-an-id',
    says: 'The cap is kept under the id of the order alone, so that the same person as a guest gets another nudge.',
    edits: [
      { file: `${HOME}/state/send-claim.ts`, find: '  ...otherStamps,\n', replace: '' },
      {
        file: `${HOME}/state/record-order.ts`,
        find: '.filter((key) => key !== theirs.person.id)',
        replace: '.filter(() => false)',
      },
      {
        file: `${HOME}/nudging/send-one.ts`,
        find: 'const otherKeys = capKeys.filter((key) => key !== offer.customer_id);',
        replace: 'const otherKeys = capKeys.filter(() => false);',
      },
    ],
    faults: [],
    shown: { days: 4, calmDays: 0 },
  },
  {
    name: 'offer-claimed-by-nobody',
    says: 'A second sender may take an offer that the first has in its hands.',
    edits: [
      {
        file: `${HOME}/state/offer-claim-items.ts`,
        find: 'ConditionExpression: `${offerIsStillChosen} AND send_at = :seen`,',
        replace:
          "ConditionExpression: '(#state = :chosen OR #state <> :chosen) AND (send_at = :seen OR send_at <> :seen)',",
      },
      {
        file: `${HOME}/nudging/send-one.ts`,
        find: "if (offer?.state !== 'chosen' || offer.sku === undefined) return",
        replace: 'if (offer?.sku === undefined) return',
      },
      {
        file: `${HOME}/state/nudge-cap.ts`,
        find: '_consent = :yes AND `}${noNudgeInsideTheCap}`,',
        replace:
          '_consent = :yes AND `}(attribute_not_exists(last_nudged_at) OR last_nudged_at = :floor OR last_nudged_at <> :floor)`,',
      },
      {
        file: `${HOME}/decisions/send.ts`,
        find: "if (isCapped(customer.lastNudgedAt, facts.capDays, now)) return never('capped');",
        replace: '',
      },
    ],
    faults: ['duplicate', 'late'],
    aim: { rate: 0.4 },
    shown: { days: 2, calmDays: 1 },
  },
  {
    name: 'model-writes-what-it-likes',
    says: 'The line of the model is not looked at before it is sent.',
    edits: [
      {
        file: `${HOME}/decisions/usable-line.ts`,
        find: "if (line === '' || lineProblems(line, { productName, ...rules }).length > 0) return undefined;",
        replace: "if (line === '') return undefined;",
      },
    ],
    faults: ['weather'],
    aim: { mood: 'obeys' },
    shown: { days: 2, calmDays: 1 },
  },
  {
    name: 'texts-in-a-burst',
    says: 'Texts that are due at once do not wait for their turns.',
    edits: [{ file: `${HOME}/functions/sender.ts`, find: 'await textTurn();', replace: '' }],
    faults: [],
    shown: { days: 3, calmDays: 0 },
  },
];
