// Taps, the way out and the report, each with one guard missing.
import type { Mutant } from '../../../../simulator/mutants/mutant.ts';

const HOME = 'lambdas/upsell';

export const answers: readonly Mutant[] = [
  {
    name: 'robots-count-as-taps',
    says: 'Whoever fetches the link counts as a shopper who tapped.',
    edits: [
      {
        file: `${HOME}/functions/addlink.ts`,
        find: "if (visitor === 'person') await recordTap(offer, parts);",
        replace: 'await recordTap(offer, parts);',
      },
    ],
  },
  {
    name: 'way-out-by-opening-it',
    says: 'Opening the page behind the unsubscribe link is enough to be unsubscribed.',
    edits: [
      {
        file: `${HOME}/opting-out/unsubscribe-page.ts`,
        find: 'answerQuestion(request, {',
        replace: "answerQuestion({ ...request, method: 'POST' }, {",
      },
    ],
    faults: [],
    shown: { days: 4, calmDays: 0 },
  },
  {
    name: 'window-never-closed',
    says: 'The sweep leaves offers open whose window has ended.',
    edits: [
      {
        file: `${HOME}/functions/sweep.ts`,
        find: 'offers.markIgnored(offer.offer_id, moment)',
        replace: 'Promise.resolve(offers === undefined)',
      },
    ],
    shown: { days: 1, calmDays: 8 },
  },
  {
    name: 'report-counts-beyond-its-week',
    says: 'The week’s report counts what was closed after the week.',
    edits: [
      {
        file: `${HOME}/decisions/report.ts`,
        find: '&& new Date(closedAt) < week.endsAt',
        replace: '',
      },
    ],
  },
  {
    name: 'report-of-a-week-twice',
    says: 'Nothing remembers that the report of a week went out.',
    edits: [
      {
        file: `${HOME}/functions/sweep.ts`,
        find: 'claim: `take-up-report#${week.key}`',
        replace: 'claim: `take-up-report#${week.key}#${Math.random()}`',
      },
      {
        file: `${HOME}/functions/sweep.ts`,
        find: 'if (isAsked) settled = week.key;',
        replace: '',
      },
    ],
    faults: ['duplicate'],
    aim: { rate: 0.5 },
    shown: { days: 4, calmDays: 2 },
  },
];
