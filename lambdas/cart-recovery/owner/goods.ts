// What carts came to: no rule of cart recovery names what is in them.
import type { RulesProduct } from '../../../shared/rules/explained.ts';
import { MOST_ROWS } from '../../../shared/rules/goods.ts';

export const cartGoods: RulesProduct['goods'] = {
  tables: ['cr-state'],
  from({ 'cr-state': carts = [] }, currency) {
    return {
      things: [],
      totals: carts.flatMap(({ currency: own, total_minor, shop_total_minor }) => {
        const minor = own === undefined || own === currency ? total_minor : shop_total_minor;
        return typeof minor === 'number' && minor > 0 ? [minor] : [];
      }),
      ...(carts.length >= MOST_ROWS ? { isPart: true as const } : {}),
    };
  },
};
