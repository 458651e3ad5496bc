// One person's shared row on a real engine: the write that counts a message says what the decision says, whatever is in the row; and
// a count is neither given twice nor lost, whoever dies, repeats, or runs beside it.
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Ask,
  type ContactRow,
  KINDS,
  leftAlone,
  messagesOf,
  SLOT_NAMES,
} from '../../../shared/people/contact-policy.ts';
import { sharedKeys } from '../../../shared/people/contact-stamp.ts';
import { type Contacts, makeContacts } from '../../../shared/people/contacts.ts';
import { itemOf } from '../../../shared/people/purchases.ts';
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
const put = (row: ContactRow) =>
  engine.documents.send(new PutCommand({ TableName: 'ppl-contacts', Item: row }));
const rowOf = async (person: string): Promise<ContactRow> => {
  const { Item } = await engine.documents.send(
    new GetCommand({ TableName: 'ppl-contacts', Key: { person }, ConsistentRead: true }),
  );
  return (Item ?? { person }) as ContactRow;
};
const idsOf = async (person: string) => messagesOf(await rowOf(person)).map(({ id }) => id);

const NOON = new Date('2026-06-10T12:00:00.000Z');
const hours = (count: number) => new Date(NOON.getTime() + count * 3_600_000);
const ask = (changes: Partial<Ask> = {}): Ask => ({
  id: 'mine',
  kind: 'reminder',
  at: NOON,
  limit: { most: 3, days: 7 },
  dayBegan: new Date('2026-06-10T00:00:00.000Z'),
  ...changes,
});
const messages = (...hoursAgo: readonly number[]): Partial<ContactRow> =>
  Object.fromEntries(
    SLOT_NAMES.map((slot, index) => {
      const ago = hoursAgo[index];
      return [
        slot,
        ago === undefined
          ? {}
          : { id: `m-${ago}`, kind: 'nudge' as const, sent_at: hours(-ago).toISOString(), attempt: 'other' },
      ];
    }),
  );

describe('the write and the decision', () => {
  const rows: readonly Partial<ContactRow>[] = [
    {},
    messages(13),
    messages(11),
    messages(13, 40),
    messages(13, 40, 90),
    messages(13, 40, 168),
    messages(13, 40, 169, 170),
    ...(['silent_upsell', 'silent_cart_recovery', 'silent_loyalty', 'silent_erased'] as const).map((one) => ({
      [one]: hours(-900).toISOString(),
    })),
    { bought_online: hours(-2).toISOString() },
    { bought_in_shop: hours(-2).toISOString(), bought_items: { [itemOf('BELL')]: hours(-2).getTime() } },
    {
      bought_in_shop: hours(-1).toISOString(),
      bought_items: { [itemOf('BELL')]: hours(-2).getTime(), [itemOf('LATTE')]: hours(-1).getTime() },
    },
    {
      bought_online: hours(-9).toISOString(),
      bought_in_shop: hours(-1).toISOString(),
      bought_items: { [itemOf('BELL')]: hours(-5).getTime(), [itemOf('LATTE')]: hours(-1).getTime() },
    },
    { nudge_due: hours(1).toISOString() },
    { nudge_due: hours(0).toISOString() },
    { reminder_due: hours(1).toISOString() },
    { ...messages(13), nudge_due: hours(-1).toISOString(), reminder_due: hours(2).toISOString() },
  ];
  const asks: readonly Partial<Ask>[] = [
    {},
    { dayBegan: undefined },
    { limit: { most: 1, days: 1 } },
    { limit: { most: 10, days: 60 } },
    { notBoughtSince: hours(-3).toISOString() },
    { notBoughtSince: hours(-1).toISOString() },
    { notBoughtSince: hours(-3).toISOString(), ofSkus: ['BELL'] },
    { notBoughtSince: hours(-3).toISOString(), ofSkus: ['LOCK'] },
    { notBoughtSince: hours(-10).toISOString(), ofSkus: ['LOCK', 'BELL'] },
    { id: 'm-13' },
  ];

  it.each(KINDS)('agree about every %s', async (kind) => {
    const wrong: unknown[] = [];
    for (const row of rows)
      for (const changes of asks) {
        const person = somebody();
        await put({ person, ...row });
        const asked = ask({ ...changes, kind });
        const said = leftAlone({ person, ...row }, asked);
        const told = await contacts.ask([person], asked);
        const before = messagesOf({ person, ...row }).filter(({ id }) => id === asked.id).length;
        const counted = (await idsOf(person)).filter((id) => id === asked.id).length;
        if (told.may !== (said === undefined) || counted !== (told.may ? 1 : before))
          wrong.push({ row, changes, said, told, counted });
        if (!told.may) expect(told).toMatchObject(said ?? {});
      }
    expect(wrong).toEqual([]);
  });
});

describe('a count', () => {
  it('is one for the same message, however often it is tried, and keeps the order of the others', async () => {
    const person = somebody();
    await put({ person, ...messages(13, 40) } as ContactRow);
    for (let time = 0; time < 3; time += 1) expect((await contacts.ask([person], ask())).may).toBe(true);
    expect(await idsOf(person)).toEqual(['mine', 'm-13', 'm-40']);
  });

  it('is under every key of the person or under none', async () => {
    const [one, other] = [somebody(), somebody()];
    await put({ person: other, ...messages(2) } as ContactRow);
    expect(await contacts.ask(['c-77', one, other], ask())).toMatchObject({ reason: 'enough-messages' });
    expect(await idsOf(one)).toEqual([]);
    expect((await contacts.ask(['c-77', one, other], ask({ at: hours(24), dayBegan: hours(12) }))).may).toBe(
      true,
    );
    expect([await idsOf(one), await idsOf(other)]).toEqual([['mine'], ['mine', 'm-2']]);
  });

  it('lets of many messages beside each other only one through on a day', async () => {
    const person = somebody();
    const told = await Promise.all(
      Array.from({ length: 5 }, (_, index) => contacts.ask([person], ask({ id: `beside-${index}` }))),
    );
    expect(told.filter(({ may }) => may)).toHaveLength(1);
    expect(await idsOf(person)).toHaveLength(1);
  });

  it('given back is as if it had never been, and those behind it move up', async () => {
    const person = somebody();
    await put({ person, ...messages(13, 40) } as ContactRow);
    const told = await contacts.ask([person], ask());
    if (!told.may) throw new Error('it may');
    await told.giveBack(false);
    await told.giveBack(false);
    expect(await idsOf(person)).toEqual(['m-13', 'm-40']);
  });

  it('given back late takes out itself alone', async () => {
    const person = somebody();
    const told = await contacts.ask([person], ask());
    if (!told.may) throw new Error('it may');
    await contacts.ask([person], ask({ id: 'next', at: hours(24), dayBegan: hours(12) }));
    await told.giveBack(false);
    expect(await idsOf(person)).toEqual(['next']);
  });

  it('is not taken back by a try that another took over from', async () => {
    const person = somebody();
    const [first, second] = [await contacts.ask([person], ask()), await contacts.ask([person], ask())];
    if (!first.may || !second.may) throw new Error('both may');
    await first.giveBack(true);
    expect(await idsOf(person)).toEqual(['mine']);
    await second.giveBack(true);
    expect(await idsOf(person)).toEqual([]);
  });

  it('given back leaves a count behind it to the try that took it over meanwhile', async () => {
    const person = somebody();
    const older = ask({ id: 'older', at: hours(-20), dayBegan: hours(-36) });
    await contacts.ask([person], older);
    let other: Awaited<ReturnType<Contacts['ask']>> | undefined;
    let givesBack = false;
    // Between the reading of the row and the write that gives back, somebody takes over what stands behind it.
    const send = async (command: { readonly constructor: { readonly name: string } }) => {
      if (givesBack && command.constructor.name === 'TransactWriteCommand')
        other ??= await contacts.ask([person], older);
      return engine.documents.send(command as never);
    };
    const beside = makeContacts({ client: { send } as never, table: 'ppl-contacts' });
    const mine = await beside.ask([person], ask());
    if (!mine.may) throw new Error('it may');
    givesBack = true;
    await mine.giveBack(false);
    expect(await idsOf(person)).toEqual(['older']);
    if (other?.may !== true) throw new Error('it was taken over');
    await other.giveBack(false);
    expect(await idsOf(person)).toEqual([]);
  });

  it('does not outlive a word that came since: whoever opted out is not written to by a repeat', async () => {
    const person = somebody();
    await contacts.ask([person], ask());
    await contacts.silence([person], 'silent_loyalty', NOON);
    expect(await contacts.ask([person], ask())).toMatchObject({ may: false, reason: 'silent-elsewhere' });
  });

  it('of nobody whom all products know asks nothing', async () => {
    expect((await contacts.ask(['c-77'], ask())).may).toBe(true);
    expect(sharedKeys(['c-77', 'guest-1', 'guest-1'])).toEqual(['guest-1']);
  });
});

const nudge = { id: 'nudge-1', kind: 'nudge', until: hours(3) } as const;

describe('what products tell each other', () => {
  it('is silence until every product that heard it hears otherwise', async () => {
    const person = somebody();
    await contacts.silence([person], 'silent_upsell', hours(-5));
    await contacts.silence([person], 'silent_upsell', hours(-1));
    await contacts.silence([person], 'silent_loyalty', hours(-1));
    expect((await rowOf(person)).silent_upsell).toBe(hours(-5).toISOString());
    await contacts.unsilence([person], 'silent_upsell', NOON);
    expect(await contacts.ask([person], ask())).toMatchObject({ may: false, reason: 'silent-elsewhere' });
    await contacts.unsilence([person], 'silent_loyalty', NOON);
    expect((await contacts.ask([person], ask())).may).toBe(true);
  });

  it('never expires as long as somebody is silent', async () => {
    const person = somebody();
    await contacts.ask([person], ask());
    expect((await rowOf(person)).expires_at).toBeGreaterThan(0);
    await contacts.silence([person], 'silent_upsell', NOON);
    await contacts.bought(
      [person],
      { bought_at: NOON.toISOString(), bought_by: 'loyalty', bought_skus: [] },
      NOON,
    );
    await contacts.expect([person], nudge);
    expect(await rowOf(person)).not.toHaveProperty('expires_at');
    await contacts.unsilence([person], 'silent_upsell', NOON);
    expect((await rowOf(person)).expires_at).toBeGreaterThan(0);
  });

  it('stays as long as one of two silences is left, and expires once none is', async () => {
    const person = somebody();
    await contacts.silence([person], 'silent_erased', NOON);
    await contacts.silence([person], 'silent_cart_recovery', NOON);
    await contacts.unsilence([person], 'silent_cart_recovery', NOON);
    expect(await rowOf(person)).toEqual({ person, silent_erased: NOON.toISOString() });
    await contacts.unsilence([person], 'silent_erased', NOON);
    expect((await rowOf(person)).expires_at).toBeGreaterThan(0);
  });

  it('keeps of whoever is forgotten that they are, and nothing else', async () => {
    const person = somebody();
    await contacts.ask([person], ask());
    await contacts.expect([person], nudge);
    await contacts.bought(
      [person],
      { bought_at: NOON.toISOString(), bought_by: 'loyalty', bought_skus: ['BELL'] },
      NOON,
    );
    await contacts.silence([person], 'silent_erased', NOON);
    expect(await rowOf(person)).toEqual({ person, silent_erased: NOON.toISOString() });
    expect((await contacts.ask([person], ask({ id: 'next' }))).may).toBe(false);
  });
});
