// Real till sales over HTTP, exact balances, and what the member hears: the loyalty tracker from the till to the mail.
import { afterEach, describe, expect, test } from 'vitest';
import {
  type LoyaltyRuntime,
  MARIA,
  memberRow,
  openingRow,
  refundOf,
  STORY_RULES,
  saleOf,
  startLoyalty,
  TUESDAY_MORNING,
} from '../support/loyalty-runtime.ts';

let loyalty: LoyaltyRuntime;
afterEach(() => loyalty?.stop());

/** Maria, who has these points; the rules are the reference's own prose. */
async function mariaWith(
  points: number,
  options: Parameters<typeof startLoyalty>[0] = {},
  changes: object = {},
) {
  loyalty = await startLoyalty(options);
  await loyalty.runtime.objects.write('loy-rules-source', 'rules.txt', Buffer.from(STORY_RULES));
  await loyalty.runtime.put('loy-members', [memberRow(MARIA, { balance: points, ...changes })]);
  await loyalty.runtime.put('loy-ledger', [openingRow(MARIA, points)]);
}
async function balanceIsTheLedgersSum() {
  const rows = await loyalty.ledger(MARIA);
  const total = rows.reduce((all, row) => all + Math.round(Number(row.points_change) * 10_000), 0) / 10_000;
  const balance = (await loyalty.member(MARIA))?.balance;
  expect(balance).toBe(total);
  return balance;
}

describe('the story of the reference', () => {
  test('18.00 with 6.00 of beans on 84 points: 24 points, 108, and the mail for the coffee, once', async () => {
    await mariaWith(84);
    const sale = saleOf(TUESDAY_MORNING);
    expect(await loyalty.tell(sale)).toMatchObject({ status: 200, json: { status: 'accepted' } });
    expect(await balanceIsTheLedgersSum()).toBe(108);
    expect((await loyalty.ledger(MARIA)).at(-1)).toMatchObject({
      points_change: 24,
      base_points: 18,
      bonus_points: 6,
      reason: 'earn',
      sale_id: sale.sale_id,
    });
    const [mail, ...others] = loyalty.mailsTo('maria@example.com');
    expect(others).toEqual([]);
    expect(`${mail?.subject} ${mail?.text}`).toMatch(/free coffee/i);
    expect(`${mail?.subject} ${mail?.text}`).not.toMatch(/lunch/i);
    await loyalty.advance('2026-06-03T22:00:00.000Z');
    expect(
      loyalty.mailsTo('maria@example.com').filter(({ text }) => /say your phone number/i.test(text)),
    ).toHaveLength(1);
  });

  test('a sale told again at once, a day later, and after other sales: nothing more', async () => {
    await mariaWith(84);
    const sale = saleOf(TUESDAY_MORNING);
    await loyalty.tell(sale);
    expect(await loyalty.tell(sale)).toMatchObject({ status: 200, json: { status: 'duplicate' } });
    await loyalty.advance('2026-06-03T13:15:00.000Z');
    const late = { ...sale, closed_at: '2026-06-03T13:15:00.000Z' };
    expect(await loyalty.tell(late)).toMatchObject({ status: 200, json: { status: 'duplicate' } });
    expect(await balanceIsTheLedgersSum()).toBe(108);
  });

  test('a reward is announced although its member unsubscribed, and to no address that nobody confirmed', async () => {
    await mariaWith(84, {}, { opted_in: false });
    await loyalty.tell(saleOf(TUESDAY_MORNING));
    expect(loyalty.mailsTo('maria@example.com')).toHaveLength(1);
    const stranger = { phone: '+12125550177', total: '120.00', items: [] };
    await loyalty.tell(saleOf(TUESDAY_MORNING, stranger));
    expect(await loyalty.member('+12125550177')).toMatchObject({
      balance: 120,
      needs_email: true,
      opted_in: false,
    });
    expect(loyalty.runtime.messages()).toHaveLength(1);
  });

  test('at night the mail waits for the morning', async () => {
    await mariaWith(84, { startAt: '2026-06-03T03:00:00.000Z' });
    await loyalty.tell(saleOf('2026-06-03T03:00:00.000Z'));
    expect(loyalty.mailsTo('maria@example.com')).toEqual([]);
    await loyalty.advance('2026-06-03T12:05:00.000Z');
    const [mail] = loyalty.mailsTo('maria@example.com');
    expect(mail?.at.slice(0, 16)).toBe('2026-06-03T12:00');
  });
});

describe('what the till says later', () => {
  test('other figures as sale.updated are one net correction; as sale.completed they are held', async () => {
    await mariaWith(84);
    const sale = saleOf(TUESDAY_MORNING);
    await loyalty.tell(sale);
    const tipped = { ...sale, total: '20.00' };
    expect(await loyalty.tell({ ...tipped, type: 'sale.updated' })).toMatchObject({
      json: { status: 'accepted' },
    });
    expect(await loyalty.tell({ ...tipped, type: 'sale.updated' })).toMatchObject({
      json: { status: 'duplicate' },
    });
    expect((await loyalty.ledger(MARIA)).map(({ points_change }) => points_change)).toEqual([84, 24, 2]);
    await loyalty.tell({ ...sale, total: '30.00' });
    expect(await loyalty.review(MARIA)).toMatchObject([{ kind: 'changed', status: 'held' }]);
    expect(await balanceIsTheLedgersSum()).toBe(110);
  });

  test('refunds in part and in full, before their sale and twice, take back exactly what was earned', async () => {
    await mariaWith(84);
    const sale = saleOf(TUESDAY_MORNING);
    const beans = refundOf(sale, TUESDAY_MORNING, { total: '6.00', items: sale.items.slice(0, 1) });
    expect(await loyalty.tell(beans)).toMatchObject({ json: { reason: 'waiting-for-its-sale' } });
    await loyalty.tell(sale);
    expect(await balanceIsTheLedgersSum()).toBe(96);
    await loyalty.tell(beans);
    await loyalty.tell(refundOf(sale, TUESDAY_MORNING, { sale_id: 'r-rest' }));
    await loyalty.tell(refundOf(sale, TUESDAY_MORNING, { sale_id: 'r-again' }));
    expect(await balanceIsTheLedgersSum()).toBe(84);
  });

  test('a void takes the whole sale back', async () => {
    await mariaWith(84);
    const sale = saleOf(TUESDAY_MORNING);
    await loyalty.tell(sale);
    const gone = { type: 'sale.voided', sale_id: 'v-1', refund_of: sale.sale_id, closed_at: TUESDAY_MORNING };
    await loyalty.tell(gone);
    await loyalty.tell(gone);
    expect(await balanceIsTheLedgersSum()).toBe(84);
    expect(await loyalty.ledger(MARIA)).toContainEqual(
      expect.objectContaining({ reason: 'void', sale_id: sale.sale_id, points_change: -24 }),
    );
  });

  test('a basket of ten times the largest and a first sale over the limit wait for a person', async () => {
    await mariaWith(84);
    await loyalty.tell(saleOf(TUESDAY_MORNING, { total: '400.00', items: [] }));
    await loyalty.tell(saleOf(TUESDAY_MORNING, { phone: '+12125550188', total: '201.00', items: [] }));
    expect(await balanceIsTheLedgersSum()).toBe(84);
    expect(await loyalty.review(MARIA)).toMatchObject([{ flag_reason: 'far-larger-basket', status: 'held' }]);
    expect(await loyalty.review('+12125550188')).toMatchObject([{ flag_reason: 'large-first-sale' }]);
    expect(await loyalty.member('+12125550188')).toBeUndefined();
    const letters = loyalty.ownerLetters();
    expect(letters).toHaveLength(1);
    expect(letters[0]?.text).not.toContain('555');
  });
});

test('a hundred sales at once, some doubled, some told again: exact, and each reward announced once', async () => {
  await mariaWith(90);
  const sales = Array.from({ length: 100 }, () => saleOf(TUESDAY_MORNING, { total: '4.35', items: [] }));
  const answers = await Promise.all([...sales, ...sales.slice(0, 30)].map((sale) => loyalty.post(sale)));
  // A till tries again what was not answered.
  for (const [index, { status }] of answers.entries())
    if (status !== 200) await loyalty.post([...sales, ...sales.slice(0, 30)][index] ?? {});
  for (const sale of sales.slice(60)) await loyalty.post(sale);
  await loyalty.runtime.idle();
  expect(await balanceIsTheLedgersSum()).toBe(525);
  const rows = await loyalty.ledger(MARIA);
  expect(rows.filter(({ reason }) => reason === 'earn')).toHaveLength(100);
  const crossed = rows.flatMap((row) => (row.crossed as string[] | undefined) ?? []);
  expect(crossed.sort()).toEqual(['$25 off', 'free coffee', 'free lunch']);
  const rewardMails = loyalty
    .mailsTo('maria@example.com')
    .filter(({ text }) => /say your phone number/i.test(text));
  expect(rewardMails).toHaveLength(3);
});

test('an edited rules document counts for the next sale; a bad one changes nothing and the owner is told once', async () => {
  await mariaWith(0);
  await loyalty.tell(saleOf(TUESDAY_MORNING));
  expect(await balanceIsTheLedgersSum()).toBe(24);
  await loyalty.runtime.objects.write(
    'loy-rules-source',
    'rules.txt',
    Buffer.from(`${STORY_RULES}\nDouble points on lattes.`),
  );
  await loyalty.advance('2026-06-02T13:17:00.000Z');
  await loyalty.tell(saleOf('2026-06-02T13:16:00.000Z'));
  expect(await balanceIsTheLedgersSum()).toBe(24 + 36);
  await loyalty.runtime.objects.write(
    'loy-rules-source',
    'rules.txt',
    Buffer.from('Earn a pint per dollar.'),
  );
  await loyalty.advance('2026-06-02T15:00:00.000Z');
  await loyalty.tell(saleOf('2026-06-02T14:59:00.000Z'));
  expect(await balanceIsTheLedgersSum()).toBe(24 + 36 + 36);
  const letters = loyalty.ownerLetters().filter(({ text }) => text.includes('a pint per dollar'));
  expect(letters).toHaveLength(1);
});
