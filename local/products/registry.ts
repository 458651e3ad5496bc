// The products that the laptop knows, in the order in which the console shows them. A line each.
import { cartRecovery } from './cart-recovery/pack.ts';
import { loyalty } from './loyalty/pack.ts';
import type { Pack } from './pack.ts';
import { upsell } from './upsell/pack.ts';

export const packs: readonly Pack[] = [upsell, cartRecovery, loyalty];
