import { describe, expect, it } from 'vitest';
import { saysSaved } from '../../../shared/platforms/saved-cart.ts';

describe('a cart that is kept on purpose', () => {
  it.each([
    ['Shopify’s list of attributes', [{ name: 'saved_cart', value: 'yes' }]],
    ['an object of attributes', { saved_cart: '1' }],
    ['WooCommerce’s meta data', [{ id: 1, key: 'saved_cart', value: 'on' }]],
    ['a value of its own', [{ key: 'saved_cart', value: '2026-11-17' }]],
    ['a yes in JSON', [{ key: 'saved_cart', value: true }]],
    [
      'the last of two',
      [
        { key: 'saved_cart', value: 'no' },
        { key: 'saved_cart', value: 'yes' },
      ],
    ],
  ])('is known by %s', (_, values) => {
    expect(saysSaved(values, 'saved_cart')).toBe(true);
  });

  it.each([
    ['nothing', undefined],
    ['an empty list', []],
    ['another key', [{ name: 'gift', value: 'yes' }]],
    ['a no', [{ name: 'saved_cart', value: 'No' }]],
    ['a zero', { saved_cart: '0' }],
    ['an empty text', [{ key: 'saved_cart', value: '' }]],
    ['a no in JSON', [{ key: 'saved_cart', value: false }]],
    ['null', [{ key: 'saved_cart', value: null }]],
    ['a text', 'saved_cart'],
  ])('is not, by %s', (_, values) => {
    expect(saysSaved(values, 'saved_cart')).toBe(false);
  });

  it('is never, where the settings name no key', () => {
    expect(saysSaved([{ name: 'saved_cart', value: 'yes' }], undefined)).toBe(false);
  });
});
