// Rows that cannot be, in every run of cart recovery over many carts: the others are woken, listed and counted, the run
// does not fail, and the owner hears of them once.

import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cartProblem } from '../../../lambdas/cart-recovery/decisions/cart-problem.ts';
import { makeNightlyExport } from '../../../lambdas/cart-recovery/functions/nightly-export.ts';
import { makeSummary } from '../../../lambdas/cart-recovery/functions/summary.ts';
import { makeSweep } from '../../../lambdas/cart-recovery/functions/sweep.ts';
import { makeBroughtMonths } from '../../../lambdas/cart-recovery/state/brought-so-far.ts';
import { tellLeftOut } from '../../../shared/owner-mail/left-out-letter.ts';
import { makeFinishedPeriods } from '../../../shared/time/finished-periods.ts';
import { HOSTILE_VALUES, lettersOn } from '../../support/left-out-letters.ts';
import { aCart } from './builders.ts';
import { type CartTables, startCartTables } from './tables.ts';

let tables: CartTables;
let letters: ReturnType<typeof lettersOn>;
let now = new Date();
beforeAll(async () => {
  tables = await startCartTables();
});
afterAll(() => tables.stop());
beforeEach(() => {
  letters = lettersOn(tables.documents, () => now);
});

const put = (Item: object) => tables.documents.send(new PutCommand({ TableName: 'state', Item }));
/** Carts of a day, of which one field each holds what it cannot; keys of the indexes stay texts. */
async function plant(day: string, common: object = {}): Promise<void> {
  const fields = [
    'status',
    'changed_at',
    'currency',
    'total_minor',
    'items',
    'item_count',
    'first_at',
    'first_outcome',
    'bought_at',
    'closed_reason',
    'wait_override',
    'order_total_minor',
    'second_at',
    'unsubscribed_at',
  ];
  const times = { first_at: `${day}T03:00:00.000Z`, first_outcome: 'sent' as const };
  for (const field of fields)
    for (const [index, value] of [undefined, ...HOSTILE_VALUES].entries()) {
      const cart = aCart({ cart_id: `bad-${day}-${field}-${index}`, day, ...times });
      const status =
        index % 2 === 0
          ? { status: 'bought', bought_at: `${day}T04:00:00.000Z`, order_total_minor: 500 }
          : {};
      await put({ ...cart, ...status, ...common, [field]: value });
    }
}

describe('the nightly list', () => {
  it('lists what can be shown', async () => {
    now = new Date('2026-06-09T18:00:00.000Z');
    await tables.given(aCart({ cart_id: 'k-good', day: '2026-06-09' }));
    await plant('2026-06-09');
    const objects = new Map<string, string>();
    const run = () =>
      makeNightlyExport({
        ...letters.parts,
        shop: { ...letters.parts.shop, timeZone: 'Asia/Singapore' },
        rules: async () => ({ recoveredWithinDays: 7 }),
        carts: tables.carts,
        finished: makeFinishedPeriods(tables.documents, 'notices'),
        linkKeys: async () => ['key-1'],
        unsubUrl: 'https://unsub.example/',
        putObject: async (key, text) => void objects.set(key, text),
      })();
    expect(await run()).toMatchObject([{ day: '2026-06-09', to: 'csv' }]);
    expect([...objects.values()].join('')).toContain('k-good');
    expect([...objects.values()].join('')).not.toMatch(/NaN|\[object/);
    expect(letters.told()).toHaveLength(1);
  });
});

describe('the monthly summary', () => {
  it('counts what can be counted', async () => {
    now = new Date('2026-11-02T09:00:00Z');
    await tables.given(aCart({ cart_id: 'k-oct', day: '2026-10-05' }));
    await plant('2026-10-06');
    const run = () =>
      makeSummary({
        ...letters.parts,
        rules: async () => ({ recoveredWithinDays: 7 }),
        carts: tables.carts,
        broughtMonths: makeBroughtMonths(tables.documents, 'notices'),
        finished: makeFinishedPeriods(tables.documents, 'notices'),
        ask: async () => ({ kind: 'no-answer', reason: 'off' }),
      })();
    expect(await run()).toEqual({ reported: ['2026-10'] });
    const summary = letters.letters.find(({ subject }) => subject.startsWith('Cart recovery'));
    expect(summary?.text).not.toMatch(/NaN|undefined|\[object/);
    expect(letters.told()).toHaveLength(1);
  });
});

describe('the sweep', () => {
  it('wakes the others, and fails no run', async () => {
    now = new Date('2026-12-09T18:00:00.000Z');
    const waits = {
      waits: 'open',
      wakeup_at: '2026-12-20T00:00:00.000Z',
      wait_override: [1, 2],
      changed_at: '2026-12-09T09:00:00.000Z',
    };
    await plant('2026-12-09', waits);
    await plant('2026-12-08', { ...waits, wakeup_at: '2026-12-09T10:00:00.000Z' });
    await put({
      ...aCart({ cart_id: 'k-late', day: '2026-12-09' }),
      ...waits,
      wakeup_at: '2026-12-09T10:00:00.000Z',
    });
    await put({ ...aCart({ cart_id: 'k-early', day: '2026-12-09' }), ...waits });
    const woken: string[] = [];
    const run = () =>
      makeSweep({
        ...letters.parts,
        carts: tables.carts,
        schedules: {
          set: async (_name: string, _at: Date, { cart_id }: { cart_id?: string }) =>
            void woken.push(cart_id ?? ''),
        } as never,
        documents: async () => [],
        tellOwner: async () => {},
        tellLeftOut: (leftOut) => tellLeftOut(leftOut, letters.parts),
      })();
    await run();
    expect(woken).toEqual(expect.arrayContaining(['k-late', 'k-early']));
    // Whatever is woken, its waiter can look at.
    for (const cart of await tables.carts.rows(woken))
      expect(cartProblem(cart), cart.cart_id).toBeUndefined();
    expect(letters.told()).toHaveLength(1);
    const told = letters.told().length;
    await run();
    expect(letters.told()).toHaveLength(told);
  });

  it('asks whether the store is silent also where a wake-up cannot be set or a letter does not go out', async () => {
    const run = async (changes: object) => {
      let asked = 0;
      const sweep = makeSweep({
        ...letters.parts,
        carts: { waiting: async function* () {}, rows: async () => [] },
        schedules: {} as never,
        documents: async () => [],
        tellOwner: async () => {},
        tellLeftOut: async () => {},
        deadMan: async () => {
          asked += 1;
          return 'heard';
        },
        ...changes,
      } as never);
      await expect(sweep()).rejects.toThrow();
      return asked;
    };
    const late = { cart_id: 'k-1', wakeup_at: '2026-01-01T00:00:00.000Z' };
    const waiting = async function* () {
      yield late;
    };
    const throttled = async () => {
      throw new Error('ThrottlingException');
    };
    expect(await run({ carts: { waiting, rows: async () => [] }, schedules: { set: throttled } })).toBe(1);
    expect(await run({ tellOfDrafts: throttled })).toBe(1);
  });
});
