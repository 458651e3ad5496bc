// A call that takes seconds, and a function that its time-out ends in the middle: what was applied before stays applied.
import { expect, it } from 'vitest';
import { bikeOrder, somebody, startUpsell } from '../../support/upsell-runtime.ts';

it('lets time pass for a slow call, which is applied all the same', async () => {
  let isSlow = true;
  const shop = await startUpsell({
    seed: 'slow',
    intercept: (call, phase) => {
      if (!isSlow || phase === 'after' || call.service !== 'dynamodb' || call.functionName !== 'upsr-order')
        return undefined;
      isSlow = false;
      return { slowMs: 2_500 };
    },
  });
  try {
    const before = shop.runtime.now().getTime();
    await shop.order(bikeOrder('1001', shop.runtime.now(), somebody()));
    expect(isSlow).toBe(false);
    expect(shop.runtime.now().getTime() - before).toBe(2_500);
    expect(await shop.offerOf('1001')).toMatchObject({ state: 'chosen' });
  } finally {
    await shop.stop();
  }
}, 120_000);

it('ends a function at its time-out with its last call applied, and tries it again', async () => {
  let stalls = 0;
  const shop = await startUpsell({
    seed: 'stalled',
    intercept: (call, phase) => {
      const isTheOne = call.functionName === 'upsr-picker' && call.action === 'PutItem';
      if (!isTheOne || phase === 'before' || stalls > 0) return undefined;
      stalls += 1;
      return 'stall';
    },
  });
  try {
    const before = shop.runtime.now().getTime();
    await shop.order(bikeOrder('1001', shop.runtime.now(), somebody()));
    expect(shop.runtime.now().getTime() - before).toBeGreaterThanOrEqual(30_000);
    expect(shop.runtime.logs('upsr-picker').join('\n')).toContain('Task timed out after');
    await shop.advance('PT90M');
    expect(stalls).toBe(1);
    expect(shop.nudges()).toHaveLength(1);
  } finally {
    await shop.stop();
  }
}, 120_000);
