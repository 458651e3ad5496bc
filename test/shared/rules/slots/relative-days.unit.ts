import { describe, expect, it } from 'vitest';
import { loyaltyLanguage } from '../../../../lambdas/loyalty/rules/language.ts';
import { upsellLanguage } from '../../../../lambdas/upsell/rules/language.ts';
import { nextDate, nextWeekday, relativeDays } from '../../../../shared/rules/slots/relative-days.ts';

const SATURDAY = '2026-11-28';

describe('days that count from the one of writing', () => {
  it.each([
    ['weekend', '2026-11-25', '2026-11-28', '2026-11-29'],
    ['weekend', '2026-11-29', '2026-11-28', '2026-11-29'],
    ['today', SATURDAY, SATURDAY, SATURDAY],
    ['tomorrow', '2026-12-31', '2027-01-01', '2027-01-01'],
    ['sunday', SATURDAY, '2026-11-29', '2026-11-29'],
    ['week', SATURDAY, '2026-11-23', '2026-11-29'],
    ['month', '2028-02-10', '2028-02-01', '2028-02-29'],
  ])('%s, written on %s, is %s to %s', (name, written, from, to) => {
    expect(relativeDays(name, written)).toEqual({ from, to });
  });

  it('are none where people mean different days: "this Friday" on a Saturday', () => {
    expect(relativeDays('friday', SATURDAY)).toBeUndefined();
  });

  it('come after the day of writing where something goes on then', () => {
    expect(nextWeekday(1, SATURDAY)).toBe('2026-11-30');
    expect(nextWeekday(6, SATURDAY)).toBe('2026-12-05');
    expect(nextDate('12-07', SATURDAY)).toBe('2026-12-07');
    expect(nextDate('11-28', SATURDAY)).toBe('2027-11-28');
  });
});

describe('a sentence that counts from its day', () => {
  const loyalty = (sentence: string, on = SATURDAY) => {
    const read = loyaltyLanguage.merge('', { text: `${sentence}\n100 points = a tea.`, on }, 'GBP');
    return read.ok ? read.rules : read.problems.map(({ message }) => message);
  };

  it('has its dates in the explanation, the same whenever that version is read again', () => {
    const said = loyaltyLanguage.meanings(
      { text: 'Triple points this weekend.\n100 points = a tea.', on: SATURDAY },
      { name: 'Fern & Oak', currency: 'GBP', locale: 'en-GB', now: new Date('2027-05-05T12:00:00Z') },
    );
    expect(said.ok ? said.rules[0]?.means : said.problems).toBe(
      'Everything earns 3 times the usual points, from 28 November 2026 to 29 November 2026.',
    );
  });

  it('is over by itself, and may say so', () => {
    expect(loyalty('Double points tomorrow, then back to normal by itself.')).toMatchObject({
      bonuses: [{ when: { days: { dates: [{ from: '2026-11-29', to: '2026-11-29' }] } } }],
    });
  });

  it('pauses until the next such day', () => {
    const read = upsellLanguage.merge('', { text: 'Pause until Monday.', on: SATURDAY }, 'GBP');
    expect(read.ok && read.rules.pause).toEqual({ from: '0001-01-01', to: '2026-11-30' });
  });

  it.each(['Triple points this weekend.', 'Pause until Monday.', 'Double points today.'])(
    'is refused where nobody knows the day: %s',
    (sentence) => {
      const read = loyaltyLanguage.merge('', `${sentence}\n100 points = a tea.`, 'GBP');
      expect(read.ok).toBe(false);
    },
  );

  it.each(['Double points next weekend.', 'Pause until next Monday.', 'Double points from Monday.'])(
    'is refused where it has no one meaning: %s',
    (sentence) => {
      expect(loyalty(sentence)).toEqual([expect.any(String)]);
    },
  );
});
