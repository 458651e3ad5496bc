// The editor of the owner's documents: which there are, what is in force, what a text would mean, and putting it in force. It
// goes into the bucket as an owner's edit does, so that whatever hears of an edit hears of this one.
import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ConsoleRuntime } from './console-runtime.ts';
import type { ProductFace } from './product-face.ts';
import type { RulesDesk, ShopWords } from './rules-desk.ts';

type RulesRoutesParts = {
  readonly runtime: ConsoleRuntime;
  readonly faces: readonly ProductFace[];
  readonly shop: ShopWords;
  /** Loaded when somebody first asks. */
  readonly desk: () => Promise<RulesDesk>;
  /** The body of a request that no other site's page can have made. */
  readonly jsonOf: (c: Context) => Promise<object>;
};

/** To be mounted at `/_local/console/rules`. */
export function rulesRoutes({ runtime, faces, shop, desk, jsonOf }: RulesRoutesParts): Hono {
  const app = new Hono();
  const running = async () => {
    const { products } = await runtime.status();
    return faces.filter(({ product }) => products.includes(product));
  };

  app.get('/', async (c) => {
    const { documents } = await desk();
    const all = (await running()).map(({ product, card }) => ({
      product,
      title: card.title,
      documents: documents(product),
    }));
    return c.json(all.filter((each) => each.documents.length > 0));
  });

  /** What the shop sells changes slowly: it is looked at when a document is shown, and not at every letter that is typed. */
  const looked = new Map<string, Promise<ShopWords>>();
  async function shopOf(rules: RulesDesk, product: string, isAnew: boolean): Promise<ShopWords> {
    const { now } = await runtime.status();
    const known = isAnew ? undefined : looked.get(product);
    const looking = known ?? rules.shopWithGoods(product, runtime, shop);
    looked.set(product, looking);
    return { ...(await looking), now: new Date(now) };
  }

  /** Throws 404 for a document that there is not. */
  async function asked(c: Context, isAnew: boolean) {
    const [product, key] = [c.req.param('product') ?? '', c.req.param('key') ?? ''];
    const rules = await desk();
    const isThere =
      (await running()).some((face) => face.product === product) &&
      rules.documents(product).some((document) => document.key === key);
    if (!isThere) throw new HTTPException(404, { message: `There is no document ${key} of ${product}` });
    const words = await shopOf(rules, product, isAnew);
    return {
      rules,
      product,
      key,
      words,
      held: await rules.inForce({ product, key }, runtime.objects, words),
    };
  }

  app.get('/:product/:key', async (c) => {
    const { held } = await asked(c, true);
    const { refused, own, ...shown } = held;
    return c.json({ ...shown, isOwn: own !== undefined, isRefused: refused !== undefined });
  });

  app.post('/:product/:key', async (c) => {
    const { text, put } = (await jsonOf(c)) as { text?: unknown; put?: unknown };
    if (typeof text !== 'string')
      return c.json({ error: 'Send {"text": "…"}, with "put" to put it there' }, 400);
    const { rules, product, key, held, words } = await asked(c, false);
    const look = rules.look({ product, key }, { text, held }, words);
    if (put === undefined) return c.json(look);
    // With its mistakes only for somebody who says so, to see what an owner would then be told.
    if (look.problems.length > 0 && put !== 'with-mistakes')
      return c.json({ error: 'This is not understood yet, so it was not put in force' }, 409);
    const type = 'text/plain; charset=utf-8';
    await runtime.objects.write(rules.bucketOf(product), key, Buffer.from(text), type);
    return c.json(look);
  });

  return app;
}
