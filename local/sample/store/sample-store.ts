// The sample shop that stands in for the outside world on a laptop: a catalogue feed the functions pull, and a
// basket that a tapped nudge visibly lands in. It keeps everything in memory and starts afresh each time.
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { type Answer, answerHere, type Visit } from '../../neighbours.ts';
import { picture } from './drawings.ts';
import { type FeedProduct, sampleCatalogue } from './feed.ts';
import { basketPage, missingPage, shopPage, storeHeaders } from './store-pages.ts';

export type BasketLine = { readonly sku: string; readonly quantity: number };

export type SampleStore = {
  /** `http://127.0.0.1:<port>`, without a trailing slash. */
  readonly url: string;
  stop(): Promise<void>;
  products(): readonly FeedProduct[];
  /** `null` means that the store does not count this product. Throws for an unknown SKU, as the next two do. */
  setStock(sku: string, stock: number | null): void;
  /** `price` is decimal text such as `45.00`. */
  setPrice(sku: string, price: string): void;
  /** Takes the product off the list, as a shop that stops selling it does. */
  remove(sku: string): void;
  /** Adds to the list, or replaces the product with this SKU: a test fills the store with 10,000 products. */
  put(products: readonly FeedProduct[]): void;
  basket(): readonly BasketLine[];
};

export type StoreOptions = {
  readonly name?: string /** 0 or absent takes any free port. */;
  readonly port?: number;
};

/** Starts the store on loopback. */
export async function startSampleStore(options: StoreOptions = {}): Promise<SampleStore> {
  const name = options.name ?? 'Ridgeback Cycles';
  const products = new Map(sampleCatalogue.map((product) => [product.sku, product]));
  const basket = new Map<string, number>();
  /** What the feed says until a product changes: every sync asks for it. */
  let list: string | undefined;

  const change = (sku: string, changed: Partial<FeedProduct>): void => {
    const product = products.get(sku);
    if (product === undefined) throw new Error(`The sample store has no ${sku}`);
    products.set(sku, { ...product, ...changed });
    list = undefined;
  };
  const lines = () =>
    [...basket].flatMap(([sku, quantity]) => {
      const product = products.get(sku);
      return product === undefined ? [] : [{ product, quantity }];
    });

  const app = new Hono();
  app.get('/catalogue.json', (c) => {
    list ??= JSON.stringify([...products.values()]);
    return c.body(list, 200, { 'content-type': 'application/json' });
  });
  app.get('/', (c) => c.html(shopPage(name, [...products.values()]), 200, storeHeaders));
  app.get('/cart', (c) => c.html(basketPage(name, lines()), 200, storeHeaders));
  app.get('/cart/add', (c) => {
    const product = products.get(c.req.query('sku') ?? '');
    if (product === undefined) return c.html(missingPage(name), 404, storeHeaders);
    // HEAD arrives here too, and looking must not fill a basket.
    if (c.req.method === 'GET') basket.set(product.sku, (basket.get(product.sku) ?? 0) + 1);
    return c.html(basketPage(name, lines(), product), 200, storeHeaders);
  });
  // The way back from a reminder: the cart's link says what was in it, so that any cart can be told of by anyone.
  app.get('/cart/:cart', (c) => {
    const held = heldIn(c.req.query('holds') ?? '').filter(({ sku }) => products.has(sku));
    if (c.req.method === 'GET' && held.length > 0) {
      basket.clear();
      for (const { sku, quantity } of held) basket.set(sku, quantity);
    }
    return c.html(basketPage(name, lines()), 200, storeHeaders);
  });
  app.get('/pictures/:file{[a-z-]+\\.svg}', (c) =>
    c.body(picture(c.req.param('file').replace('.svg', '')), 200, {
      ...storeHeaders,
      'content-type': 'image/svg+xml',
    }),
  );
  app.post('/cart/empty', (c) => {
    basket.clear();
    return c.redirect('/cart', 303);
  });
  app.notFound((c) => c.html(missingPage(name), 404, storeHeaders));

  const { url, stop } = await listen(app, options.port ?? 0);
  return {
    url,
    stop,
    products: () => [...products.values()],
    setStock: (sku, stock) => change(sku, { stock }),
    setPrice: (sku, price) => change(sku, { price }),
    remove: (sku) => {
      if (!products.delete(sku)) throw new Error(`The sample store has no ${sku}`);
      list = undefined;
    },
    put: (added) => {
      for (const product of added) products.set(product.sku, product);
      list = undefined;
    },
    basket: () => [...basket].map(([sku, quantity]) => ({ sku, quantity })),
  };
}

/** `PUMP-TRACK*1,TUBE-700*2` as the store's own links write it. */
function heldIn(text: string): readonly BasketLine[] {
  return text.split(',').flatMap((part) => {
    const [sku = '', times = '1'] = part.split('*');
    return /^[1-9]\d{0,2}$/.test(times) ? [{ sku, quantity: Number(times) }] : [];
  });
}

async function answered(app: Hono, { url, method, headers = {}, body }: Visit): Promise<Answer> {
  const given = body === undefined ? {} : { body: String(body) };
  const response = await app.fetch(new Request(url, { method, headers, ...given }));
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  };
}

function listen(app: Hono, port: number): Promise<{ url: string; stop: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = serve({
      fetch: app.fetch,
      hostname: '127.0.0.1',
      port,
      // Whoever shares this process keeps the Request and Response of Node.
      overrideGlobalObjects: false,
    });
    server.once('error', reject);
    server.once('listening', () => {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const leave = answerHere(url, (asked) => answered(app, asked));
      const stop = (): Promise<void> =>
        new Promise((stopped) => {
          leave();
          server.close(() => stopped());
          // Kept-alive connections of finished requests would hold the server open for seconds.
          if ('closeAllConnections' in server) server.closeAllConnections();
        });
      resolve({ url, stop });
    });
  });
}
