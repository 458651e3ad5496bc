// What the owner reads of nudges that were never sent: each reason in words, and what can be done where something can.
import { describe, expect, it } from 'vitest';
import { type ReportRow, reportFigures } from '../../../../lambdas/upsell/decisions/report.ts';
import { reportEmail } from '../../../../lambdas/upsell/report/report-email.ts';
import type { NeverSentReason } from '../../../../lambdas/upsell/rows.ts';
import { isoWeekOf } from '../../../../shared/time/time.ts';
import { aShop } from '../../../shared/platforms/shops.ts';

const week = isoWeekOf(new Date('2026-06-10T12:00:00Z'), 'Europe/London');
const letterOf = (...reasons: readonly (string | undefined)[]) => {
  const rows = reasons.map(
    (reason): ReportRow => ({
      state: 'never-sent',
      closedAt: '2026-06-10T12:00:00.000Z',
      ...(reason === undefined ? {} : { reason }),
    }),
  );
  return reportEmail(reportFigures(rows, week), week, aShop()).text;
};

const WORDS: Readonly<Record<NeverSentReason, string>> = {
  'opted-out': 'opted out meanwhile',
  'no-consent': 'no longer agreed to messages',
  'no-contact': 'no number to text, or no address to write to, any more',
  capped: 'had another nudge too recently',
  cancelled: 'order cancelled',
  refunded: 'order refunded',
  edited: 'what it goes with was taken off the order',
  'sold-out': 'sold out meanwhile',
  'price-changed': 'price changed meanwhile',
  'already-owned': 'bought it meanwhile',
  'too-late': 'it would have come more than a day late',
  'held-out': 'they are held out, as your settings say',
  'silent-elsewhere': 'they want no messages of another product of yours',
  'enough-messages': 'they had enough messages of all your products',
  'not-live': 'it is not live for them yet, as the settings say',
  'owner-only': 'they went to you instead, as the settings say',
  'message-does-not-fit': 'the product’s name does not fit into a text, and e-mail was not agreed to',
  impossible: 'could not be made into a message, as a letter told you',
  refused: 'the message service refused it',
};

describe('why nudges were never sent', () => {
  it.each(Object.entries(WORDS))('%s is said as: %s', (reason, words) => {
    const text = letterOf(reason, reason);
    expect(text).toContain('Why nudges were never sent');
    expect(text).toMatch(new RegExp(`${words}\\W+2`));
    expect(text).not.toContain(`${reason}:`);
  });

  it('is said of a reason that has no words, or of none', () => {
    for (const reason of [undefined, 'of 2031', 'constructor'])
      expect(letterOf(reason)).toContain('for a reason that was not noted');
  });

  it('says what helps where a name does not fit into a text, and only there', () => {
    expect(letterOf('message-does-not-fit')).toContain('A shorter name in the store');
    expect(letterOf('message-does-not-fit')).toContain('"At most 2 parts per text."');
    expect(letterOf('no-consent')).not.toContain('A shorter name');
  });
});
