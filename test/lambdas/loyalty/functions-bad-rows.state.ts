// Rows that cannot be, in every run of the loyalty tracker over many rows: the others count, the run does not fail, and
// the owner hears of them once, without a phone number in the letter.
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeNightlyBalance } from '../../../lambdas/loyalty/functions/nightly-balance.ts';
import { makeSummary } from '../../../lambdas/loyalty/functions/summary.ts';
import type { Announcement } from '../../../lambdas/loyalty/mails/announce.ts';
import { makeCameBackMonths } from '../../../lambdas/loyalty/state/came-back.ts';
import { makeDayBook } from '../../../lambdas/loyalty/state/day-book.ts';
import { makeMembers } from '../../../lambdas/loyalty/state/members.ts';
import { makeMonths } from '../../../lambdas/loyalty/state/months.ts';
import { makeUnfinished } from '../../../lambdas/loyalty/state/unfinished.ts';
import { makeSendTally } from '../../../shared/messages/send-tally.ts';
import { makeFinishedPeriods } from '../../../shared/time/finished-periods.ts';
import { HOSTILE_VALUES, lettersOn } from '../../support/left-out-letters.ts';
import { aRegular, emptied, given, MONDAY, sweepOn } from './lapsing-tables.ts';
import { startLoyaltyTables, TABLES, ZONE } from './tables.ts';

const MARIA = '+12125550100';
let tables: Awaited<ReturnType<typeof startLoyaltyTables>>;
let letters: ReturnType<typeof lettersOn>;
let now = MONDAY;
beforeAll(async () => {
  tables = await startLoyaltyTables();
});
afterAll(() => tables.stop());
beforeEach(async () => {
  await emptied(tables.documents);
  now = MONDAY;
  letters = lettersOn(tables.documents, () => now);
});

const put = (TableName: string, Item: object) => tables.documents.send(new PutCommand({ TableName, Item }));
const hostile = (changes: (value: unknown) => object) => [undefined, ...HOSTILE_VALUES].map(changes);

/** A day's sales, ledger rows and deeds, of which one field holds what it cannot; keys of the tables stay texts. */
async function plant(day: string): Promise<void> {
  const sale = {
    sale_id: '',
    phone: MARIA,
    ts: `${day}T15:00:00.000Z#s`,
    move: 'add',
    version: 0,
    day,
    day_points: 10,
  };
  const change = { phone: MARIA, ts: '', points_change: 5, reason: 'goodwill', day };
  const deed = { phone: MARIA, ts: '', action: 'nudge', by_user: 'system', day };
  let planted = 0;
  for (const field of ['phone', 'ts', 'move', 'day_points', 'enrols'])
    for (const changes of hostile((value) => ({ [field]: value }))) {
      planted += 1;
      await put('sales', { ...sale, sale_id: `bad-${planted}`, ...changes });
    }
  for (const field of ['points_change', 'reason', 'reward'])
    for (const changes of hostile((value) => ({ [field]: value }))) {
      planted += 1;
      await put('ledger', { ...change, ts: `${day}T15:00:00.000Z#goodwill:${planted}`, ...changes });
    }
  for (const field of ['action', 'by_user'])
    for (const changes of hostile((value) => ({ [field]: value }))) {
      planted += 1;
      await put('audit', { ...deed, ts: `${day}T15:00:00.000Z#nudge:${planted}`, ...changes });
    }
  for (const table of ['ledger', 'audit'] as const)
    await put(table, { ...(table === 'ledger' ? change : deed), ts: 'no instant' });
}
const noPhone = () => {
  for (const { text, subject } of letters.letters) expect(`${subject} ${text}`).not.toContain('2125550');
};

describe('the monthly summary', () => {
  it('counts what can be counted, and names what was left out of it once', async () => {
    now = new Date('2026-07-06T13:00:00Z');
    await put('sales', {
      sale_id: 'good',
      phone: MARIA,
      ts: '2026-06-03T15:00:00.000Z#s',
      move: 'add',
      version: 0,
      day: '2026-06-03',
      day_points: 25,
    });
    await plant('2026-06-02');
    const run = () =>
      makeSummary({
        ...letters.parts,
        shop: { ...letters.parts.shop, timeZone: ZONE },
        rules: async () => ({ lapsingDays: 60, pointValueMinor: 5 }),
        days: makeDayBook(tables.documents, TABLES),
        months: makeMonths(tables.documents, TABLES.notices),
        cameBack: makeCameBackMonths(tables.documents, TABLES.notices),
        finished: makeFinishedPeriods(tables.documents, TABLES.notices),
        tally: makeSendTally({ documents: tables.documents, table: TABLES.notices }),
        ask: async () => ({ kind: 'no-answer', reason: 'off' }),
      })();
    expect(await run()).toEqual({ reported: ['2026-06'] });
    const outstanding = await makeMonths(tables.documents, TABLES.notices).outstanding('2026-06');
    expect(Number.isFinite(outstanding)).toBe(true);
    expect(letters.told()).toHaveLength(1);
    expect(letters.letters.at(-1)?.text).not.toMatch(/NaN|undefined|\[object/);
    noPhone();
    expect(await run()).toEqual({ reported: [] });
    expect(letters.told()).toHaveLength(1);
  });
});

describe('the evening', () => {
  it('mails those whose rows are right, finishes their sales, and tells of the others once', async () => {
    now = new Date('2026-06-08T23:10:00Z');
    await put('members', aRegular(MARIA, { email: 'maria@example.com' }));
    await put('sales', {
      sale_id: 'good',
      phone: MARIA,
      ts: '2026-06-08T15:00:00.000Z#s',
      move: 'add',
      version: 0,
      day: '2026-06-08',
      day_points: 25,
    });
    for (const [index, value] of HOSTILE_VALUES.entries()) {
      const phone = `+1212555030${index % 10}${index}`;
      const field =
        (['email', 'opted_in', 'status', 'email_trouble', 'balance'] as const)[index % 5] ?? 'email';
      await put('members', {
        ...aRegular(phone),
        [field]: value === '' && field === 'email' ? 'x' : field === 'email' ? String(value) : value,
      });
      await put('sales', {
        sale_id: `m-${index}`,
        phone,
        ts: `2026-06-08T15:00:00.000Z#${index}`,
        move: 'add',
        version: 0,
        day: '2026-06-08',
        day_points: 1,
      });
    }
    await plant('2026-06-08');
    await plant('2026-06-07');
    const finished: string[] = [];
    const announced: Announcement[] = [];
    const run = () =>
      makeNightlyBalance({
        ...letters.parts,
        shop: { ...letters.parts.shop, timeZone: ZONE },
        days: makeDayBook(tables.documents, TABLES),
        finished: makeFinishedPeriods(tables.documents, TABLES.notices),
        unfinished: makeUnfinished(tables.documents, TABLES),
        earn: {
          tell: async (told: { readonly saleId: string }) => {
            finished.push(told.saleId);
            return { status: 'accepted', reason: 'added' };
          },
        } as never,
        members: makeMembers(tables.documents, TABLES, ZONE),
        announce: async (announcement) => void announced.push(announcement),
        schedules: { setOnce: async () => true } as never,
      })();
    expect(await run()).toMatchObject([{ day: '2026-06-08' }]);
    expect(finished).toContain('good');
    expect(JSON.stringify(announced)).toContain(MARIA);
    expect(letters.told()).toHaveLength(1);
    noPhone();
  });
});

describe('the lapsing sweep', () => {
  it('lists and nudges the others, remembers how far it looked, and does not fail its run', async () => {
    await given(tables.documents, aRegular(MARIA));
    await plant('2026-04-08');
    for (const [index, value] of HOSTILE_VALUES.entries())
      for (const [place, field] of (
        ['last_seen', 'visit_count', 'status', 'lapsing_since', 'email'] as const
      ).entries()) {
        const phone = `+121255504${place}${String(index).padStart(2, '0')}`;
        const changes = field === 'email' ? { email: String(value) || 'x' } : { [field]: value };
        await given(tables.documents, aRegular(phone));
        await put('members', { ...aRegular(phone), ...changes });
      }
    for (const [index, value] of HOSTILE_VALUES.entries())
      for (const [place, field] of (
        ['listed_at', 'last_nudge', 'nudge_count', 'weeks_away'] as const
      ).entries()) {
        const phone = `+121255505${place}${String(index).padStart(2, '0')}`;
        await put('members', aRegular(phone, { lapsing_since: '2026-06-01T13:00:00.000Z' }));
        await put('lapsing', {
          phone,
          listed_at: '2026-06-01T13:00:00.000Z',
          weeks_away: 8,
          nudge_count: 2,
          last_nudge: '2026-06-07T13:00:00.000Z',
          [field]: value,
        });
      }
    const { swept, announced } = await sweepOn(tables.documents, { letters: letters.parts });
    expect(swept).not.toHaveProperty('error');
    expect(JSON.stringify(announced)).toContain(MARIA);
    expect(letters.told()).toHaveLength(1);
    noPhone();
    const again = await sweepOn(tables.documents, { letters: letters.parts });
    expect(again.swept).not.toHaveProperty('error');
    expect(letters.told().length).toBeLessThanOrEqual(2);
  });
});
