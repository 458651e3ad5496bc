// Points on a birthday, on a real engine: once a year, whatever repeats, races or dies, and with news of it.
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeGiveBirthdays } from '../../../../lambdas/loyalty/birthdays/give-birthdays.ts';
import type { Announcement } from '../../../../lambdas/loyalty/mails/announce.ts';
import { sum } from '../../../../lambdas/loyalty/points.ts';
import type { LedgerRow, MemberRow } from '../../../../lambdas/loyalty/rows.ts';
import { makeBirthdays } from '../../../../lambdas/loyalty/state/birthdays.ts';
import { makeMembers } from '../../../../lambdas/loyalty/state/members.ts';
import { makeBirthdayGift } from '../../../../lambdas/loyalty/state/points/birthday.ts';
import { makeFinishedPeriods } from '../../../../shared/time/finished-periods.ts';
import { aShop } from '../../../shared/platforms/shops.ts';
import { lettersOn } from '../../../support/left-out-letters.ts';
import { STORY } from '../builders.ts';
import { aRegular, emptied } from '../lapsing-tables.ts';
import { silentLog, startLoyaltyTables, TABLES, ZONE } from '../tables.ts';

const MARIA = '+12125550100';
/** Nine in the morning in New York. */
const JUNE_5 = new Date('2026-06-05T13:00:00.000Z');

let tables: Awaited<ReturnType<typeof startLoyaltyTables>>;
let announced: Announcement[];
beforeAll(async () => {
  tables = await startLoyaltyTables();
});
afterAll(() => tables.stop());
beforeEach(async () => {
  announced = [];
  await emptied(tables.documents);
});

type Options = { now?: Date; points?: number; beforeNews?: () => void };

async function run({ now = JUNE_5, points = 25, beforeNews = () => {} }: Options = {}) {
  const { documents } = tables;
  await makeGiveBirthdays({
    ...lettersOn(documents, () => now).parts,
    shop: { ...aShop(), timeZone: ZONE },
    log: silentLog,
    now: () => now,
    rules: async () => ({ birthdayPoints: points, rewards: STORY.rewards }),
    birthdays: makeBirthdays(documents, TABLES.members),
    members: makeMembers(documents, TABLES, ZONE),
    give: makeBirthdayGift(documents, TABLES, ZONE),
    announce: async (one) => {
      beforeNews();
      announced.push(one);
    },
    finished: makeFinishedPeriods(documents, TABLES.notices),
  })();
}
const given = async (...members: readonly MemberRow[]) => {
  for (const Item of members)
    await tables.documents.send(new PutCommand({ TableName: TABLES.members, Item }));
};
const ledger = () => tables.all<LedgerRow>('ledger');
const balance = async () => (await tables.all<MemberRow>('members'))[0]?.balance;

describe('the morning of a birthday', () => {
  it('brings the points to whoever has it, in the ledger and with a mail, and to nobody else', async () => {
    await given(
      aRegular(MARIA, { birthday: '06-05' }),
      aRegular('+12125550101', { birthday: '06-06' }),
      aRegular('+12125550102'),
    );
    await run();
    expect(await ledger()).toEqual([
      {
        phone: MARIA,
        ts: '2026-06-05T04:00:00.000Z#birthday:2026',
        points_change: 25,
        reason: 'birthday',
        posted_at: JUNE_5.toISOString(),
        day: '2026-06-05',
      },
    ]);
    const members = await tables.all<MemberRow>('members');
    expect(sum(members.map((member) => member.balance))).toBe(3 * 40 + 25);
    expect(announced).toEqual([
      {
        type: 'loy.birthday',
        detail: { phone: MARIA, ref: '2026-06-05T04:00:00.000Z#birthday:2026', points: 25 },
      },
    ]);
  });

  it('says so as well where they bring a reward within reach', async () => {
    await given(aRegular(MARIA, { birthday: '06-05', balance: 90 }));
    await run();
    expect(announced.map(({ type }) => type)).toEqual(['loy.reward_earned', 'loy.birthday']);
    expect((await tables.all<MemberRow>('members'))[0]).toMatchObject({ balance: 115, tier_points: 100 });
  });

  it('gives once, however often it runs, also beside itself', async () => {
    await given(aRegular(MARIA, { birthday: '06-05' }));
    await Promise.all([run(), run(), run()]);
    await run({ now: new Date('2026-06-05T15:00:00.000Z') });
    expect(await balance()).toBe(65);
    expect(await ledger()).toHaveLength(1);
  });

  it('given it dies between the points and the news, then the next try gives nothing more and tells of it', async () => {
    await given(aRegular(MARIA, { birthday: '06-05' }));
    const dies = () => {
      throw new Error('went away');
    };
    await expect(run({ beforeNews: dies })).rejects.toThrow('failed');
    expect(await balance()).toBe(65);
    await run({ now: new Date('2026-06-06T13:00:00.000Z'), points: 99 });
    expect(await balance()).toBe(65);
    expect(announced).toMatchObject([{ type: 'loy.birthday', detail: { points: 25 } }]);
  });

  it('given the error came after the write, then nothing is given twice', async () => {
    await given(aRegular(MARIA, { birthday: '06-05' }));
    const give = makeBirthdayGift(tables.documents, TABLES, ZONE);
    const [member] = await tables.all<MemberRow>('members');
    const gift = { member: member!, day: '2026-06-05', points: 25, at: JUNE_5, rewards: [] };
    expect((await give(gift)).kind).toBe('given');
    expect((await give(gift)).kind).toBe('already');
    expect(await balance()).toBe(65);
  });

  it('gives once a year, also where the day is another by then', async () => {
    await given(aRegular(MARIA, { birthday: '06-05' }));
    await run();
    await tables.documents.send(
      new UpdateCommand({
        TableName: TABLES.members,
        Key: { phone: MARIA },
        UpdateExpression: 'SET birthday = :other',
        ExpressionAttributeValues: { ':other': '06-06' },
      }),
    );
    await run({ now: new Date('2026-06-06T13:00:00.000Z') });
    expect(await balance()).toBe(65);
    await run({ now: new Date('2027-06-06T13:00:00.000Z') });
    expect(await balance()).toBe(90);
  });

  it('makes up for two days on which nothing worked, and not for those of before the rule', async () => {
    await given(aRegular(MARIA, { birthday: '06-04' }), aRegular('+12125550101', { birthday: '06-06' }));
    await run();
    expect(await ledger()).toEqual([]);
    await run({ now: new Date('2026-06-07T13:00:00.000Z') });
    expect(await ledger()).toMatchObject([{ phone: '+12125550101', day: '2026-06-07' }]);
  });

  it.each([
    ['2027-02-28T14:00:00.000Z', 1],
    ['2028-02-28T14:00:00.000Z', 0],
    ['2028-02-29T14:00:00.000Z', 1],
  ])('given somebody of 29 February and it is %s, then gifts are given: %s', async (now, gifts) => {
    await given(aRegular(MARIA, { birthday: '02-29' }));
    await run({ now: new Date(now) });
    expect(await ledger()).toHaveLength(gifts);
  });

  it('makes nobody a member who was forgotten meanwhile', async () => {
    const give = makeBirthdayGift(tables.documents, TABLES, ZONE);
    const member = aRegular(MARIA, { birthday: '06-05' });
    expect(await give({ member, day: '2026-06-05', points: 25, at: JUNE_5, rewards: [] })).toEqual({
      kind: 'not-now',
    });
    expect(await tables.all('members')).toEqual([]);
    expect(await ledger()).toEqual([]);
  });
});

it('without a rule nothing is given, and nothing is even noted', async () => {
  await given(aRegular(MARIA, { birthday: '06-05' }));
  await makeGiveBirthdays({
    ...lettersOn(tables.documents, () => JUNE_5).parts,
    shop: { ...aShop(), timeZone: ZONE },
    log: silentLog,
    now: () => JUNE_5,
    rules: async () => ({ rewards: [] }),
  } as unknown as Parameters<typeof makeGiveBirthdays>[0])();
  expect(await tables.all('notices')).toEqual([]);
});
