// When a reminder goes out, each with one guard missing.
import type { Mutant } from '../../../../simulator/mutants/mutant.ts';

const HOME = 'lambdas/cart-recovery';

export const timing: readonly Mutant[] = [
  {
    name: 'reminder-too-early',
    says: 'The first reminder does not wait.',
    edits: [
      {
        file: `${HOME}/decisions/two-reminders.ts`,
        find: "if (step === 'first') return changed + firstWaitMs;",
        replace: "if (step === 'first') return changed + firstWaitMs / 4;",
      },
    ],
  },
  {
    name: 'reminders-at-each-others-heels',
    says: 'The second reminder does not keep its distance from a first that was held up.',
    edits: [
      {
        file: `${HOME}/decisions/two-reminders.ts`,
        find: 'const apartMs = Math.min(APART_MS, secondWaitMs - firstWaitMs);',
        replace: 'const apartMs = Math.min(0, secondWaitMs - firstWaitMs);',
      },
    ],
    faults: ['throttled'],
    aim: { rate: 0.8, services: ['ses'] },
    shown: { days: 3, calmDays: 1 },
  },
  {
    name: 'reminder-too-late',
    says: 'A reminder is welcome however late it is.',
    edits: [
      {
        file: `${HOME}/decisions/may-remind.ts`,
        find: 'const WELCOME_HOURS = 48;',
        replace: 'const WELCOME_HOURS = 4_800;',
      },
    ],
    faults: ['throttled'],
    aim: { rate: 0.99, services: ['ses'] },
    shown: { days: 4, calmDays: 1 },
  },
  {
    name: 'reminder-by-night',
    says: 'The sender does not keep the quiet hours.',
    edits: [
      {
        file: `${HOME}/decisions/may-remind.ts`,
        find: "if (allowed > now) return { kind: 'defer', until: allowed };",
        replace: '',
      },
    ],
    faults: [],
    shown: { days: 2, calmDays: 0 },
  },
  {
    name: 'reminder-in-the-shops-night-only',
    says: 'The quiet hours are those of the shop, wherever the shopper is.',
    edits: [
      {
        file: `${HOME}/decisions/may-remind.ts`,
        find: 'zoneOr(cart.time_zone, facts.shopTimeZone)',
        replace: 'facts.shopTimeZone',
      },
    ],
    faults: [],
    shown: { days: 3, calmDays: 0 },
  },
  {
    name: 'forgotten-cart',
    says: 'The sweep wakes no cart whose look came to nothing.',
    edits: [
      {
        file: `${HOME}/functions/sweep.ts`,
        find: 'for (const cart_id of toWake)',
        replace: 'for (const cart_id of [...toWake].slice(0, 0))',
      },
    ],
    otherwise:
      'a look that fails is planned again by its queue for hours, so that few months leave one to the sweep; `test/e2e/carts-stopping.e2e.ts` has it',
  },
];
