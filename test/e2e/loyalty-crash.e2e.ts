// loy-earn killed by the runtime at every call it makes to AWS, before the call and after it, and told again by the till:
// the same balance, the same rows, one announcement. And a till that never tells again.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Intercept } from '../../local/aws/intercept.ts';
import {
  type LoyaltyRuntime,
  memberRow,
  openingRow,
  refundOf,
  STORY_RULES,
  saleOf,
  startLoyalty,
} from '../support/loyalty-runtime.ts';

let loyalty: LoyaltyRuntime;
let trouble: Intercept | undefined;
let members = 0;

beforeAll(async () => {
  loyalty = await startLoyalty({ intercept: (call, phase) => trouble?.(call, phase) });
  await loyalty.runtime.objects.write('loy-rules-source', 'rules.txt', Buffer.from(STORY_RULES));
});
afterAll(() => loyalty.stop());

/** A regular of 84 points with an address of their own. */
async function regular() {
  members += 1;
  const phone = `+1212555${String(3000 + members)}`;
  const email = `m${members}@example.com`;
  await loyalty.runtime.put('loy-members', [memberRow(phone, { balance: 84, email })]);
  await loyalty.runtime.put('loy-ledger', [openingRow(phone, 84)]);
  return { phone, email };
}

/** Kills loy-earn at its n-th call; `calls` tells how many it made. */
function killAt(n: number, phase: 'before' | 'after') {
  const seen = { calls: 0, killed: false };
  trouble = (call, at) => {
    if (call.functionName !== 'loy-earn' || at !== phase || seen.killed) return undefined;
    seen.calls += 1;
    if (seen.calls !== n) return undefined;
    seen.killed = true;
    return 'crash';
  };
  return seen;
}

async function sumOf(phone: string) {
  const rows = await loyalty.ledger(phone);
  return rows.reduce((all, row) => all + Math.round(Number(row.points_change) * 10_000), 0) / 10_000;
}
const at = () => loyalty.runtime.now().toISOString();

const stories = {
  'a sale that earns a reward': { balance: 108, rows: 2, mails: 1 },
  'a refund in full': { balance: 84, rows: 3, mails: 1 },
  'a correction': { balance: 110, rows: 3, mails: 1 },
};

test.each(Object.entries(stories))('%s: killed anywhere, the same in the end', async (name, expected) => {
  for (const phase of ['before', 'after'] as const) {
    for (let n = 1; ; n += 1) {
      const { phone, email } = await regular();
      const sale = saleOf(at(), { phone });
      if (name !== 'a sale that earns a reward') await loyalty.tell(sale);
      const told =
        name === 'a refund in full'
          ? refundOf(sale, at())
          : name === 'a correction'
            ? { ...sale, type: 'sale.updated', total: '20.00' }
            : sale;
      const seen = killAt(n, phase);
      const first = await loyalty.tell(told);
      trouble = undefined;
      if (seen.killed) {
        expect(first.status, `killed ${phase} call ${n}`).toBeGreaterThanOrEqual(500);
        expect(await loyalty.tell(told)).toMatchObject({ status: 200 });
      }
      const where = `${name}, killed ${phase} call ${n}`;
      expect((await loyalty.member(phone))?.balance, where).toBe(expected.balance);
      expect(await sumOf(phone), where).toBe(expected.balance);
      expect(await loyalty.ledger(phone), where).toHaveLength(expected.rows);
      expect(loyalty.mailsTo(email), where).toHaveLength(expected.mails);
      if (!seen.killed) break;
    }
  }
});

test('a till that never tries again loses no point: the evening finishes what was registered', async () => {
  const { phone, email } = await regular();
  let puts = 0;
  trouble = (call, phase) => {
    // Registered, and then the lights go out.
    if (call.functionName !== 'loy-earn' || phase !== 'before' || call.action !== 'TransactWriteItems')
      return undefined;
    puts += 1;
    return 'crash';
  };
  const { status } = await loyalty.tell(saleOf(at(), { phone }));
  trouble = undefined;
  expect([status >= 500, puts]).toEqual([true, 1]);
  expect((await loyalty.member(phone))?.balance).toBe(84);
  await loyalty.advance('2026-06-02T23:05:00.000Z');
  expect((await loyalty.member(phone))?.balance).toBe(108);
  expect(await sumOf(phone)).toBe(108);
  expect(loyalty.mailsTo(email).some(({ text }) => /free coffee/i.test(text))).toBe(true);
  expect((await loyalty.runtime.permissions()).denied).toEqual([]);
});

test('a reward that nobody was told of is told of in the evening, and one that was is not told of again', async () => {
  const { phone, email } = await regular();
  const told = await regular();
  await loyalty.tell(saleOf(at(), { phone: told.phone }));
  trouble = (call, phase) =>
    call.functionName === 'loy-earn' && call.action === 'PutEvents' && phase === 'before'
      ? 'crash'
      : undefined;
  await loyalty.tell(saleOf(at(), { phone }));
  trouble = undefined;
  const rewardMails = (address: string) =>
    loyalty.mailsTo(address).filter(({ subject }) => subject?.includes('reward')).length;
  expect([(await loyalty.member(phone))?.balance, rewardMails(email), rewardMails(told.email)]).toEqual([
    108, 0, 1,
  ]);
  await loyalty.advance('2026-06-03T23:05:00.000Z');
  expect([rewardMails(email), rewardMails(told.email)]).toEqual([1, 1]);
});
