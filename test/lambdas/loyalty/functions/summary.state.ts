// The monthly summary against a real engine: figures of the month's rows and no others, once, and at the month's cost.
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeSummary } from '../../../../lambdas/loyalty/functions/summary.ts';
import { makeCameBackMonths } from '../../../../lambdas/loyalty/state/came-back.ts';
import { makeDayBook } from '../../../../lambdas/loyalty/state/day-book.ts';
import { makeMonths } from '../../../../lambdas/loyalty/state/months.ts';
import { makeNotices } from '../../../../shared/messages/notices.ts';
import type { Email, SendOutcome } from '../../../../shared/messages/outcome.ts';
import { makeSendTally } from '../../../../shared/messages/send-tally.ts';
import type { AskModel } from '../../../../shared/model/port.ts';
import type { Shop } from '../../../../shared/shop/shop.ts';
import { makeFinishedPeriods } from '../../../../shared/time/finished-periods.ts';
import { emptied } from '../lapsing-tables.ts';
import { silentLog, startLoyaltyTables, TABLES, ZONE } from '../tables.ts';

const MARIA = '+12125550100';
const shop: Shop = {
  name: 'Ridgeback Coffee',
  country: 'US',
  currency: 'USD',
  locale: 'en-US',
  timeZone: ZONE,
  ownerEmails: ['owner@shop.example'],
  senderAddress: 'rewards@shop.example',
  platform: 'generic',
  storeUrl: 'https://shop.example',
  channel: 'email',
  mailsPerSecond: 10,
  modelId: 'off',
};

let tables: Awaited<ReturnType<typeof startLoyaltyTables>>;
beforeAll(async () => {
  tables = await startLoyaltyTables();
});
afterAll(() => tables.stop());

let letters: Email[] = [];
let outcomes: SendOutcome[] = [];
beforeEach(async () => {
  await emptied(tables.documents);
  letters = [];
  outcomes = [];
});

const put = async (TableName: string, ...rows: readonly object[]) => {
  for (const Item of rows) await tables.documents.send(new PutCommand({ TableName, Item }));
};
let sales = 0;
const sale = (day: string, day_points: number, changes: object = {}) => {
  sales += 1;
  return { sale_id: `s-${sales}`, phone: MARIA, move: 'add', version: 0, day, day_points, ...changes };
};
const change = (day: string, key: string, points_change: number, changes: object = {}) => ({
  phone: MARIA,
  ts: `${day}T15:00:00.000Z#${key}`,
  points_change,
  day,
  posted_at: `${day}T15:00:00.000Z`,
  ...changes,
});
const coffee = { reason: 'reward-redeem', reward: 'free coffee' };

const answering =
  (paragraph: string): AskModel =>
  async ({ schema }) => ({ kind: 'answer', answer: schema.parse({ paragraph }) });
const silent: AskModel = async () => ({ kind: 'no-answer', reason: 'off' });

const summary = (
  ask: AskModel = silent,
  {
    pointValueMinor = 5,
    documents = tables.documents,
    now = '2026-07-06T13:00:00Z',
  }: {
    pointValueMinor?: number | undefined;
    documents?: DynamoDBDocumentClient;
    now?: string;
  } = {},
) =>
  makeSummary({
    shop,
    log: silentLog,
    now: () => new Date(now),
    rules: async () => ({ lapsingDays: 60, ...(pointValueMinor < 0 ? {} : { pointValueMinor }) }),
    days: makeDayBook(documents, TABLES),
    months: makeMonths(documents, TABLES.notices),
    cameBack: makeCameBackMonths(documents, TABLES.notices),
    finished: makeFinishedPeriods(documents, TABLES.notices),
    tally: makeSendTally({ documents, table: TABLES.notices }),
    notices: makeNotices({ documents, table: TABLES.notices, now: () => new Date(now) }),
    ask,
    sendEmail: async (email) => {
      letters.push(email);
      return outcomes.shift() ?? { outcome: 'sent', messageId: 'm-1' };
    },
  })();

const june = async () => {
  await put(
    TABLES.sales,
    sale('2026-05-31', 200),
    sale('2026-06-01', 24),
    sale('2026-06-30', 10.5, { enrols: true, phone: '+12125550101' }),
    sale('2026-07-01', 1000),
  );
  await put(
    TABLES.ledger,
    change('2026-05-02', 'redeem:m', -100, coffee),
    change('2026-06-05', 'redeem:a', -100, coffee),
    change('2026-06-20', 'bonus:b', 50, { reason: 'win-back-bonus' }),
    change('2026-07-02', 'redeem:j', -100, coffee),
  );
  await put(TABLES.audit, {
    phone: MARIA,
    ts: '2026-06-20T15:00:00.000Z#win-back-bonus#b',
    action: 'win-back-bonus',
    by_user: 'Sam',
    day: '2026-06-20',
  });
};

describe('the monthly summary', () => {
  it('given a month, then its figures are those of its rows and of no other month’s', async () => {
    await june();
    expect(await summary()).toEqual({ reported: ['2026-06'] });
    const { subject, text = '' } = letters[0] ?? {};
    expect(subject).toBe('Loyalty in June 2026');
    expect(text).toMatch(/^Purchases with points +2$/m);
    expect(text).toContain('What became of all 2 sales with a number');
    expect(text).toMatch(/^No points, as your rules have it +0$/m);
    expect(text).toMatch(/^Held: a manager decides +0$/m);
    expect(text).toMatch(/^Points given +34$/m);
    expect(text).toMatch(/^Points redeemed +100$/m);
    expect(text).toMatch(/^Bonuses and gifts +50$/m);
    expect(text).toMatch(/^Joined at the till +#+ +1$/m);
    expect(text).toMatch(/^free coffee +#+ +1$/m);
    // 200 − 100 from May, and 34.5 − 100 + 50 since.
    expect(text).toContain('84');
    expect(text).toContain('worth $4.23');
    expect(text).toContain('In June 2026 1 person joined, and 2 purchases earned 34 points.');
  });

  it('given mails that did not surely go out, then it says how many, of this month alone', async () => {
    await june();
    const tally = makeSendTally({ documents: tables.documents, table: TABLES.notices });
    await tally.count({ sent: 40, refused: 1, unknown: 3 }, new Date('2026-06-10T12:00:00.000Z'));
    await tally.count({ unknown: 9, refused: 9 }, new Date('2026-05-31T12:00:00.000Z'));
    await tally.count({ unknown: 9, refused: 9 }, new Date('2026-07-01T12:00:00.000Z'));
    await summary();
    const words = letters[0]?.text?.replaceAll(/\s+/g, ' ');
    expect(words).toContain('1 mail to members could not be sent.');
    expect(words).toContain('We do not know the fate of 3 mails to members.');
  });

  it('given a bonus, then the letter asks whether it was worth it, with figures', async () => {
    await june();
    await summary();
    const words = letters[0]?.text?.replaceAll(/\s+/g, ' ');
    expect(words).toContain('Was it worth it?');
    expect(words).toMatch(/Given a bonus in June 2026, 50 points in all 1 of 1 so far/);
    expect(words).toContain('We gave 50 points in bonuses, and 1 of 1 came back so far.');
    expect(words).not.toContain('the fate of');
  });

  it('given the month before was closed, then it adds one month to that and reads nothing before it', async () => {
    await june();
    const months = makeMonths(tables.documents, TABLES.notices);
    await months.close('2026-05', 1000);
    await summary();
    expect(await months.outstanding('2026-06')).toBe(984.5);
    expect(letters[0]?.text).toContain('worth $49.23');
  });

  it('given a winter’s sleep before the first summary, then it still goes back to the beginning', async () => {
    await put(TABLES.sales, sale('2025-09-10', 300), sale('2026-06-02', 5));
    await summary();
    expect(await makeMonths(tables.documents, TABLES.notices).outstanding('2026-06')).toBe(305);
  });

  it('given no value of a point, then the letter says which sentence to write', async () => {
    await june();
    await summary(silent, { pointValueMinor: -1 });
    expect(letters[0]?.text).toContain('100 points are worth 5.');
    expect(letters[0]?.text).not.toContain('$4.23');
  });

  it('given two runs at once and one more, then one letter', async () => {
    await june();
    await Promise.all([summary(), summary()]);
    await summary();
    expect(letters).toHaveLength(1);
  });

  it('given a letter that certainly failed, then the next run sends it; one of unknown fate is left alone', async () => {
    await june();
    outcomes = [
      { outcome: 'later', reason: 'Throttled', holdsAll: true },
      { outcome: 'unknown', reason: 'TimeoutError' },
    ];
    await expect(summary()).rejects.toThrow('was not sent');
    await summary();
    await summary();
    expect(letters).toHaveLength(2);
  });

  it('given nothing ever happened, then no letter, and the month is closed all the same', async () => {
    expect(await summary()).toEqual({ reported: [] });
    expect(await makeMonths(tables.documents, TABLES.notices).outstanding('2026-06')).toBe(0);
  });
});

describe('the paragraph of the model', () => {
  it('given our numbers only, and the rewards’ own, then it stands on top', async () => {
    await june();
    await put(TABLES.ledger, change('2026-06-21', 'redeem:x', -500, { ...coffee, reward: '$25 off' }));
    await summary(answering('A calm June 2026: 2 rewards claimed, one of them $25 off.'));
    expect(letters[0]?.text).toContain('A calm June 2026');
  });

  it('given an invented number, then it is thrown away and ours stands there', async () => {
    await june();
    await summary(answering('A splendid month: 999 people joined.'));
    expect(letters[0]?.text).not.toContain('splendid');
    expect(letters[0]?.text).toContain('1 person joined');
  });
});

describe('the cost of a summary', () => {
  it('given a hundred times as many members with the same month, then it asks and reads the same', async () => {
    await june();
    const asked = async (others: number) => {
      for (let index = 0; index < others; index += 1)
        await put(TABLES.members, { phone: `+1312555${String(index).padStart(4, '0')}`, balance: 0 });
      let calls = 0;
      const counting = new Proxy(tables.documents, {
        get(target, key) {
          if (key !== 'send') return Reflect.get(target, key);
          return (command: object, ...rest: unknown[]) => {
            calls += 1;
            return Reflect.apply(target.send, target, [command, ...rest]);
          };
        },
      });
      await summary(silent, { documents: counting });
      return calls;
    };
    await summary();
    const few = await asked(4);
    expect(await asked(400)).toBe(few);
  });
});
