// What a restore knows of each product, and what the settings call it. A line each.
import type { ProductName } from '../../../lib/product-names.ts';
import { cartRecovery } from './cart-recovery.ts';
import { loyalty } from './loyalty.ts';
import type { RestoredProduct } from './product.ts';
import { upsell } from './upsell.ts';

export const PRODUCTS = {
  upsell: 'upsell',
  'cart-recovery': 'cartRecovery',
  loyalty: 'loyalty',
} as const satisfies Readonly<Record<ProductName, string>>;

export const restoredProducts: Readonly<Record<ProductName, RestoredProduct>> = {
  upsell,
  'cart-recovery': cartRecovery,
  loyalty,
};
