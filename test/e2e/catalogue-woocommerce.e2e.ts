import type { Goods } from '../support/catalogue-goods.ts';
import { catalogueSuite } from '../support/catalogue-suite.ts';
import { startWooCommerce, type WooProduct } from '../support/woocommerce-stand-in.ts';

const productOf = ({ number, sku, name, price, stock, goesWithIt }: Goods): WooProduct => ({
  id: number,
  sku,
  name,
  price,
  stock,
  ...(goesWithIt === undefined ? {} : { crossSells: goesWithIt }),
});

catalogueSuite({
  platform: 'woocommerce',
  async start(goods) {
    const store = await startWooCommerce(goods.map(productOf));
    return { ...store, put: (changed) => store.put(...changed.map(productOf)) };
  },
  page({ url }) {
    if (!url.pathname.endsWith('/products')) return undefined;
    return url.searchParams.get('page') === '1' ? 'first' : 'later';
  },
  nothing: { headers: { 'x-wp-total': '0', 'x-wp-totalpages': '0' }, body: [] },
});
