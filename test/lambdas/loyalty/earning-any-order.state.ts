// Whatever a till, the counter and a crash do to a few sales, in whatever order and at once: the points come out right.
// The commands are made by fast-check with fixed seeds, and run on a real engine.
import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { earnedBy, pointsOf } from '../../../lambdas/loyalty/decisions/earn-points.ts';
import { giftKey, refundName, takenAwayKey } from '../../../lambdas/loyalty/decisions/ledger-key.ts';
import { pointsLeft, pointsTaken, restOf } from '../../../lambdas/loyalty/decisions/refund.ts';
import { hasRefund, isRegistered, saleLeft } from '../../../lambdas/loyalty/decisions/sale-row.ts';
import { lotsOf } from '../../../lambdas/loyalty/decisions/stamp-card.ts';
import { difference, opposite } from '../../../lambdas/loyalty/decisions/stamps.ts';
import type { EarnEvent } from '../../../lambdas/loyalty/earning/parts.ts';
import { type Announcement, rewardEarned } from '../../../lambdas/loyalty/mails/announce.ts';
import { exact, sum } from '../../../lambdas/loyalty/points.ts';
import type { LedgerRow, MemberRow, Stamps } from '../../../lambdas/loyalty/rows.ts';
import type { LoyaltyRules } from '../../../lambdas/loyalty/rules/shape.ts';
import type { ReviewRow, SaleRow } from '../../../lambdas/loyalty/sale-rows.ts';
import { makePointsMoves } from '../../../lambdas/loyalty/state/points/points-moves.ts';
import { makeReview } from '../../../lambdas/loyalty/state/review.ts';
import type { Refund, Sale, SaleItem } from '../../../shared/events/till-events.ts';
import { BEANS, LATTE, STORY } from './builders.ts';
import { earnOn, startLoyaltyTables, TABLES, ZONE } from './tables.ts';

let engine: Awaited<ReturnType<typeof startLoyaltyTables>>;
beforeAll(async () => {
  engine = await startLoyaltyTables();
});
afterAll(() => engine.stop());

/** Thirds of a point, flat points, cheap rewards: much is crossed, much is spent, and roundings show. */
const RULES: LoyaltyRules = {
  ...STORY,
  earn: { points: 1, perMinor: 300 },
  bonuses: [
    ...STORY.bonuses,
    { items: [{ kind: 'any', value: 'latte' }], effect: { kind: 'flat', points: 2 } },
  ],
  rewards: [
    { reward: 'free coffee', points: 10 },
    { reward: 'free lunch', points: 25 },
  ],
  // One that lapses, one for good, and both on a line of beans and lattes alike.
  stampCards: [
    { name: 'latte', items: [{ kind: 'any', value: 'latte' }], stamps: 2 },
    {
      name: 'either',
      items: [
        { kind: 'any', value: 'beans' },
        { kind: 'code', value: 'LATTE' },
      ],
      stamps: 3,
      months: 1,
    },
  ],
};
/** Earns nothing when it is bought. */
const CARD: SaleItem = { name: 'Gift card', quantity: 1, amountMinor: 1000, giftCard: true };
const FIGURES: readonly { readonly totalMinor: number; readonly items: readonly SaleItem[] }[] = [
  { totalMinor: 1800, items: [BEANS, LATTE] },
  { totalMinor: 1333, items: [{ ...BEANS, amountMinor: 733 }] },
  { totalMinor: 1200, items: [LATTE] },
  { totalMinor: 100, items: [] },
  { totalMinor: 0, items: [{ ...LATTE, amountMinor: 0 }] },
  { totalMinor: 2500, items: [BEANS, CARD] },
  { totalMinor: 1000, items: [CARD] },
  { totalMinor: 90_000, items: [BEANS] },
];
const NOW = Date.parse('2026-06-05T12:00:00.000Z');
const instant = (minute: number) => new Date(NOW - (60 - minute) * 60_000).toISOString();

type Crash = { readonly at: number; readonly when: 'before' | 'after' };
type Command = { readonly crash?: Crash | undefined } & (
  | {
      readonly do: 'sale';
      readonly type: 'sale.completed' | 'sale.updated';
      readonly sale: number;
      readonly member: number;
      readonly figures: number;
      readonly minute?: number | undefined;
    }
  | {
      readonly do: 'refund';
      readonly id: string;
      readonly of: number;
      readonly part: number;
      readonly isNamed: boolean;
      /** What of the money was for gift cards. */
      readonly card?: number | undefined;
    }
  | { readonly do: 'several'; readonly id: string; readonly part: number }
  | { readonly do: 'dispute'; readonly of: number; readonly part: number }
  | { readonly do: 'unread'; readonly id: string }
  | { readonly do: 'void'; readonly id: string; readonly of: number }
  | { readonly do: 'unfinished'; readonly sale: number }
  | { readonly do: 'redeem' | 'goodwill' | 'bonus' | 'card'; readonly member: number; readonly id: string }
  | { readonly do: 'reverse'; readonly pick: number }
  | { readonly do: 'approve' | 'reject'; readonly pick: number }
);

const sales = fc.nat({ max: 2 });
const members = fc.nat({ max: 1 });
/** Refunds are numbered as sales are, and anew for every sale. */
const refundIds = fc.constantFrom('R1', 'R2', 'S0', 'S1', 'constructor');
const commands: fc.Arbitrary<Command> = fc
  .tuple(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({
          do: fc.constant('sale' as const),
          type: fc.constantFrom('sale.completed' as const, 'sale.updated' as const),
          sale: sales,
          member: fc.oneof(
            { weight: 4, arbitrary: fc.constant(0) },
            { weight: 1, arbitrary: fc.constant(1) },
          ),
          figures: fc.oneof(
            { weight: 6, arbitrary: fc.nat({ max: FIGURES.length - 2 }) },
            { weight: 1, arbitrary: fc.constant(FIGURES.length - 1) },
          ),
          minute: fc.option(fc.nat({ max: 5 }), { nil: undefined }),
        }),
      },
      {
        weight: 4,
        arbitrary: fc.record({
          do: fc.constant('refund' as const),
          id: refundIds,
          of: sales,
          part: fc.constantFrom(0, 100, 333, 600, 1200, 1800, 90_000),
          isNamed: fc.boolean(),
          card: fc.option(fc.constantFrom(100, 1000), { nil: undefined }),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          do: fc.constant('several' as const),
          id: fc.constantFrom('R1', 'M1'),
          part: fc.constantFrom(100, 600, 1800),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          do: fc.constant('dispute' as const),
          of: sales,
          part: fc.constantFrom(600, 1800, 90_000),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ do: fc.constant('unread' as const), id: fc.constantFrom('P1', 'S0') }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          do: fc.constant('void' as const),
          id: fc.constantFrom('V1', 'V2'),
          of: sales,
        }),
      },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('unfinished' as const), sale: sales }) },
      {
        weight: 3,
        arbitrary: fc.record({
          do: fc.constantFrom(
            'redeem' as const,
            'redeem' as const,
            'goodwill' as const,
            'bonus' as const,
            'card' as const,
            'card' as const,
          ),
          member: members,
          id: fc.constantFrom('a', 'b', 'c'),
        }),
      },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('reverse' as const), pick: fc.nat({ max: 20 }) }) },
      {
        weight: 4,
        arbitrary: fc.record({
          do: fc.constantFrom('approve' as const, 'approve' as const, 'reject' as const),
          pick: fc.nat({ max: 5 }),
        }),
      },
    ),
    fc.option(
      fc.record({
        at: fc.integer({ min: 1, max: 9 }),
        when: fc.constantFrom('before' as const, 'after' as const),
      }),
      {
        nil: undefined,
        freq: 3,
      },
    ),
  )
  .map(([command, crash]): Command => ({ ...command, crash }));

let runs = 0;

/** A shop of its own within the engine's tables: members, sales, and what was announced of them. */
function openShop() {
  runs += 1;
  const run = runs;
  const phones = [`+1212777${1000 + run}`, `+1212888${1000 + run}`] as const;
  const saleIds = [0, 1, 2].map((n) => `S${n}-${run}`);
  const told: Announcement[] = [];
  const announce = async (announcement: Announcement) => {
    told.push(announcement);
  };
  const { documents } = engine;

  /** Everything on a client that stops at one of its calls. */
  function workers(crash?: Crash) {
    let calls = 0;
    const stop = async <Result>(call: () => Promise<Result>): Promise<Result> => {
      calls += 1;
      if (crash !== undefined && calls === crash.at && crash.when === 'before') throw new Error('stopped');
      const result = await call();
      if (crash !== undefined && calls === crash.at) throw new Error('stopped');
      return result;
    };
    const client = {
      send: (command: never) => stop(() => documents.send(command)),
    } as unknown as DynamoDBDocumentClient;
    const tell = (announcement: Announcement) => stop(() => announce(announcement));
    return {
      tell,
      earn: earnOn(client, { now: () => new Date(NOW), rules: RULES, announce: tell }).earn,
      moves: makePointsMoves(client, TABLES, ZONE),
      review: makeReview(client, TABLES, ZONE),
    };
  }

  const rowsOf = async <Row>(table: 'ledger' | 'review', phone: string): Promise<Row[]> =>
    ((
      await documents.send(
        new QueryCommand({
          TableName: TABLES[table],
          KeyConditionExpression: 'phone = :phone',
          ExpressionAttributeValues: { ':phone': phone },
          ConsistentRead: true,
        }),
      )
    ).Items ?? []) as Row[];
  const ledger = async () =>
    (await Promise.all(phones.map((phone) => rowsOf<LedgerRow>('ledger', phone)))).flat();
  const review = async () =>
    (await Promise.all(phones.map((phone) => rowsOf<ReviewRow>('review', phone)))).flat();
  const openCases = async () => (await review()).filter(({ status }) => status === 'held');
  const saleOf = async (sale_id: string) =>
    (
      await documents.send(
        new GetCommand({ TableName: TABLES.sales, Key: { sale_id }, ConsistentRead: true }),
      )
    ).Item as SaleRow | undefined;
  const memberOf = async (phone: string) =>
    (
      await documents.send(
        new GetCommand({ TableName: TABLES.members, Key: { phone }, ConsistentRead: true }),
      )
    ).Item as MemberRow | undefined;

  async function decide(row: ReviewRow, to: 'approve' | 'reject', on: ReturnType<typeof workers>) {
    const decision = { row, at: new Date(NOW), byStaff: 'ana' };
    if (to === 'reject') return on.review.reject(decision);
    const result = await on.review.approve({ ...decision, rewards: RULES.rewards });
    // As the desk does: whoever approved may have been cut off before telling.
    const rows =
      result.kind === 'approved'
        ? [result.ledgerRow]
        : (await ledger()).filter(({ sale_id, crossed }) => sale_id === row.about && crossed !== undefined);
    for (const one of rows) {
      const announcement = one === undefined ? undefined : rewardEarned(one);
      if (announcement !== undefined) await on.tell(announcement);
    }
    return result;
  }

  /** What the command does, with everything it depends on looked up now, so that a retry does the very same. */
  async function prepared(
    command: Command,
  ): Promise<((on: ReturnType<typeof workers>) => Promise<unknown>) | undefined> {
    const saleId = (n: number) => saleIds[n] ?? '';
    const refundId = (name: string) => (name.startsWith('S') ? saleId(Number(name.slice(1))) : name);
    const send = (event: EarnEvent) => (on: ReturnType<typeof workers>) => on.earn(event);
    switch (command.do) {
      case 'sale':
        return send({
          type: command.type,
          saleId: saleId(command.sale),
          closedAt: instant(0),
          phone: phones[command.member] ?? phones[0],
          currency: 'USD',
          ...(FIGURES[command.figures] ?? { totalMinor: 0, items: [] }),
          ...(command.minute === undefined ? {} : { updatedAt: instant(command.minute) }),
        });
      case 'refund': {
        if (refundId(command.id) === saleId(command.of)) return undefined;
        const { card = 0 } = command;
        const items = [
          ...(command.isNamed ? [{ ...LATTE, amountMinor: command.part }] : []),
          ...(card === 0 ? [] : [{ ...CARD, amountMinor: card }]),
        ];
        return send({
          type: 'sale.refunded',
          saleId: refundId(command.id),
          refundOf: saleId(command.of),
          closedAt: instant(30),
          currency: 'USD',
          totalMinor: command.part + card,
          items,
        });
      }
      // One refund of things from all of them: told of each in turn, as the webhook does.
      case 'several': {
        const events = saleIds.map(
          (refundOf): EarnEvent => ({
            type: 'sale.refunded',
            saleId: command.id,
            refundOf,
            closedAt: instant(30),
            currency: 'USD',
            totalMinor: command.part,
            items: [],
          }),
        );
        return async (on) => {
          for (const event of events) await on.earn(event);
        };
      }
      case 'dispute':
        return send({
          type: 'sale.refunded',
          saleId: `dispute:D${command.of}`,
          refundOf: saleId(command.of),
          closedAt: instant(40),
          currency: 'USD',
          totalMinor: command.part,
          items: [],
        });
      case 'unread':
        return send({
          type: 'money.unread',
          saleId: `${refundId(command.id)}-${run}`,
          what: 'payment',
          closedAt: instant(30),
          currency: 'USD',
          totalMinor: 1800,
        });
      case 'void':
        return send({
          type: 'sale.voided',
          saleId: command.id,
          refundOf: saleId(command.of),
          closedAt: instant(30),
        });
      case 'unfinished':
        return send({ type: 'sale.unfinished', saleId: saleId(command.sale) });
      case 'redeem':
      case 'goodwill':
      case 'card':
      case 'bonus': {
        const gift = {
          phone: phones[command.member] ?? phones[0],
          id: `${command.id}-${command.do === 'bonus' ? 'bonus' : 'redeem'}`,
          at: new Date(NOW),
          byStaff: 'sam',
        };
        const reward = { ...gift, reward: 'free coffee', cost: 10 };
        // The page was opened just before, and knows what was given last.
        const { last_reward = '', last_bonus = '' } = (await memberOf(gift.phone)) ?? {};
        const { rewards } = RULES;
        return async ({ moves, tell }) => {
          if (command.do === 'redeem') return moves.redeem({ ...reward, seen: last_reward });
          if (command.do === 'card') {
            const [latte, either] = RULES.stampCards ?? [];
            const card = command.id === 'c' ? either : latte;
            if (card === undefined) throw new Error('There is no card');
            return moves.redeemCard({ ...gift, card, seen: last_reward });
          }
          const given =
            command.do === 'bonus'
              ? await moves.grantBonus({ ...gift, points: 5, seen: last_bonus, rewards })
              : await moves.redeemWithGoodwill({ ...reward, seen: last_reward }, { gift: 10, rewards });
          // As the desk does: told of on a repeat too.
          if (!('row' in given)) return given;
          const { phone } = given.row;
          const ts = command.do === 'bonus' ? given.row.ts : giftKey(given.row);
          const row = ts === undefined ? undefined : await moves.row({ phone, ts });
          const earned = row === undefined ? undefined : rewardEarned(row);
          if (earned !== undefined) await tell(earned);
          return given;
        };
      }
      case 'reverse': {
        const rows = await ledger();
        const row = rows[command.pick % Math.max(1, rows.length)];
        if (row === undefined) return undefined;
        return ({ moves }) =>
          moves.reverse({ phone: row.phone, ts: row.ts, at: new Date(NOW), byStaff: 'ana' });
      }
      default: {
        const open = await openCases();
        const row = open[command.pick % Math.max(1, open.length)];
        return row === undefined ? undefined : (on) => decide(row, command.do, on);
      }
    }
  }

  return {
    phones,
    saleIds,
    told,
    ledger,
    review,
    openCases,
    saleOf,
    memberOf,
    decide: (row: ReviewRow, to: 'approve' | 'reject') => decide(row, to, workers()),
    earn: workers().earn,

    /** Does all of them at once; then, one by one, again whatever was stopped or had to wait for another. */
    async perform(batch: readonly Command[]) {
      const made = (
        await Promise.all(batch.map(async (command) => ({ command, act: await prepared(command) })))
      ).filter(({ act }) => act !== undefined);
      const outcomes = await Promise.allSettled(
        made.map(({ act, command }) => act?.(workers(command.crash))),
      );
      let failed = made.filter((_, index) => outcomes[index]?.status === 'rejected');
      for (let round = 1; failed.length > 0; round += 1) {
        const again: typeof failed = [];
        for (const one of failed)
          await one.act?.(workers()).catch((error: unknown) => {
            // A refund of a sale that is to be held waits until the sale is tried again.
            if (round === 2) throw error;
            again.push(one);
          });
        failed = again;
      }
    },
  };
}
type TestShop = ReturnType<typeof openShop>;

async function everythingIsRight(shop: TestShop) {
  const [ledger, review] = await Promise.all([shop.ledger(), shop.review()]);
  for (const phone of shop.phones) {
    const member = await shop.memberOf(phone);
    const rows = ledger.filter((row) => row.phone === phone);
    expect(sum(rows.map(({ points_change }) => points_change)), 'the balance is the sum').toBe(
      member?.balance ?? 0,
    );
    expect(totalOf(rows.map(({ stamps = {} }) => stamps)), 'stamps are the sum').toEqual(
      totalOf([lotsOf(member ?? {})]),
    );
    expect(member?.balance ?? 0, 'never below zero').toBeGreaterThanOrEqual(0);
    expect(member?.visit_count ?? 0, 'visits never below zero').toBeGreaterThanOrEqual(0);
    if (member !== undefined) expect(member.visit_count, 'a member has visits').toBeTypeOf('number');
  }
  for (const saleId of shop.saleIds) {
    const sale = await shop.saleOf(saleId);
    const rows = ledger.filter(({ sale_id }) => sale_id === saleId);
    if (!isRegistered(sale)) {
      expect(rows, 'nothing of a sale that nobody told of').toEqual([]);
      continue;
    }
    const held = review.find((row) => row.phone === sale.phone && row.sale_id === saleId);
    if (sale.move === 'hold') expect(held, 'a held sale has its case').toBeDefined();
    const isGiven = sale.move === 'add' || held?.status === 'approved';
    const earns = rows.filter(({ reason }) => reason === 'earn');
    const moved = new Set(rows.map(({ phone, ts }) => `${phone} ${ts}`));
    expect(
      earns.filter(({ phone, ts }) => !moved.has(`${phone} ${takenAwayKey({ ts })}`)).length,
      'one row gives its points',
    ).toBe(isGiven ? 1 : 0);

    // A person may have let points go that were spent: what a refund's row took is less than what it was to take.
    const forgiven = Object.entries(sale.refunds).map(([key, taken]) => {
      const id = key.slice('refund:'.length);
      const row = rows.find(({ ts }) => ts.endsWith(`#refund:${refundName(saleId, id)}`));
      return row === undefined ? 0 : pointsTaken(taken) + row.points_change;
    });
    expect(Math.min(0, ...forgiven), 'no refund takes more than its own').toBe(0);
    const left = isGiven ? pointsLeft(saleLeft(sale)) : 0;
    expect(
      sum(rows.map(({ points_change }) => points_change)),
      `what ${saleId} gave is what is left of it`,
    ).toBe(exact(left + sum(forgiven)));
    expect(
      totalOf(rows.map(({ stamps = {} }) => stamps)),
      `the stamps of ${saleId} are what is left of them`,
    ).toEqual(isGiven ? totalOf([restOf(saleLeft(sale)).stamps ?? {}]) : {});
    for (const phone of shop.phones) {
      const mine = rows.filter((row) => row.phone === phone).map(({ points_change }) => points_change);
      expect(sum(mine), 'no sale takes more from anybody than it gave').toBeGreaterThanOrEqual(0);
    }
    for (const open of review.filter(({ about, status }) => about === saleId && status === 'held')) {
      if (open.kind === 'sale') expect([sale.phone, sale.move], 'an open sale').toEqual([open.phone, 'hold']);
      if (open.kind === 'refund') expect(hasRefund(sale, open.refund_id ?? ''), 'an open refund').toBe(false);
      if (open.kind === 'changed') expect(sale.digests.at(-1), 'an open change').not.toBe(open.digest);
    }
  }
  // The month's letter counts a sale by its row in loy-sales, and every other change by its day.
  const registered = (await Promise.all(shop.saleIds.map(shop.saleOf))).filter(isRegistered);
  const added = registered.filter(({ move }) => move === 'add').map(({ day_points = 0 }) => day_points);
  const undated = ledger.filter(
    ({ day, sale_id = '' }) => day === undefined && shop.saleIds.includes(sale_id),
  );
  expect(sum(undated.map(({ points_change }) => points_change)), 'every point is in the month').toBe(
    sum(added),
  );

  const crossings = ledger.flatMap(({ phone, ts, crossed = [] }) =>
    crossed.map((one) => `${phone} ${ts} ${one}`),
  );
  const told = shop.told.flatMap(({ detail }) =>
    'rewards' in detail ? detail.rewards.map((one) => `${detail.phone} ${detail.ts} ${one}`) : [],
  );
  expect([...new Set(told)].sort(), 'every crossing is told of, and no other').toEqual(crossings.sort());
}

/** All of them together, without the lots that come to nothing. */
const totalOf = (all: readonly Stamps[]): Stamps =>
  all.reduce((total, stamps) => difference(total, opposite(stamps)), {});

const property = (seed: number, most: number, numRuns: number) =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(commands, { minLength: 1, maxLength: most }), { minLength: 3, maxLength: 14 }),
      async (batches) => {
        const shop = openShop();
        for (const batch of batches) {
          await shop.perform(batch);
          await everythingIsRight(shop);
        }
        // Whatever still waits can be decided, and leaves nothing open.
        for (let round = 0; ; round += 1) {
          const open = await shop.openCases();
          const [row] = open;
          if (row === undefined) break;
          expect(round, 'the cases come to an end').toBeLessThan(40);
          const to = round % 2 === 0 ? 'approve' : 'reject';
          const { kind } = await shop.decide(row, to);
          if (kind === 'short') await shop.decide(row, 'reject');
          await everythingIsRight(shop);
        }
      },
    ),
    { seed, numRuns },
  );

describe('whatever happens to a few sales', () => {
  test('one after the other, with crashes', () => property(41, 1, 120), 180_000);
  test('several at once, with crashes', () => property(42, 4, 80), 180_000);
});

describe('told in any order', () => {
  const figures = fc.nat({ max: FIGURES.length - 2 });

  test('the newest figures count, however often and in whatever order they come', async () => {
    const told = fc.array(fc.record({ minute: fc.nat({ max: 9 }), figures }), { minLength: 2, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat({ max: 9 }), { minLength: 2, maxLength: 6 }),
        told,
        fc.integer({ min: 1, max: 4 }),
        async (minutes, pool, atOnce) => {
          const shop = openShop();
          const [phone] = shop.phones;
          const words = minutes.map((minute, index): Command => {
            const { figures: one } = pool[index % pool.length] ?? { figures: 0 };
            return { do: 'sale', type: 'sale.updated', sale: 0, member: 0, figures: one, minute };
          });
          // Enough to spare, so that nothing has to be held for a balance that is too low.
          for (let n = 0; n < 4; n += 1)
            await shop.earn({ ...plainSale(shop, 0), saleId: `${shop.saleIds[1]}-${n}`, totalMinor: 6000 });
          const before = (await shop.memberOf(phone))?.balance ?? 0;
          const queue = [...words, ...words];
          while (queue.length > 0) await shop.perform(queue.splice(0, atOnce));
          await everythingIsRight(shop);
          const newest = words.toSorted((one, other) => minuteOf(other) - minuteOf(one))[0];
          const last = FIGURES[newest?.do === 'sale' ? newest.figures : 0];
          const points = last === undefined ? 0 : pointsOf(earnedBy(last, RULES));
          expect((await shop.memberOf(phone))?.balance).toBe(exact(before + points));
          expect(await shop.openCases()).toEqual([]);
        },
      ),
      { seed: 43, numRuns: 60 },
    );
  }, 120_000);

  test('a sale and its refunds come to the same, whichever comes first', async () => {
    const parts = fc.array(fc.constantFrom(300, 600, 900), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        parts,
        fc.nat({ max: 4 }),
        fc.integer({ min: 1, max: 5 }),
        async (amounts, place, atOnce) => {
          const shop = openShop();
          const sale: Command = { do: 'sale', type: 'sale.completed', sale: 0, member: 0, figures: 0 };
          const refunds = amounts.map(
            (part, n): Command => ({ do: 'refund', id: `r${n}`, of: 0, part, isNamed: false }),
          );
          const queue = refunds.toSpliced(Math.min(place, refunds.length), 0, sale);
          queue.push(...queue);
          while (queue.length > 0) await shop.perform(queue.splice(0, atOnce));
          await everythingIsRight(shop);
          // 18.00 earns 6 points, 2 for beans and 6 for lattes.
          const back = Math.min(
            1800,
            amounts.reduce((all, one) => all + one, 0),
          );
          expect((await shop.memberOf(shop.phones[0]))?.balance ?? 0).toBeCloseTo(
            (14 * (1800 - back)) / 1800,
            3,
          );
        },
      ),
      { seed: 44, numRuns: 40 },
    );
  }, 120_000);
});

const minuteOf = (command: Command): number => (command.do === 'sale' ? (command.minute ?? 0) : 0);
const plainSale = (shop: TestShop, member: number, changes: Partial<Sale> = {}): Sale => ({
  type: 'sale.completed',
  saleId: shop.saleIds[0] ?? '',
  closedAt: instant(0),
  phone: shop.phones[member] ?? shop.phones[0],
  currency: 'USD',
  totalMinor: 3000,
  items: [],
  ...changes,
});

describe('each of these came out wrong once', () => {
  const huge = { totalMinor: 90_000 };
  const balances = async (shop: TestShop) =>
    Promise.all(shop.phones.map(async (phone) => (await shop.memberOf(phone))?.balance ?? 0));
  async function decideOnly(shop: TestShop, kind: ReviewRow['kind'], to: 'approve' | 'reject' = 'approve') {
    const row = (await shop.openCases()).find((one) => one.kind === kind);
    if (row === undefined) throw new Error(`No case of kind ${kind} is open`);
    return shop.decide(row, to);
  }
  const refundOf = (shop: TestShop, saleId: string, totalMinor: number): Refund => ({
    type: 'sale.refunded',
    saleId,
    refundOf: shop.saleIds[0] ?? '',
    closedAt: instant(30),
    currency: 'USD',
    totalMinor,
    items: [],
  });

  test('other figures of a sale that is held: approving them adds nothing yet, approving the sale adds them', async () => {
    const shop = openShop();
    await shop.earn(plainSale(shop, 0, huge));
    await shop.earn(plainSale(shop, 0));
    await decideOnly(shop, 'changed');
    expect(await balances(shop)).toEqual([0, 0]);
    await decideOnly(shop, 'sale');
    expect(await balances(shop)).toEqual([10, 0]);
    await everythingIsRight(shop);
  });

  test('a held sale that turns out to be another member’s takes nothing from the first, and is not held again', async () => {
    const shop = openShop();
    await shop.earn(plainSale(shop, 0, { saleId: shop.saleIds[1] ?? '' }));
    await shop.earn(plainSale(shop, 0, huge));
    await shop.earn(plainSale(shop, 1, { ...huge, type: 'sale.updated' }));
    await decideOnly(shop, 'changed');
    expect(await balances(shop)).toEqual([10, 300]);
    await shop.earn(plainSale(shop, 1, { ...huge, type: 'sale.updated' }));
    expect(await shop.openCases()).toEqual([]);
    await everythingIsRight(shop);
  });

  test('a rejected sale stays rejected, whatever figures follow', async () => {
    const shop = openShop();
    await shop.earn(plainSale(shop, 0, huge));
    await decideOnly(shop, 'sale', 'reject');
    await shop.earn(plainSale(shop, 0));
    expect([await balances(shop), await shop.openCases()]).toEqual([[0, 0], []]);
  });

  test('smaller figures approved after a refund in full take no more than the sale gave', async () => {
    const shop = openShop();
    await shop.earn(plainSale(shop, 0));
    await shop.earn(plainSale(shop, 0, { saleId: shop.saleIds[1] ?? '' }));
    await shop.earn(refundOf(shop, 'R1', 3000));
    await shop.earn(plainSale(shop, 0, { type: 'sale.updated', totalMinor: 1500 }));
    await decideOnly(shop, 'changed');
    expect(await balances(shop)).toEqual([10, 0]);
    await everythingIsRight(shop);
  });

  test('a sale that moves to another member leaves behind what was refunded, and may come back', async () => {
    const shop = openShop();
    const at = (minute: number) => ({ type: 'sale.updated' as const, updatedAt: instant(minute) });
    await shop.earn(plainSale(shop, 0, at(1)));
    await shop.earn(refundOf(shop, 'R1', 1500));
    await shop.earn(plainSale(shop, 1, at(2)));
    await decideOnly(shop, 'changed');
    expect(await balances(shop)).toEqual([0, 5]);
    await shop.earn(plainSale(shop, 0, at(3)));
    await decideOnly(shop, 'changed');
    expect(await balances(shop)).toEqual([5, 0]);
    await shop.earn(refundOf(shop, 'R2', 3000));
    expect(await balances(shop)).toEqual([0, 0]);
    await everythingIsRight(shop);
  });

  test('undoing a sale with the member it was taken from takes nothing from anybody', async () => {
    const shop = openShop();
    await shop.earn(plainSale(shop, 0));
    await shop.earn(plainSale(shop, 1));
    await decideOnly(shop, 'changed');
    const row = (await shop.ledger()).find(
      ({ phone, reason }) => phone === shop.phones[0] && reason === 'earn',
    );
    const moves = makePointsMoves(engine.documents, TABLES, ZONE);
    expect(
      await moves.reverse({ phone: shop.phones[0], ts: row?.ts ?? '', at: new Date(NOW), byStaff: 'ana' }),
    ).toEqual({ kind: 'not-reversible' });
    expect(await balances(shop)).toEqual([0, 10]);
  });

  test('a manager is shown what approving comes to now, not what it came to when it was held', async () => {
    const shop = openShop();
    await shop.earn(plainSale(shop, 0));
    await shop.earn(plainSale(shop, 0, { totalMinor: 6000 }));
    await shop.earn(refundOf(shop, 'R1', 3000));
    const review = makeReview(engine.documents, TABLES, ZONE);
    const [row] = await shop.openCases();
    expect(row?.computed_points).toBe(10);
    await shop.earn(plainSale(shop, 0, { type: 'sale.updated', totalMinor: 4500 }));
    const shown = await review.asItStands(row as ReviewRow);
    const before = (await balances(shop))[0] ?? 0;
    await shop.decide(row as ReviewRow, 'approve');
    expect((await balances(shop))[0]).toBe(exact(before + shown.computed_points));
  });

  test('a refund that finds its points while it is about to be held is not held as well', async () => {
    const shop = openShop();
    const [phone] = shop.phones;
    const moves = makePointsMoves(engine.documents, TABLES, ZONE);
    const gift = { phone, id: 'x', at: new Date(NOW), byStaff: 'sam' };
    await shop.earn(plainSale(shop, 0));
    await moves.redeem({ ...gift, reward: 'free coffee', cost: 10, seen: '' });
    const refund = refundOf(shop, 'R1', 3000);
    let isFirst = true;
    const slow = {
      send: async (command: {
        readonly input: { readonly TransactItems?: readonly { Put?: { TableName?: string } }[] };
      }) => {
        const holds = command.input.TransactItems?.[0]?.Put?.TableName === TABLES.review;
        if (holds && isFirst) {
          isFirst = false;
          await moves.grantBonus({ ...gift, points: 50, seen: '', rewards: [] });
          await shop.earn(refund);
        }
        return engine.documents.send(command as never);
      },
    } as unknown as DynamoDBDocumentClient;
    const late = earnOn(slow, { now: () => new Date(NOW), rules: RULES });
    expect(await late.earn(refund)).toEqual({ status: 'duplicate', reason: 'taken-back' });
    expect([isFirst, await balances(shop), await shop.openCases()]).toEqual([false, [40, 0], []]);
  });

  test('two voids of one sale take one visit', async () => {
    const shop = openShop();
    await shop.earn(plainSale(shop, 0, { saleId: shop.saleIds[1] ?? '' }));
    await shop.earn(plainSale(shop, 0));
    for (const saleId of ['V1', 'V2'])
      await shop.earn({
        type: 'sale.voided',
        saleId,
        refundOf: shop.saleIds[0] ?? '',
        closedAt: instant(30),
      });
    expect(await shop.memberOf(shop.phones[0])).toMatchObject({ balance: 10, visit_count: 1 });
  });

  test('a refund is not taken for the held sale that has its number, nor for the same number of another sale', async () => {
    const shop = openShop();
    const [first = '', second = '', third = ''] = shop.saleIds;
    await shop.earn(plainSale(shop, 0));
    await shop.earn(plainSale(shop, 0, { saleId: second }));
    await shop.earn(plainSale(shop, 0, { ...huge, saleId: third }));
    await shop.earn(refundOf(shop, third, 3000));
    await shop.earn({ ...refundOf(shop, third, 3000), refundOf: second });
    expect(await balances(shop)).toEqual([0, 0]);
    expect(first).not.toBe(second);
    await everythingIsRight(shop);
  });

  test('smaller figures of an approved sale whose points are spent are held', async () => {
    const shop = openShop();
    await shop.earn(plainSale(shop, 0, huge));
    await decideOnly(shop, 'sale');
    await makePointsMoves(engine.documents, TABLES, ZONE).redeem({
      phone: shop.phones[0],
      id: 'x',
      at: new Date(NOW),
      reward: 'free everything',
      cost: 295,
      seen: '',
      byStaff: 'sam',
    });
    expect(await shop.earn(plainSale(shop, 0, { type: 'sale.updated' }))).toEqual({
      status: 'accepted',
      reason: 'held',
    });
    expect(await shop.openCases()).toMatchObject([{ flag_reason: 'below-zero', computed_points: -290 }]);
  });

  test('an older word does not count after the newest one repeated what we knew', async () => {
    const shop = openShop();
    const at = (minute: number, totalMinor: number) =>
      plainSale(shop, 0, { type: 'sale.updated', updatedAt: instant(minute), totalMinor });
    for (const word of [at(1, 3000), at(5, 3000), at(3, 6000)]) await shop.earn(word);
    expect(await balances(shop)).toEqual([10, 0]);
  });

  test('what the till has corrected itself, nobody need decide', async () => {
    const shop = openShop();
    await shop.earn(plainSale(shop, 0));
    await shop.earn(plainSale(shop, 0, { totalMinor: 6000 }));
    expect(await shop.openCases()).toHaveLength(1);
    await shop.earn(plainSale(shop, 0, { type: 'sale.updated', totalMinor: 6000 }));
    expect([await balances(shop), await shop.openCases()]).toEqual([[20, 0], []]);
  });

  test('the reward of a correction is told of, though whoever wrote it was stopped before telling', async () => {
    const shop = openShop();
    await shop.earn(plainSale(shop, 0, { totalMinor: 300 }));
    const correction = plainSale(shop, 0, { type: 'sale.updated' });
    const stopped = earnOn(engine.documents, {
      now: () => new Date(NOW),
      rules: RULES,
      announce: () => Promise.reject(new Error('stopped')),
    });
    await expect(stopped.earn(correction)).rejects.toThrow('stopped');
    expect(shop.told).toEqual([]);
    await shop.earn(correction);
    await everythingIsRight(shop);
    expect(shop.told).toHaveLength(1);
  });
});
