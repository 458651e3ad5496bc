// The demo's counter at the real desk: somebody who forgot the number has the sale counted, and the till tells it once more.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { foundAs } from '../../../../../lambdas/loyalty/decisions/found-as.ts';
import { openStoreHooks } from '../../../../../local/demo/store-hooks.ts';
import { makeCounter } from '../../../../../local/products/loyalty/demo/counter.ts';
import { openDesk } from '../../../../../local/products/loyalty/demo/desk.ts';
import { makeTill } from '../../../../../local/products/loyalty/demo/till.ts';
import { counter as good } from '../../../../../local/products/loyalty/sample-sales.ts';
import { PIN, putRules, putStaff } from '../../../../support/desk-browser.ts';
import { type LoyaltyRuntime, memberRow, startLoyalty } from '../../../../support/loyalty-runtime.ts';

const phone = '+12125550177';
let loyalty: LoyaltyRuntime;
beforeAll(async () => {
  loyalty = await startLoyalty();
  await Promise.all([putStaff(loyalty), putRules(loyalty)]);
  await loyalty.runtime.put('loy-members', [
    memberRow(phone, { balance: 0, name: 'Forgetful', ...foundAs(phone, 'Forgetful') }),
  ]);
});
afterAll(() => loyalty?.stop());

it('counts the last sale without a number once, by the desk’s own pages, and nothing is denied', async () => {
  const surprises: string[] = [];
  const till = makeTill({
    hooks: openStoreHooks(loyalty.runtime, /^loy-pos-webhook\b/),
    currency: 'USD',
    now: () => loyalty.runtime.now(),
  });
  await till.sells('s-forgot', undefined, [[good('SANDWICH'), 1]]);
  const desk = openDesk(loyalty.runtime, { name: 'Sam', pin: PIN });
  await desk.signIn();
  await makeCounter((text) => void surprises.push(text)).countsLastSale(desk, { name: 'Forgetful', phone });
  await till.isCounted('s-forgot', phone);
  expect([...surprises, ...till.surprises]).toEqual([]);
  expect(await loyalty.ledger(phone)).toMatchObject([{ sale_id: 's-forgot', by_staff: 'sam' }]);
  expect(loyalty.runtime.permissions().denied).toEqual([]);
});
