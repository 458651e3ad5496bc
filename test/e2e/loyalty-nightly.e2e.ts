// The evening's balance mail: whose balance changed on this day of the shop's calendar, once, and three thousand of them
// inside SES's rate.
import { afterEach, describe, expect, it } from 'vitest';
import {
  type LoyaltyRuntime,
  memberRow,
  openingRow,
  saleOf,
  startLoyalty,
} from '../support/loyalty-runtime.ts';
import { oneClickLink } from '../support/mail-links.ts';

let shop: LoyaltyRuntime;
afterEach(() => shop.stop());

const phoneOf = (index: number) => `+1212${String(5_550_000 + index)}`;
const emailOf = (index: number) => `member${index}@example.com`;
const buy = (index: number, changes: Readonly<Record<string, unknown>> = {}) =>
  shop.tell(saleOf(shop.runtime.now(), { phone: phoneOf(index), ...changes }));
async function givenMember(index: number, changes: Readonly<Record<string, unknown>> = {}) {
  await shop.runtime.put('loy-members', [
    memberRow(phoneOf(index), { email: emailOf(index), balance: 20, ...changes }),
  ]);
  await shop.runtime.put('loy-ledger', [openingRow(phoneOf(index), 20)]);
}
const balanceMails = (index: number) =>
  shop.mailsTo(emailOf(index)).filter(({ subject }) => subject?.startsWith('Your balance at'));
/** A sale of 30.00 on the second of June for each of the first so many members, as the till's webhook leaves it. */
async function givenSales(count: number) {
  const sold = Array.from({ length: count }, (_, index) => ({
    phone: phoneOf(index),
    sale_id: `s-${index}`,
    ts: `2026-06-02T15:00:00.000Z#sale:s-${index}`,
  }));
  await shop.runtime.put(
    'loy-sales',
    sold.map((sale) => ({ ...sale, move: 'add', day: '2026-06-02', day_points: 30, version: 1 })),
  );
  await shop.runtime.put(
    'loy-ledger',
    sold.map((sale) => ({
      ...sale,
      points_change: 30,
      reason: 'earn',
      posted_at: '2026-06-02T15:00:01.000Z',
    })),
  );
}
const run = () => shop.runtime.invoke('loy-nightly-balance', {});
/** On the wall in New York. */
const wall = (day: number, clock: string) => `2026-06-0${day}T${clock}:00-04:00`;

describe('the evening’s balance mail', () => {
  it('goes at seven to those whose balance changed that day in the shop’s zone, once, and to nobody else', async () => {
    shop = await startLoyalty({ startAt: wall(1, '23:30') });
    const [early, today, redeemed, unsubscribed, unconfirmed, bounced, idle, late, held] = [
      0, 1, 2, 3, 4, 5, 6, 7, 8,
    ];
    for (const index of [early, today, redeemed, idle, late]) await givenMember(index);
    await givenMember(held, { largest_minor: 1000 });
    await givenMember(unsubscribed, { opted_in: false });
    await givenMember(unconfirmed, {
      email: undefined,
      pending_email: emailOf(unconfirmed),
      needs_email: true,
    });
    await givenMember(bounced, { opted_in: false, email_trouble: 'bounce' });
    // Half past eleven at night in New York is the next day already in UTC, but not in the shop.
    await buy(early);
    await shop.advance(wall(2, '10:00'));
    for (const index of [today, today, unsubscribed, unconfirmed, bounced]) await buy(index);
    await buy(held, { total: '900.00', items: [] });
    await shop.runtime.put('loy-ledger', [
      {
        phone: phoneOf(redeemed),
        ts: '2026-06-02T14:00:00.000Z#redeem:1',
        points_change: -20,
        reason: 'reward-redeem',
        posted_at: '2026-06-02T14:00:00.000Z',
        day: '2026-06-02',
      },
      // Brought in from another programme: that is no news.
      {
        phone: phoneOf(idle),
        ts: '2026-06-02T14:00:00.000Z#import:2',
        points_change: 5,
        reason: 'import',
        posted_at: '2026-06-02T14:00:00.000Z',
        day: '2026-06-02',
      },
    ]);
    await shop.advance(wall(2, '18:59'));
    expect(balanceMails(today)).toEqual([]);
    await shop.advance(wall(2, '19:02'));
    for (const index of [today, redeemed]) expect(balanceMails(index)).toHaveLength(1);
    for (const index of [early, unsubscribed, unconfirmed, bounced, idle, late, held])
      expect(balanceMails(index)).toEqual([]);

    const [mail] = balanceMails(today);
    expect(mail?.subject).toBe('Your balance at Ridgeback Cycles: 68 points');
    expect(mail?.text).toContain('68 of 100 points');
    expect(mail?.text).toContain('32 more points');
    expect(mail && oneClickLink(mail)).toBeDefined();

    // Run again, beside itself and with every announcement repeated.
    await Promise.all([run(), run()]);
    await shop.runtime.idle();
    await shop.advance('PT10M');
    expect(balanceMails(today)).toHaveLength(1);
    // After seven: that day's mail is out, and tomorrow is another day.
    await buy(late);
    await shop.advance(wall(3, '19:05'));
    expect(balanceMails(today)).toHaveLength(1);
    expect(balanceMails(late)).toEqual([]);
    await shop.advance(wall(4, '10:00'));
    await buy(today);
    await shop.advance(wall(4, '19:05'));
    expect(balanceMails(today)).toHaveLength(2);
    expect(shop.runtime.permissions().denied).toEqual([]);
  });

  it('waits for the morning where the owner’s quiet hours begin before seven, and then tells the balance of the morning', async () => {
    shop = await startLoyalty({ startAt: wall(2, '10:00') });
    await shop.runtime.objects.write(
      'loy-rules-source',
      'rules.txt',
      Buffer.from('100 points = a free coffee.\nQuiet hours are 6 pm to 9 am.\n'),
    );
    await shop.advance('PT2M');
    await givenMember(1);
    await givenMember(2);
    await buy(1);
    await buy(2);
    await shop.advance(wall(2, '23:00'));
    expect(shop.mailsTo(emailOf(1))).toEqual([]);
    await shop.runtime.put('loy-members', [{ ...(await shop.member(phoneOf(2))), opted_in: false }]);
    await shop.advance(wall(3, '08:59'));
    expect(shop.mailsTo(emailOf(1))).toEqual([]);
    await shop.advance(wall(3, '09:02'));
    expect(balanceMails(1)).toHaveLength(1);
    expect(shop.mailsTo(emailOf(2))).toEqual([]);
  });

  it('to 3,000 members goes out in batches of at most 200, a minute apart, each once', {
    timeout: 240_000,
  }, async () => {
    shop = await startLoyalty({ startAt: wall(2, '12:00'), loyalty: { mailsPerSecond: 200 } });
    const due = Array.from({ length: 3000 }, (_, index) => index);
    await shop.runtime.put(
      'loy-members',
      due.map((index) => memberRow(phoneOf(index), { email: emailOf(index), balance: 30 })),
    );
    await givenSales(due.length);
    await shop.advance(wall(2, '19:08'));
    // Killed and started again in the middle of the evening.
    await run();
    await shop.advance(wall(2, '19:40'));
    const mails = shop.runtime.messages().filter(({ subject }) => subject?.startsWith('Your balance at'));
    expect(mails).toHaveLength(3000);
    expect(new Set(mails.map(({ to }) => to)).size).toBe(3000);
    const minutes = mails.map(({ at }) => at.slice(0, 16));
    const perMinute = [...new Set(minutes)].map((minute) => minutes.filter((one) => one === minute).length);
    expect(perMinute).toHaveLength(15);
    expect(Math.max(...perMinute)).toBeLessThanOrEqual(200);
    expect(shop.runtime.permissions().denied).toEqual([]);
  });
});

describe('what the evening reads', () => {
  async function unitsAmong(all: number) {
    shop = await startLoyalty({ startAt: wall(2, '12:00'), loyalty: { mailsPerSecond: 200 } });
    await shop.runtime.put(
      'loy-members',
      Array.from({ length: all }, (_, index) => memberRow(phoneOf(index), { email: emailOf(index) })),
    );
    await givenSales(50);
    expect(await run()).toMatchObject({ ok: true });
    await shop.runtime.idle();
    expect(shop.runtime.messages()).toHaveLength(50);
    const { calls } = await shop.runtime.usage();
    const units = calls
      .filter(({ function: name }) => ['loy-nightly-balance', 'loy-email-dispatch'].includes(name))
      .reduce((sum, { units: of }) => sum + (of?.readUnits ?? 0), 0);
    await shop.stop();
    return units;
  }

  it('is the same for the same fifty due members, among 100 and among 2,100', async () => {
    const [few, many] = [await unitsAmong(100), await unitsAmong(2100)];
    expect(many / few).toBeLessThanOrEqual(1.1);
    // A read of the sale, of its ledger row and of the member in the evening, and one of the member before the mail.
    expect(few / 50).toBeLessThanOrEqual(2.3);
  });
});
