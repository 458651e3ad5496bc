// The same people for good, as many as were asked for, and of each product others.
import { describe, expect, it } from 'vitest';
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import { isHeldOut } from '../../../shared/people/held-out.ts';

const everybody = Array.from({ length: 20_000 }, (_, index) =>
  digestOfAddress(`shopper${index}@example.com`),
);
const heldOut = (percent: number, product: 'upsell' | 'cart-recovery' | 'loyalty') =>
  everybody.filter((digest) => isHeldOut(digest, percent, product));

describe('who is held out', () => {
  it.each([1, 10, 50])('is %i of a hundred people', (percent) => {
    for (const product of ['upsell', 'cart-recovery', 'loyalty'] as const) {
      const expected = (everybody.length * percent) / 100;
      expect(Math.abs(heldOut(percent, product).length - expected)).toBeLessThan(4 * Math.sqrt(expected));
    }
  });

  it('stays held out when more are', () => {
    const more = new Set(heldOut(20, 'upsell'));
    expect(heldOut(10, 'upsell').every((digest) => more.has(digest))).toBe(true);
  });

  it('is another tenth of each product: of those whom one leaves alone, a tenth is left alone by the other', () => {
    const both = heldOut(10, 'upsell').filter((digest) => isHeldOut(digest, 10, 'cart-recovery'));
    expect(both.length).toBeGreaterThan(120);
    expect(both.length).toBeLessThan(280);
  });

  it('follows from the digest alone: these three were drawn once, and stay', () => {
    const drawn = ['ana@example.com', '+447700900123', 'tom@example.com'].map((address) =>
      [5, 25, 50, 75].filter((percent) => isHeldOut(digestOfAddress(address), percent, 'cart-recovery')),
    );
    expect(drawn).toMatchInlineSnapshot(`
      [
        [
          50,
          75,
        ],
        [
          5,
          25,
          50,
          75,
        ],
        [
          50,
          75,
        ],
      ]
    `);
  });

  it('is nobody where nothing is held out, or no address is known', () => {
    expect(heldOut(0, 'loyalty')).toEqual([]);
    expect([
      isHeldOut(everybody[0], undefined, 'upsell'),
      isHeldOut(undefined, 50, 'upsell'),
      isHeldOut('c-77', 50, 'upsell'),
    ]).toEqual([false, false, false]);
  });
});
