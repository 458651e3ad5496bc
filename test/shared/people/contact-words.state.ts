// What products tell each other, on a real engine: purchases in whatever order, and messages that are to come.
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ask, ContactRow } from '../../../shared/people/contact-policy.ts';
import { type Contacts, makeContacts } from '../../../shared/people/contacts.ts';
import { startEngine, table } from '../../support/dynamo.ts';

let engine: Awaited<ReturnType<typeof startEngine>>;
let contacts: Contacts;
beforeAll(async () => {
  engine = await startEngine([table('ppl-contacts', 'person')]);
  contacts = makeContacts({ client: engine.documents, table: 'ppl-contacts' });
});
afterAll(() => engine.stop());

let last = 0;
const somebody = (): string => {
  last += 1;
  return `guest-${String(last).padStart(24, '0')}`;
};
const rowOf = async (person: string): Promise<ContactRow> => {
  const { Item } = await engine.documents.send(
    new GetCommand({ TableName: 'ppl-contacts', Key: { person }, ConsistentRead: true }),
  );
  return (Item ?? { person }) as ContactRow;
};

const NOON = new Date('2026-06-10T12:00:00.000Z');
const hours = (count: number) => new Date(NOON.getTime() + count * 3_600_000);
const iso = (count: number) => hours(count).toISOString();
const ask = (changes: Partial<Ask> = {}): Ask => ({
  id: 'mine',
  kind: 'reminder',
  at: NOON,
  limit: { most: 3, days: 7 },
  dayBegan: undefined,
  ...changes,
});
const sale = (person: string, at: number, ...skus: readonly string[]) =>
  contacts.bought([person], { bought_at: iso(at), bought_by: 'loyalty', bought_skus: skus }, NOON);

describe('a purchase', () => {
  it('at the till is not hidden by the coffee after it', async () => {
    const person = somebody();
    await sale(person, -2, 'BIKE');
    await sale(person, -1, 'LATTE');
    const cart = ask({ notBoughtSince: iso(-3), ofSkus: ['BIKE'] });
    expect(await contacts.ask([person], cart)).toMatchObject({
      reason: 'bought-elsewhere',
      boughtAt: iso(-2),
    });
    expect((await contacts.ask([person], { ...cart, ofSkus: ['HELMET'] })).may).toBe(true);
  });

  it('in the store is not hidden by one at the till, nor the other way about', async () => {
    const person = somebody();
    await contacts.bought([person], { bought_at: iso(-2), bought_by: 'upsell', bought_skus: ['BELL'] }, NOON);
    await sale(person, -1, 'LATTE');
    const refused = await contacts.ask([person], ask({ notBoughtSince: iso(-3), ofSkus: ['BIKE'] }));
    expect(refused).toMatchObject({ reason: 'bought-elsewhere', boughtAt: iso(-2) });
    expect(await contacts.ask([person], ask({ notBoughtSince: iso(-1) }))).toMatchObject({
      boughtAt: iso(-1),
    });
  });

  it('comes to the same row in whatever order, however often and beside whom it is told', async () => {
    const sales = [
      { at: -5, skus: ['BIKE', 'BELL'] },
      { at: -4, skus: ['LATTE'] },
      { at: -3, skus: ['LATTE', 'BIKE'] },
      { at: -2, skus: ['LOCK'] },
    ];
    const tell = (person: string, { at, skus }: (typeof sales)[number]) => sale(person, at, ...skus);
    const last = (...times: readonly number[]) => times.map((at) => hours(at).getTime()).toSorted();
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...sales, ...sales], { minLength: 8 }), async (order) => {
        const [inTurn, beside] = [somebody(), somebody()];
        for (const one of order) await tell(inTurn, one);
        await Promise.all(order.slice(0, 4).map((one) => tell(beside, one)));
        for (const one of order) await tell(beside, one);
        const { person: _, ...row } = await rowOf(inTurn);
        expect(await rowOf(beside)).toEqual({ person: beside, ...row });
        expect(row.bought_in_shop).toBe(iso(-2));
        expect(Object.values(row.bought_items ?? {}).toSorted()).toEqual(last(-5, -3, -3, -2));
      }),
      { seed: 7, numRuns: 12 },
    );
  });

  it('of many things keeps the sixty newest', async () => {
    const person = somebody();
    for (let at = 0; at < 7; at += 1)
      await sale(person, at, ...Array.from({ length: 10 }, (_, index) => `THING-${at}-${index}`));
    const { bought_items: items = {} } = await rowOf(person);
    expect(Object.keys(items)).toHaveLength(60);
    expect(Math.min(...Object.values(items))).toBe(hours(1).getTime());
    expect(JSON.stringify(items).length).toBeLessThan(1_700);
  });

  it('of whoever is silent is not noted', async () => {
    const person = somebody();
    await contacts.silence([person], 'silent_upsell', NOON);
    await sale(person, -1, 'BIKE');
    expect(await rowOf(person)).toEqual({ person, silent_upsell: NOON.toISOString() });
  });
});

describe('a message to come', () => {
  const nudge = { id: 'nudge-1', kind: 'nudge', until: hours(3) } as const;
  const counted = (person: string, id = 'nudge-1') =>
    contacts.ask([person], ask({ id, kind: 'nudge', dueUntil: hours(3) }));

  it('goes before lesser ones, until it came or does not come', async () => {
    const person = somebody();
    await contacts.expect([person], nudge);
    expect(await contacts.ask([person], ask())).toMatchObject({ reason: 'better-message', until: hours(3) });
    await contacts.expectNoMore([person], 'nudge');
    expect((await contacts.ask([person], ask())).may).toBe(true);
    const other = somebody();
    await contacts.expect([other], nudge);
    await counted(other);
    expect(await rowOf(other)).not.toHaveProperty('nudge_due');
  });

  it('that came already is expected no more, however late the word is', async () => {
    const person = somebody();
    await counted(person);
    await contacts.expect([person], nudge);
    expect(await rowOf(person)).not.toHaveProperty('nudge_due');
    await contacts.expect([person], { ...nudge, id: 'nudge-2' });
    expect(await rowOf(person)).toHaveProperty('nudge_due', iso(3));
  });

  it('is expected until the latest of two', async () => {
    const person = somebody();
    await contacts.expect([person], { ...nudge, id: 'nudge-2', until: hours(5) });
    await contacts.expect([person], nudge);
    expect(await rowOf(person)).toHaveProperty('nudge_due', iso(5));
  });

  it('whose count is given back is to come again where it is only put off', async () => {
    const [putOff, refused] = [somebody(), somebody()];
    for (const person of [putOff, refused]) {
      await contacts.expect([person], nudge);
      const told = await counted(person);
      if (!told.may) throw new Error('it may');
      await told.giveBack(person === putOff);
      await told.giveBack(person === putOff);
    }
    expect(await contacts.ask([putOff], ask())).toMatchObject({ reason: 'better-message', until: hours(3) });
    expect((await contacts.ask([refused], ask())).may).toBe(true);
  });

  it('given back does not shorten the wait for a later one', async () => {
    const person = somebody();
    const told = await counted(person);
    if (!told.may) throw new Error('it may');
    await contacts.expect([person], { ...nudge, id: 'nudge-2', until: hours(9) });
    await told.giveBack(true);
    expect(await rowOf(person)).toHaveProperty('nudge_due', iso(9));
  });
});
