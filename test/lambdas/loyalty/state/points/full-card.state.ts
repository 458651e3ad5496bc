// Stamps on a real engine: they come with the sale, go with its refund, and a full card is given once, whoever taps and whatever stops.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { lotsOf } from '../../../../../lambdas/loyalty/decisions/stamp-card.ts';
import { difference, opposite } from '../../../../../lambdas/loyalty/decisions/stamps.ts';
import type { LedgerRow, MemberRow, Stamps } from '../../../../../lambdas/loyalty/rows.ts';
import type { LoyaltyRules, StampCard } from '../../../../../lambdas/loyalty/rules/shape.ts';
import type { SaleRow } from '../../../../../lambdas/loyalty/sale-rows.ts';
import { makePointsMoves } from '../../../../../lambdas/loyalty/state/points/points-moves.ts';
import type { Refund, Sale } from '../../../../../shared/events/till-events.ts';
import { LATTE, STORY, saleTold } from '../../builders.ts';
import { earnOn, startLoyaltyTables, TABLES, ZONE } from '../../tables.ts';

const LATTES: StampCard = { name: 'latte', items: [{ kind: 'any', value: 'latte' }], stamps: 3 };
const MONTHLY: StampCard = { ...LATTES, months: 1 };
const RULES: LoyaltyRules = { ...STORY, stampCards: [LATTES] };

let tables: Awaited<ReturnType<typeof startLoyaltyTables>>;
let phones = 0;
let phone: string;
beforeAll(async () => {
  tables = await startLoyaltyTables();
});
afterAll(() => tables.stop());
beforeEach(() => {
  phones += 1;
  phone = `+1212556${String(1000 + phones)}`;
});

const AT = new Date('2026-06-05T12:30:00.000Z');
/** Of the shop at a moment, on a client of its own where it may stop. */
const shop = (
  options: {
    readonly at?: Date;
    readonly rules?: LoyaltyRules;
    readonly client?: DynamoDBDocumentClient;
  } = {},
) => {
  const { at = AT, rules = RULES, client = tables.documents } = options;
  return {
    earn: earnOn(client, { now: () => at, rules }).earn,
    moves: makePointsMoves(client, TABLES, ZONE),
  };
};
const lattes = (quantity: number) => [{ ...LATTE, quantity, amountMinor: 400 * quantity }];
const sale = (id: string, quantity: number, changes: Partial<Sale> = {}): Sale =>
  saleTold({
    saleId: `${id}-${phone}`,
    phone,
    closedAt: '2026-06-05T12:00:00.000Z',
    totalMinor: 400 * quantity,
    items: lattes(quantity),
    ...changes,
  });
const refund = (id: string, of: string, quantity: number): Refund => ({
  type: 'sale.refunded',
  saleId: `${id}-${phone}`,
  refundOf: `${of}-${phone}`,
  closedAt: '2026-06-06T12:00:00.000Z',
  currency: 'USD',
  totalMinor: 400 * quantity,
  items: lattes(quantity),
});
const tap = (id: string, seen = '', card = LATTES, at = AT) => ({
  phone,
  id,
  at,
  card,
  byStaff: 'sam',
  seen,
});

const mine = async <Row extends { phone?: string }>(name: 'members' | 'ledger' | 'sales') =>
  (await tables.all<Row>(name)).filter((row) => row.phone === phone);
/** The stamps on the member's row, which are always the sum of the ledger's. */
async function stamps(): Promise<Stamps> {
  const [member] = await mine<MemberRow>('members');
  const rows = await mine<LedgerRow>('ledger');
  const sum = rows.reduce((total, one) => difference(total, opposite(one.stamps ?? {})), {} as Stamps);
  const lots = difference(lotsOf(member ?? {}), {});
  expect(sum).toEqual(lots);
  return lots;
}
const given = async () =>
  (await mine<LedgerRow>('ledger')).filter(
    ({ reason, stamps: s }) => reason === 'reward-redeem' && s !== undefined,
  );

describe('a sale', () => {
  test('brings its stamps with its points, once, however often it is told and however many tell it', async () => {
    const { earn } = shop();
    await Promise.all([earn(sale('a', 2)), earn(sale('a', 2)), earn(sale('b', 1))]);
    await earn(sale('a', 2));
    expect(await stamps()).toEqual({ latte: 3 });
  });

  test('writes nothing of stamps where no card is in force, or none is of what was bought', async () => {
    await shop({ rules: STORY }).earn(sale('a', 2));
    await shop({
      rules: { ...RULES, stampCards: [{ ...LATTES, name: 'tea', items: [{ kind: 'any', value: 'tea' }] }] },
    }).earn(sale('b', 2));
    for (const row of [...(await mine<MemberRow>('members')), ...(await mine<LedgerRow>('ledger'))])
      expect(JSON.stringify(row)).not.toContain('stamps');
    expect((await mine<SaleRow>('sales')).map(({ figures }) => figures?.stamps)).toEqual([
      undefined,
      undefined,
    ]);
  });

  test('keeps the stamps of the rules as they were when it was told', async () => {
    await shop().earn(sale('a', 2));
    await shop({ rules: STORY }).earn(refund('r', 'a', 1));
    expect(await stamps()).toEqual({ latte: 1 });
  });

  test('with other figures brings or takes the difference, also where the points are the same', async () => {
    const { earn } = shop();
    await earn(sale('a', 2));
    expect(
      await earn(
        sale('a', 2, { type: 'sale.updated', items: [{ ...LATTE, quantity: 3, amountMinor: 800 }] }),
      ),
    ).toMatchObject({
      reason: 'corrected',
    });
    expect(await stamps()).toEqual({ latte: 3 });
    await earn(sale('a', 1, { type: 'sale.updated' }));
    expect(await stamps()).toEqual({ latte: 1 });
  });

  test('that waits for a manager brings its stamps with the approval, less what went back meanwhile', async () => {
    const { earn } = shop();
    const { parts } = earnOn(tables.documents, { now: () => AT, rules: RULES });
    await earn(sale('a', 100));
    expect(await stamps()).toEqual({});
    await earn(refund('r', 'a', 60));
    const row = await parts.review.get(phone, `a-${phone}`);
    if (row === undefined) throw new Error('The sale is not held');
    await parts.review.approve({ row, at: AT, byStaff: 'ana', rewards: [] });
    expect(await stamps()).toEqual({ latte: 40 });
  });

  test('that turns out to be another member\u2019s takes its stamps along', async () => {
    const { earn } = shop();
    const { parts } = earnOn(tables.documents, { now: () => AT, rules: RULES });
    const other = phone.replace('+1212', '+1213');
    await earn(sale('a', 2));
    await earn(sale('a', 2, { type: 'sale.updated', phone: other }));
    const [row] = (await tables.all<{ phone: string; sale_id: string }>('review')).filter(
      (one) => one.phone === other,
    );
    const held = await parts.review.get(other, row?.sale_id ?? '');
    if (held === undefined) throw new Error('The change is not held');
    await parts.review.approve({ row: held, at: AT, byStaff: 'ana', rewards: [] });
    expect(await stamps()).toEqual({});
    phone = other;
    expect(await stamps()).toEqual({ latte: 2 });
  });
});

describe('a refund', () => {
  test('takes the stamps of what went back, once, and before its sale as after it', async () => {
    const { earn } = shop();
    await earn(refund('r', 'a', 1));
    await earn(sale('a', 3));
    await earn(refund('r', 'a', 1));
    expect(await stamps()).toEqual({ latte: 2 });
  });

  test('after the free one was given leaves stamps owed: there is no second free one before they are made up for', async () => {
    const { earn, moves } = shop();
    await earn(sale('a', 3));
    expect(await moves.redeemCard(tap('x'))).toMatchObject({ kind: 'redeemed' });
    await earn(refund('r', 'a', 2));
    expect(await stamps()).toEqual({ latte: -2 });
    const seen = (await given())[0]?.ts ?? '';
    await earn(sale('b', 3));
    expect(await moves.redeemCard(tap('y', seen))).toMatchObject({ kind: 'not-full' });
    await earn(sale('c', 2));
    expect(await moves.redeemCard(tap('z', seen))).toMatchObject({ kind: 'redeemed' });
    expect(await stamps()).toEqual({});
    expect(await given()).toHaveLength(2);
  });
});

describe('a full card', () => {
  test('costs its stamps and no points, and what is above stays for the next', async () => {
    const { earn, moves } = shop();
    await earn(sale('a', 4));
    const [before] = await mine<MemberRow>('members');
    expect(await moves.redeemCard(tap('x'))).toMatchObject({
      kind: 'redeemed',
      row: {
        reason: 'reward-redeem',
        reward: '4th free: latte',
        points_change: 0,
        stamps: { latte: -3 },
        by_staff: 'sam',
      },
    });
    const [after] = await mine<MemberRow>('members');
    expect(after).toMatchObject({
      balance: before?.balance,
      visit_count: before?.visit_count,
      last_seen: AT.toISOString(),
    });
    expect(await stamps()).toEqual({ latte: 1 });
  });

  test('is none where stamps are missing, or nobody is there', async () => {
    const { earn, moves } = shop();
    expect(await moves.redeemCard(tap('x'))).toEqual({ kind: 'unknown-member' });
    await earn(sale('a', 2));
    expect(await moves.redeemCard(tap('x'))).toEqual({ kind: 'not-full' });
    expect(await stamps()).toEqual({ latte: 2 });
  });

  test('is given once for each confirmation, however often and at once it is pressed', async () => {
    const { earn, moves } = shop();
    await earn(sale('a', 9));
    const kinds = (await Promise.all([1, 2, 3, 4].map(() => moves.redeemCard(tap('x'))))).map(
      ({ kind }) => kind,
    );
    expect(kinds.sort()).toEqual(['already', 'already', 'already', 'redeemed']);
    expect(await moves.redeemCard(tap('x'))).toMatchObject({ kind: 'already' });
    expect(await stamps()).toEqual({ latte: 6 });
  });

  test('at two tills whose pages saw the same member is one, and the other is told so', async () => {
    const { earn, moves } = shop();
    await earn(sale('a', 9));
    const outcomes = await Promise.all([moves.redeemCard(tap('x')), moves.redeemCard(tap('y'))]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['given-meanwhile', 'redeemed']);
    expect(await stamps()).toEqual({ latte: 6 });
    // A reward for points that somebody gave meanwhile counts as well.
    await earn(sale('b', 30));
    const [first] = await given();
    await moves.redeem({
      phone,
      id: 'p',
      at: AT,
      reward: 'free coffee',
      cost: 100,
      byStaff: 'mel',
      seen: first?.ts ?? '',
    });
    expect(await moves.redeemCard(tap('z', first?.ts))).toMatchObject({
      kind: 'given-meanwhile',
      given: { isReversed: false },
    });
  });

  test('beside sales of the same moment is given, and no stamp is lost', async () => {
    const { earn, moves } = shop();
    await earn(sale('a', 3));
    const [outcome] = await Promise.all([
      moves.redeemCard(tap('x')),
      ...['b', 'c', 'd', 'e'].map((id) => earn(sale(id, 1))),
    ]);
    expect(outcome).toMatchObject({ kind: 'redeemed' });
    expect(await stamps()).toEqual({ latte: 4 });
  });

  test('from which stamps go back in this very moment is looked at again, and given no more', async () => {
    const { earn } = shop();
    await earn(sale('a', 3));
    let isFirst = true;
    const slow = {
      async send(command: { readonly constructor: { readonly name: string } }) {
        if (isFirst && command.constructor.name === 'TransactWriteCommand') {
          isFirst = false;
          await earn(refund('r', 'a', 1));
        }
        return tables.documents.send(command as never);
      },
    } as unknown as DynamoDBDocumentClient;
    expect(await shop({ client: slow }).moves.redeemCard(tap('x'))).toEqual({ kind: 'not-full' });
    expect(isFirst).toBe(false);
    expect(await stamps()).toEqual({ latte: 2 });
  });

  test.each(['before', 'after'] as const)(
    'whose answer is lost %s it was written is pressed again and given once',
    async (when) => {
      await shop().earn(sale('a', 4));
      let isFirst = true;
      const client = {
        async send(command: { readonly constructor: { readonly name: string } }) {
          const breaks = isFirst && command.constructor.name === 'TransactWriteCommand';
          if (breaks) isFirst = false;
          if (breaks && when === 'before') throw new Error('stopped');
          const answer = await tables.documents.send(command as never);
          if (breaks) throw new Error('stopped');
          return answer;
        },
      } as unknown as DynamoDBDocumentClient;
      const { moves } = shop({ client });
      await expect(moves.redeemCard(tap('x'))).rejects.toThrow('stopped');
      expect(await moves.redeemCard(tap('x'))).toMatchObject({
        kind: when === 'before' ? 'redeemed' : 'already',
      });
      expect(await stamps()).toEqual({ latte: 1 });
      expect(await given()).toHaveLength(1);
    },
  );

  test('that was given by mistake is undone once, and its stamps are back', async () => {
    const { earn, moves } = shop();
    await earn(sale('a', 4));
    const outcome = await moves.redeemCard(tap('x'));
    const ts = 'row' in outcome ? outcome.row.ts : '';
    const undo = () => moves.reverse({ phone, ts, at: AT, byStaff: 'mel' });
    const kinds = (await Promise.all([undo(), undo(), undo()])).map(({ kind }) => kind).sort();
    expect(kinds).toEqual(['already', 'already', 'reversed']);
    expect(await stamps()).toEqual({ latte: 4 });
  });

  test('whose sale is undone leaves stamps owed, and a sale of no points can be undone for its stamps', async () => {
    const { earn, moves } = shop();
    await earn(sale('a', 3));
    await moves.redeemCard(tap('x'));
    const row = (await mine<LedgerRow>('ledger')).find(({ reason }) => reason === 'earn');
    expect(await moves.reverse({ phone, ts: row?.ts ?? '', at: AT, byStaff: 'mel' })).toMatchObject({
      kind: 'reversed',
    });
    expect(await stamps()).toEqual({ latte: -3 });
    const free = shop({ rules: { ...RULES, minimumSaleMinor: 10_000 } });
    await free.earn(sale('b', 2));
    const second = (await mine<LedgerRow>('ledger')).find(({ sale_id }) => sale_id === `b-${phone}`);
    expect(second).toMatchObject({ points_change: 0, stamps: { latte: 2 } });
    expect(await moves.reverse({ phone, ts: second?.ts ?? '', at: AT, byStaff: 'mel' })).toMatchObject({
      kind: 'reversed',
    });
    expect(await stamps()).toEqual({ latte: -3 });
  });
});

describe('stamps that lapse', () => {
  const rules: LoyaltyRules = { ...STORY, stampCards: [MONTHLY] };
  const july = new Date('2026-07-31T12:00:00.000Z');
  const august = new Date('2026-08-03T12:00:00.000Z');

  test('count until the end of their last month, and the row forgets them with the next sale after it', async () => {
    await shop({ rules }).earn(sale('a', 2));
    await shop({ rules, at: july }).earn(sale('b', 1, { closedAt: july.toISOString() }));
    expect(await stamps()).toEqual({ 'latte@2026-07': 2, 'latte@2026-08': 1 });
    const { moves, earn } = shop({ rules, at: august });
    expect(await moves.redeemCard(tap('x', '', MONTHLY, august))).toEqual({ kind: 'not-full' });
    await earn(sale('c', 1, { closedAt: august.toISOString() }));
    expect(lotsOf((await mine<MemberRow>('members'))[0] ?? {})).toEqual({
      'latte@2026-08': 1,
      'latte@2026-09': 1,
    });
  });

  test('are used before those that last longer', async () => {
    await shop({ rules }).earn(sale('a', 2));
    const late = shop({ rules, at: july });
    await late.earn(sale('b', 2, { closedAt: july.toISOString() }));
    await late.moves.redeemCard(tap('x', '', MONTHLY, july));
    expect(await stamps()).toEqual({ 'latte@2026-08': 1 });
  });

  test('a sale that is told after its stamps would have lapsed brings none, and its refund takes none', async () => {
    const { earn } = shop({ rules, at: august });
    await earn(sale('a', 3));
    expect(await stamps()).toEqual({});
    await earn(refund('r', 'a', 2));
    expect(await stamps()).toEqual({});
  });

  test('the refund of a sale whose stamps have lapsed takes none of the others', async () => {
    await shop({ rules }).earn(sale('a', 3));
    const { earn } = shop({ rules, at: august });
    await earn(sale('b', 1, { closedAt: august.toISOString() }));
    await earn(refund('r', 'a', 3));
    expect(lotsOf((await mine<MemberRow>('members'))[0] ?? {})).toEqual({ 'latte@2026-09': 1 });
  });

  test('a card that was given is undone after some of its stamps lapsed: those that count come back', async () => {
    await shop({ rules }).earn(sale('a', 2));
    const late = shop({ rules, at: july });
    await late.earn(sale('b', 2, { closedAt: july.toISOString() }));
    const outcome = await late.moves.redeemCard(tap('x', '', MONTHLY, july));
    const { moves } = shop({ rules, at: august });
    await moves.reverse({ phone, ts: 'row' in outcome ? outcome.row.ts : '', at: august, byStaff: 'mel' });
    expect(lotsOf((await mine<MemberRow>('members'))[0] ?? {})).toMatchObject({ 'latte@2026-08': 2 });
  });
});

test('a member of before the cards gets their first stamps as anybody does', async () => {
  await tables.documents.send(
    new PutCommand({
      TableName: TABLES.members,
      Item: {
        phone,
        balance: 0,
        visit_count: 3,
        joined: AT.toISOString(),
        joined_by: 'form',
        status: 'active',
        opted_in: false,
      },
    }),
  );
  await shop().earn(sale('a', 1));
  expect(await stamps()).toEqual({ latte: 1 });
});
