import { describe, expect, test } from 'vitest';

import { importKey } from '../../../../lambdas/loyalty/decisions/ledger-key.ts';
import { slowPins } from '../../../../lambdas/loyalty/desk/pin-hash.ts';
import {
  fillCounter,
  isSampleManager,
  SAMPLE_MANAGER,
} from '../../../../local/products/loyalty/sample-counter.ts';

type Item = Record<string, unknown>;

/** The three tables as lists; whether there are any is the test's to say. */
function laptop(tables: Record<string, Item[]>) {
  return {
    tables,
    runtime: {
      tables: () => Object.keys(tables),
      table: async (name: string) => tables[name] ?? [],
      put: async (name: string, items: readonly Item[]) => void tables[name]?.push(...items),
      now: () => new Date('2026-06-02T09:00:00Z'),
    },
  };
}
const fresh = () => laptop({ 'loy-ledger': [], 'loy-members': [], 'loy-staff': [] });

describe('the counter of a fresh laptop', () => {
  test('given an empty staff list, then Ana is its manager, and Maria’s balance is what her ledger says', async () => {
    const { tables, runtime } = fresh();
    await fillCounter(runtime);
    expect(tables['loy-staff']).toHaveLength(1);
    expect(tables['loy-staff']?.[0]).toMatchObject({ name: 'ana', role: 'manager', failures: 0 });
    expect(tables['loy-staff']?.every(isSampleManager)).toBe(true);
    const [row] = tables['loy-ledger'] ?? [];
    // The laptop imports no code of a product: that the key is the product's own is seen here.
    expect(row?.ts).toBe(importKey({ at: new Date(String(row?.posted_at)), id: 'sample' }));
    expect(tables['loy-members']).toMatchObject([{ phone: row?.phone, balance: row?.points_change }]);
  });

  test('given a second start, then nothing is put again', async () => {
    const { tables, runtime } = fresh();
    await fillCounter(runtime);
    await fillCounter(runtime);
    expect(Object.values(tables).map((items) => items.length)).toEqual([1, 1, 1]);
  });

  test('given somebody is on the staff list, then nobody is added', async () => {
    const { tables, runtime } = laptop({
      'loy-ledger': [],
      'loy-members': [],
      'loy-staff': [{ name: 'mia' }],
    });
    await fillCounter(runtime);
    expect(tables['loy-staff']).toEqual([{ name: 'mia' }]);
    expect(tables['loy-members']).toEqual([]);
  });

  test('given a shop without the loyalty tracker, then nothing happens', async () => {
    const { tables, runtime } = laptop({ 'cr-state': [] });
    await fillCounter(runtime);
    expect(tables).toEqual({ 'cr-state': [] });
  });

  test('given the PIN that is shown, then the desk takes it', async () => {
    expect(await slowPins.is(SAMPLE_MANAGER.pin, SAMPLE_MANAGER.pinHash)).toBe(true);
    expect(await slowPins.is('123457', SAMPLE_MANAGER.pinHash)).toBe(false);
  });
});
