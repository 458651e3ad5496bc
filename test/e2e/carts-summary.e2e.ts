// What the monthly summary believes: the rows and the owner's seven days, and of the model only what is so.
import { afterEach, describe, expect, it } from 'vitest';
import { type CartRuntime, startCarts } from '../support/cart-runtime.ts';

let shop: CartRuntime | undefined;
afterEach(async () => {
  await shop?.stop();
  shop = undefined;
});

/** A cart reminded on 10 June at noon, and bought so many days later. */
const reminded = (cart_id: string, boughtAfterDays: number) => {
  const bought_at = new Date(
    Date.parse('2026-06-10T12:00:00.000Z') + boughtAfterDays * 86_400_000,
  ).toISOString();
  return {
    cart_id,
    status: 'bought',
    version: 3,
    began_at: '2026-06-10T09:00:00.000Z',
    changed_at: '2026-06-10T09:30:00.000Z',
    changed_event: 'e',
    currency: 'USD',
    total_minor: 12_000,
    items: [{ sku: 'SHIRT', name: 'Linen shirt', quantity: 1, price_minor: 12_000 }],
    saved_link: false,
    email: `${cart_id}@example.com`,
    first_at: '2026-06-10T12:00:00.000Z',
    first_outcome: 'sent',
    bought_at,
    order_id: `o-${cart_id}`,
    order_total_minor: 12_000,
    day: bought_at.slice(0, 10),
  };
};

/** The summary of June, sent on the first Monday of July at nine in London. */
async function summaryOfJune(paragraph: string): Promise<string> {
  shop = await startCarts({ startAt: '2026-07-06T07:58:00.000Z' });
  await shop.runtime.put('cr-state', [reminded('in-time', 6), reminded('too-late', 8)]);
  shop.runtime.model.setMode({ script: JSON.stringify({ paragraph }) });
  await shop.advance('PT5M');
  const [letter, ...others] = shop
    .ownerLetters()
    .filter(({ subject }) => subject?.startsWith('Cart recovery in'));
  expect(others).toEqual([]);
  return letter?.text ?? '';
}

describe('the monthly summary', () => {
  it('counts as recovered what was bought within seven days after a reminder, and nothing later', async () => {
    const text = await summaryOfJune('no');
    expect(text).toMatch(/^Carts seen .* 2$/m);
    expect(text).toMatch(/^Recovered +#+ +1$/m);
    expect(text).toMatch(/^Value in USD +US\$120\.00$/m);
  });

  it("throws the model's paragraph away when it holds a number of its own", async () => {
    const invented = 'A splendid month: 999 carts came back to you.';
    const text = await summaryOfJune(invented);
    expect(text).not.toContain('999');
    expect(text).not.toContain('splendid');
    expect(text).toMatch(/^Recovered +#+ +1$/m);
  });

  it("uses the model's paragraph when every number in it is one of ours", async () => {
    const honest = 'Of the 2 carts you saw, 1 came back after a friendly word.';
    expect(await summaryOfJune(honest)).toContain(honest);
  });
});
