import { describe, expect, it } from 'vitest';
import { makePacer } from '../../../shared/messages/pacer.ts';

/** Sends `count` mails that take `sendMs` each, and says when each began. */
async function beginnings(perSecond: number, count: number, sendMs: number): Promise<readonly number[]> {
  let clock = 0;
  const turn = makePacer(perSecond, {
    elapsed: () => clock,
    sleep: async (milliseconds) => {
      clock += milliseconds;
    },
  });
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    await turn();
    times.push(clock);
    clock += sendMs;
  }
  return times;
}

describe('the pace of mails', () => {
  it.each([1, 10, 14, 200])(
    'given %s a second, then no second holds more, however quick SES answers',
    async (perSecond) => {
      const times = await beginnings(perSecond, 3 * perSecond + 1, 0);
      for (const start of times) {
        const inSecond = times.filter((time) => time >= start && time < start + 1000 - 1e-6);
        expect(inSecond.length).toBeLessThanOrEqual(perSecond);
      }
      expect(times.at(-1)).toBeCloseTo(3000, 3);
    },
  );

  it('given slow answers, then it never waits on top of them', async () => {
    expect(await beginnings(10, 4, 250)).toEqual([0, 250, 500, 750]);
  });
});
