// Reminders, the ways out and the letters, each with one guard missing.
import type { Mutant } from '../../../../simulator/mutants/mutant.ts';

const HOME = 'lambdas/cart-recovery';

export const reminders: readonly Mutant[] = [
  {
    name: 'reminder-after-purchase',
    says: 'Nobody asks whether the shopper bought since the cart began.',
    edits: [
      {
        file: `${HOME}/decisions/may-remind.ts`,
        find: 'person?.last_bought_at !== undefined && person.last_bought_at >= cart.began_at;',
        replace: "person?.last_bought_at === 'never' && cart.began_at === 'never';",
      },
      {
        file: `${HOME}/state/people.ts`,
        find: "const hasNotBoughtSince = '(attribute_not_exists(last_bought_at) OR last_bought_at < :began)';",
        replace:
          "const hasNotBoughtSince = '(attribute_not_exists(last_bought_at) OR last_bought_at < :began OR last_bought_at >= :began)';",
      },
      {
        file: `${HOME}/taking-in/take-in.ts`,
        find: 'await stopOtherCarts(row.cart_id, row.email, row.bought_at, parts);',
        replace: 'await Promise.resolve();',
      },
    ],
  },
  {
    name: 'reminder-of-a-step-twice',
    says: 'Nothing remembers that a step of a cart is done.',
    edits: [
      {
        file: `${HOME}/decisions/may-remind.ts`,
        find: "if ((reminder.step === 'first' ? cart.first_at : cart.second_at) !== undefined)",
        replace: 'if (reminder.step === undefined)',
      },
      {
        file: `${HOME}/state/remind-items.ts`,
        find: ' AND changed_event = :changedEvent AND attribute_not_exists(#stepAt)',
        replace:
          ' AND changed_event = :changedEvent AND (attribute_not_exists(#stepAt) OR attribute_exists(#stepAt))',
      },
      {
        file: `${HOME}/state/remind-items.ts`,
        find: "      ConditionExpression: 'attribute_not_exists(cart_id)',\n    },\n  });",
        replace: '    },\n  });',
      },
    ],
    faults: ['duplicate', 'comes-again'],
    aim: { rate: 0.4 },
    shown: { days: 2, calmDays: 1 },
  },
  {
    name: 'reminder-of-a-changed-cart',
    says: 'A reminder goes out for a cart that was touched since it was decided on.',
    edits: [
      {
        file: `${HOME}/decisions/may-remind.ts`,
        find: 'if (cart.changed_at !== reminder.changed_at || cart.changed_event !== reminder.changed_event)',
        replace: 'if (cart.changed_at === undefined)',
      },
      {
        file: `${HOME}/state/remind-items.ts`,
        find: 'changed_at = :changedAt AND changed_event = :changedEvent AND',
        replace:
          '(changed_at = :changedAt OR changed_at <> :changedAt) AND (changed_event = :changedEvent OR changed_event <> :changedEvent) AND',
      },
    ],
    faults: ['throttled', 'late'],
    shown: { days: 2, calmDays: 2 },
    otherwise:
      'a cart must change in the moments between the look and the mail, and two guards stand one behind the other; `test/lambdas/cart-recovery/decisions/may-remind.unit.ts` has the first',
  },
  {
    name: 'reminder-after-unsubscribing',
    says: 'Neither the sender nor its claim asks whether the address is on the list.',
    edits: [
      {
        file: `${HOME}/decisions/may-remind.ts`,
        find: 'if (facts.unsubscribed || person?.consent_refused === true)',
        replace: 'if (person?.consent_refused === true)',
      },
      {
        file: `${HOME}/state/remind-claim.ts`,
        find: 'notListed: unsub.notListedItems(claim.email),',
        replace: '',
      },
    ],
    faults: [],
    shown: { days: 4, calmDays: 1 },
  },
  {
    name: 'disturbed-for-every-cart',
    says: 'Somebody who was reminded of one cart is reminded of the next at once.',
    edits: [
      {
        file: `${HOME}/decisions/may-remind.ts`,
        find: 'doNotDisturbDays * DAY_MS',
        replace: '0 * doNotDisturbDays * DAY_MS',
      },
    ],
  },
  {
    name: 'way-out-by-opening-it',
    says: 'Opening the page behind the unsubscribe link is enough to be unsubscribed.',
    edits: [
      {
        file: `${HOME}/pages/unsubscribe-page.ts`,
        find: 'answerQuestion(request, {',
        replace: "answerQuestion({ ...request, method: 'POST' }, {",
      },
    ],
  },
  {
    name: 'complaint-not-heard',
    says: 'A complaint or a hard bounce does not take the address off.',
    edits: [
      {
        file: `${HOME}/pages/unsubscribe.ts`,
        find: 'await parts.unsub.list(email, source, at);',
        replace: '',
      },
    ],
  },
  {
    name: 'list-of-a-day-twice',
    says: 'Nothing remembers that the list of a day went out.',
    edits: [
      {
        file: `${HOME}/nightly-list/deliver-list.ts`,
        find: "const claim = ['carts-of-day', day,",
        replace: "const claim = ['carts-of-day', String(Math.random()), day,",
      },
    ],
    faults: ['duplicate'],
    aim: { rate: 0.5 },
    shown: { days: 3, calmDays: 1 },
  },
  {
    name: 'won-back-without-a-reminder',
    says: 'The summary counts every purchase as won back.',
    edits: [
      {
        file: `${HOME}/decisions/recovered.ts`,
        find: 'if (sent === undefined) return false;',
        replace: 'if (sent === undefined) return true;',
      },
    ],
    faults: [],
    shown: { days: 4, calmDays: 4 },
  },
];
