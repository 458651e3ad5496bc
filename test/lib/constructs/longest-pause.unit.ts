import { describe, expect, test } from 'vitest';
import { longestPauseHours } from '../../../lib/constructs/longest-pause.ts';

describe('the longest pause of a cron', () => {
  test.each<[string, number]>([
    ['0/5 * * * ? *', 5 / 60],
    ['0/15 * * * ? *', 0.25],
    ['30 * * * ? *', 1],
    ['0 9 * * ? *', 24],
    ['0 9-11 * * ? *', 22],
    ['0 2,5,8 * * ? *', 18],
    ['0 8-10,19-21 * * ? *', 11],
    ['15 23,0 * * ? *', 23],
  ])('%s: %d hours', (cron, hours) => {
    expect(longestPauseHours(cron)).toBeCloseTo(hours, 6);
  });

  test.each(['0 9 1 * ? *', '0 9 ? * MON *', '0 */2 * * ? *', '* * * * ? *', 'rate(1 hour)', ''])(
    'nothing is guessed of %j',
    (cron) => {
      expect(() => longestPauseHours(cron)).toThrow('longest-pause.ts');
    },
  );
});
