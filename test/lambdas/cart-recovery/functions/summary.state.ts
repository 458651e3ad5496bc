import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeSummary } from '../../../../lambdas/cart-recovery/functions/summary.ts';
import { makeBroughtMonths } from '../../../../lambdas/cart-recovery/state/brought-so-far.ts';
import { makeLog } from '../../../../shared/handlers/log.ts';
import { makeNotices } from '../../../../shared/messages/notices.ts';
import type { Email, SendOutcome } from '../../../../shared/messages/outcome.ts';
import type { AskModel } from '../../../../shared/model/port.ts';
import { makeFinishedPeriods } from '../../../../shared/time/finished-periods.ts';
import { aCart, aShop } from '../builders.ts';
import { type CartTables, startCartTables } from '../tables.ts';

const sent = { first_at: '2026-10-05T10:00:00.000Z', first_outcome: 'sent' } as const;
const bought = { status: 'bought', bought_at: '2026-10-05T12:00:00.000Z' } as const;

let tables: CartTables;
beforeAll(async () => {
  tables = await startCartTables();
  await tables.given(
    aCart({ cart_id: 'k-sep', day: '2026-09-30', ...sent, ...bought }),
    aCart({ cart_id: 'k-1', day: '2026-10-01', ...sent }),
    aCart({ cart_id: 'k-2', day: '2026-10-05', ...sent, ...bought, order_total_minor: 13_000 }),
    aCart({ cart_id: 'k-3', day: '2026-10-31', status: 'closed', closed_reason: 'written-off' }),
    aCart({ cart_id: 'k-nov', day: '2026-11-01', ...sent, ...bought }),
  );
});
afterAll(() => tables.stop());

let letters: Email[] = [];
let outcomes: SendOutcome[] = [];
beforeEach(() => {
  letters = [];
  outcomes = [];
});

const answering =
  (paragraph: string): AskModel =>
  async ({ schema }) => ({ kind: 'answer', answer: schema.parse({ paragraph }) });
const silent: AskModel = async () => ({ kind: 'no-answer', reason: 'off' });

/** Each run a year later in the claims, so that every test has the month to itself. */
let claims = 0;
const summaryBy = (ask: AskModel, fresh = true) => {
  if (fresh) claims += 1;
  const notices = makeNotices({ documents: tables.documents, table: 'notices', now: () => new Date(0) });
  const finished = makeFinishedPeriods(tables.documents, 'notices');
  const named = (id: string) => `${id}/${claims}`;
  return makeSummary({
    shop: aShop(),
    log: makeLog({ functionName: 'test', now: () => new Date(0), write: () => {} }),
    now: () => new Date('2026-11-02T09:00:00Z'),
    rules: async () => ({ recoveredWithinDays: 7 }),
    carts: tables.carts,
    broughtMonths: makeBroughtMonths(tables.documents, 'notices'),
    finished: {
      ...finished,
      through: (run) => finished.through(`${run}/${claims}`),
      finish: (run, period) => finished.finish(`${run}/${claims}`, period),
    },
    notices: {
      claim: (id, expiresAt, attempt) => notices.claim(named(id), expiresAt, attempt),
      release: (id, attempt) => notices.release(named(id), attempt),
      noteUnknown: (id, expiresAt, unknown) => notices.noteUnknown(named(id), expiresAt, unknown),
    },
    ask,
    sendEmail: async (email) => {
      letters.push(email);
      return outcomes.shift() ?? { outcome: 'sent', messageId: 'm-1' };
    },
  })();
};

describe('the monthly summary', () => {
  it('given a month of carts, then its figures are those of its rows and of no other month’s', async () => {
    expect(await summaryBy(silent)).toEqual({ reported: ['2026-10'] });
    const { subject, text = '' } = letters[0] ?? {};
    expect(subject).toBe('Cart recovery in October 2026');
    expect(text).toMatch(/^Carts seen .* 2$/m);
    expect(text).toMatch(/^Recovered +#+ +1$/m);
    expect(text).toMatch(/^Value in USD +US\$130\.00$/m);
    expect(text).toMatch(/^Recovered of those reminded +50%$/m);
    expect(text).toMatch(/^Written off by you +1$/m);
    expect(text).toContain('we saw 2 carts and sent 2 first and 0 second reminders. 1 cart came back');
  });

  it('given a paragraph with our numbers only, then it stands on top', async () => {
    await summaryBy(answering('A fine October 2026: of 2 carts, 1 came back, worth US$130.00.'));
    expect(letters[0]?.text).toContain('A fine October 2026');
  });

  it('given a paragraph with an invented number, then it is thrown away', async () => {
    await summaryBy(answering('A fine month: 12 carts came back.'));
    expect(letters[0]?.text).not.toContain('A fine month');
    expect(letters[0]?.text).toContain('we saw 2 carts');
  });

  it('given two runs at once and one more, then one letter', async () => {
    await Promise.all([summaryBy(silent), summaryBy(silent, false)]);
    await summaryBy(silent, false);
    expect(letters).toHaveLength(1);
  });

  it('given a letter that certainly failed, then the next run sends it; one of unknown fate is left alone', async () => {
    outcomes = [
      { outcome: 'later', reason: 'Throttled', holdsAll: true },
      { outcome: 'unknown', reason: 'TimeoutError' },
    ];
    await expect(summaryBy(silent)).rejects.toThrow('was not sent');
    await summaryBy(silent, false);
    await summaryBy(silent, false);
    expect(letters).toHaveLength(2);
  });
});
