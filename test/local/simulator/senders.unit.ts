import { describe, expect, it } from 'vitest';
import { makeChance } from '../../../local/chance.ts';
import type { Deed } from '../../../local/simulator/deed.ts';
import type { Doors, Telling } from '../../../local/simulator/doors.ts';
import { makeSender } from '../../../local/simulator/senders.ts';

const STARTS_AT = new Date('2027-02-01T00:00:00Z');
const HOUR_MS = 3_600_000;

/** Plays everything that one happening leads to, and answers what reached the shop. */
async function toldBy(seed: number, hears: (telling: Telling) => boolean) {
  const tellings: Telling[] = [];
  const doors = {
    tell: async (telling: Telling) => {
      tellings.push(telling);
      return telling.isLost !== true && hears(telling);
    },
  } as unknown as Doors;
  const sender = makeSender({
    doors,
    product: 'shop',
    function: 'shop-hook',
    who: 'store',
    chance: makeChance(seed),
    startsAt: STARTS_AT,
    days: 4,
  });
  const moments: number[] = [];
  const waiting: Deed[] = [
    ...sender.tells({ id: 'm-1', at: STARTS_AT.getTime() + HOUR_MS, event: { type: 'sold' } }),
  ];
  for (let deed = waiting.shift(); deed !== undefined; deed = waiting.shift()) {
    moments.push(deed.at);
    waiting.push(...((await deed.run()) ?? []));
  }
  return { tellings, moments };
}

describe('given a sender whose shop does not answer', () => {
  it('tries for more than a day and then gives up', async () => {
    const { tellings, moments } = await toldBy(1, () => false);
    const tries = tellings.filter(({ webhookId }) => webhookId === 'm-1');
    expect(tries.length).toBeGreaterThanOrEqual(8);
    expect(Math.max(...tries.map(({ attempt }) => attempt))).toBe(8);
    expect(Math.max(...moments) - Math.min(...moments)).toBeGreaterThan(27 * HOUR_MS);
  });
});

describe('given a sender whose shop says yes', () => {
  it('tells no more than its habits say, and the same for the same seed', async () => {
    const one = await toldBy(4, () => true);
    expect(await toldBy(4, () => true)).toEqual(one);
    expect(one.tellings.length).toBeLessThan(9);
  });

  it('has among a hundred happenings some that are doubled, late by hours, and told again for a lost answer', async () => {
    const all = await Promise.all(Array.from({ length: 100 }, (_, seed) => toldBy(seed, () => true)));
    expect(all.some(({ tellings }) => tellings.some(({ webhookId }) => webhookId === 'm-1-again'))).toBe(
      true,
    );
    expect(all.some(({ tellings }) => tellings.some(({ isLost }) => isLost === true))).toBe(true);
    const latest = Math.max(...all.flatMap(({ moments }) => moments));
    expect(latest - STARTS_AT.getTime()).toBeGreaterThan(6 * HOUR_MS);
    // Never without a telling: what happened is told in the end.
    expect(all.every(({ tellings }) => tellings.length > 0)).toBe(true);
  });
});
