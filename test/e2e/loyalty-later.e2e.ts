// SES that says "later", "never" or nothing at all to mails to members: what becomes of them, and who hears of it. One shop
// and a few days for all of it, in this order.
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Trouble } from '../../local/aws/intercept.ts';
import {
  type LoyaltyRuntime,
  memberRow,
  openingRow,
  refundOf,
  STORY_RULES,
  saleOf,
  startLoyalty,
} from '../support/loyalty-runtime.ts';

vi.setConfig({ testTimeout: 180_000 });

const SENDERS = new Set(['loy-email-dispatch', 'loy-signup']);
let shop: LoyaltyRuntime;
/** What SES answers to the next mails to members; undefined lets them through. */
let ses: (() => Trouble | undefined) | undefined;
let asked = 0;
let people = 0;

beforeAll(async () => {
  shop = await startLoyalty({
    intercept: ({ functionName, action }, phase) => {
      if (!SENDERS.has(functionName) || action !== 'SendEmail' || phase !== 'before') return undefined;
      asked += 1;
      return ses?.();
    },
  });
  await shop.runtime.objects.write('loy-rules-source', 'rules.txt', Buffer.from(STORY_RULES));
  await shop.advance('PT2M');
}, 180_000);
afterAll(() => shop.stop());
afterEach(() => {
  ses = undefined;
  asked = 0;
});

/** A confirmed member, sixteen points short of a coffee. */
async function member() {
  people += 1;
  const one = { phone: `+1212557${String(1000 + people)}`, email: `later${people}@example.com` };
  await shop.runtime.put('loy-members', [memberRow(one.phone, { email: one.email, balance: 84 })]);
  await shop.runtime.put('loy-ledger', [openingRow(one.phone, 84)]);
  return one;
}
/** A sale that brings a free coffee within reach. */
async function reaches(phone: string) {
  const sale = saleOf(shop.runtime.now(), { phone });
  await shop.tell(sale);
  return sale;
}
const rewardsTo = (address: string) =>
  shop.mailsTo(address).filter(({ subject }) => subject?.includes('free coffee'));
const balancesTo = (address: string) =>
  shop.mailsTo(address).filter(({ subject }) => !subject?.includes('free coffee'));
const alarms = () =>
  shop.ownerLetters().filter(({ subject }) => subject?.includes('ALARM: "loy-email-dispatch-errors"')).length;

describe('mails to members that SES puts off', () => {
  it('for two hours go out all the same, looked at again, and the owner hears of it', async () => {
    const [glad, sorry] = [await member(), await member()];
    ses = () => ({ fail: 'SendingPausedException' });
    await reaches(glad.phone);
    const sale = await reaches(sorry.phone);
    await shop.advance('PT90M');
    expect(rewardsTo(glad.email)).toEqual([]);
    expect(asked).toBeLessThan(30);
    expect(alarms()).toBe(1);
    await shop.tell(refundOf(sale, shop.runtime.now()));
    ses = undefined;
    await shop.advance('PT1H');
    expect(rewardsTo(glad.email)).toHaveLength(1);
    // Refunded meanwhile: there is no coffee to promise any more.
    expect(rewardsTo(sorry.email)).toEqual([]);
    expect(alarms()).toBe(1);
  });

  it('in the evening come that evening or the next morning, and nobody gets two', async () => {
    const [one, two] = [await member(), await member()];
    for (const { phone } of [one, two]) await reaches(phone);
    await shop.advance('2026-06-02T22:59:00.000Z');
    let mails = 0;
    ses = () => {
      mails += 1;
      return mails === 1 ? undefined : { fail: 'LimitExceededException' };
    };
    await shop.advance('PT4H');
    ses = undefined;
    await shop.advance('2026-06-03T13:00:00.000Z');
    expect([one, two].map(({ email }) => balancesTo(email).length)).toEqual([1, 1]);
  });

  it('until noon of the next day are dropped: that balance is old news', async () => {
    const one = await member();
    await reaches(one.phone);
    await shop.advance('2026-06-03T22:59:00.000Z');
    ses = () => ({ fail: 'TooManyRequestsException' });
    await shop.advance('2026-06-04T16:30:00.000Z');
    ses = undefined;
    await shop.advance('PT3H');
    expect(balancesTo(one.email)).toEqual([]);
  });
});

describe('mails to members that are refused, or of which nobody knows', () => {
  it('ring, and the record of what was sent says so', async () => {
    await shop.advance('2026-06-08T14:00:00.000Z');
    const before = alarms();
    const [refused, unknown] = [await member(), await member()];
    ses = () => ({ fail: 'MessageRejected' });
    await reaches(refused.phone);
    await shop.advance('PT10M');
    ses = () => ({ fail: 'InternalServiceErrorException' });
    await reaches(unknown.phone);
    await shop.advance('PT10M');
    expect(alarms()).toBe(before + 1);
    const sends = await shop.runtime.table('loy-sends');
    const outcomeOf = (phone: string) => sends.find((row) => row.phone === phone)?.outcome;
    expect([outcomeOf(refused.phone), outcomeOf(unknown.phone)]).toEqual(['refused', 'unknown']);
    expect(shop.runtime.permissions().denied).toEqual([]);
  });

  it('ring once a day where the sign-up form sends them, at night too, and its visitors are thanked', async () => {
    await shop.advance('2026-06-11T03:30:00.000Z');
    const before = alarms();
    const signUp = async (person: number) => {
      const answer = await fetch(shop.signupUrl, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          name: 'Maria',
          phone: `+1212558${1000 + person}`,
          email: `form${person}@example.com`,
        }).toString(),
      });
      await shop.runtime.idle();
      return answer.status;
    };
    expect(await signUp(1)).toBe(303);
    expect(alarms()).toBe(before);
    ses = () => ({ fail: 'MessageRejected' });
    expect([await signUp(2), await signUp(3)]).toEqual([303, 303]);
    await shop.advance('PT10M');
    expect(alarms()).toBe(before + 1);
    expect(shop.mailsTo('form1@example.com')).toHaveLength(1);
    expect(shop.runtime.permissions().denied).toEqual([]);
  });
});
