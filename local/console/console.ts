// The console: one page and the few routes it needs beside the control interface. `GET /` and everything under
// `/_local/console/` is here; all else the page asks of `/_local/*` like any other client.
import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { shopOf } from '../runtime/shops.ts';
import type { ConsoleRuntime } from './console-runtime.ts';
import { inboxRoutes, shownMessage } from './inbox-routes.ts';
import { nextMorning } from './next-morning.ts';
import { barStyle, belowStyle, consoleScript, documentOf, pageHeaders } from './page-file.ts';
import type { ProductFace } from './product-face.ts';
import type { RulesDesk } from './rules-desk.ts';
import { rulesRoutes } from './rules-routes.ts';
import { runbookPage } from './runbook-page.ts';
import { makeSampleDeliveries } from './sample-deliveries.ts';
import { sendingRoutes } from './sending-routes.ts';
import { setupOf } from './setup.ts';
import { makeStories, storyRoutes } from './story-routes.ts';
import { visit } from './visit.ts';
import { visitPage } from './visit-page.ts';

/** The console of these products, as the runtime takes it; without a desk for rules it has no editor. */
export const consoleOf =
  (faces: readonly ProductFace[], desk?: () => Promise<RulesDesk>) =>
  (runtime: ConsoleRuntime): Hono =>
    consoleRoutes(runtime, faces, desk);

/** The console's routes, to be mounted at the root of the control server. */
export function consoleRoutes(
  runtime: ConsoleRuntime,
  faces: readonly ProductFace[],
  desk?: () => Promise<RulesDesk>,
): Hono {
  const app = new Hono();
  const bar = barStyle();
  const below = belowStyle();
  const style = `${bar}\n${below}`;
  const known = shopOf(runtime.deployment);
  const shop = { name: 'The shop', currency: 'GBP', locale: 'en-GB', timeZone: 'UTC', ...known };
  const deliveries = makeSampleDeliveries({
    faces,
    shop: {
      currency: shop.currency,
      storeUrl: known?.storeUrl ?? 'https://ridgeback.example',
      timeZone: shop.timeZone,
    },
    post: fetch,
    elapsed: () => performance.now(),
    nowOf: async () => new Date((await runtime.status()).now),
  });
  const stories = makeStories({ runtime, faces, shop, ...(desk === undefined ? {} : { desk }) });

  async function setup() {
    const status = await runtime.status();
    const parts = { runtime, faces, shop, storeUrl: storeAddress(), hasRules: desk !== undefined };
    return { status, setup: await setupOf(parts, status, deliveries.shown(status.products)) };
  }

  app.get('/', (c) => {
    const first = async () => ({
      ...(await setup()),
      messages: (await runtime.messages()).map(shownMessage),
    });
    return c.body(documentOf(bar, first), 200, pageHeaders(bar));
  });
  app.get('/_local/console/assets/console.css', (c) =>
    c.body(below, 200, pageHeaders(bar, 'text/css; charset=utf-8')),
  );
  app.get('/_local/console/assets/console.js', async (c) =>
    c.body(await consoleScript(), 200, pageHeaders(style, 'text/javascript; charset=utf-8')),
  );
  app.get('/_local/console/setup', async (c) => c.json((await setup()).setup));

  // Messages pile up; the page asks for them only when there are more than it has.
  app.get('/_local/console/pulse', async (c) => c.json({ messages: (await runtime.messages()).length }));

  app.get('/_local/console/next-morning', async (c) => {
    const { now } = await runtime.status();
    return c.json({ to: nextMorning(new Date(now), shop.timeZone).toISOString() });
  });

  /** Another site's page can post a form here but not JSON, so this keeps such a page out. */
  async function jsonOf(c: Context): Promise<object> {
    if (!/^application\/json\b/.test(c.req.header('content-type') ?? ''))
      throw new HTTPException(415, { message: 'Send JSON' });
    return (await c.req.json().catch(() => ({}))) as object;
  }

  app.route('/_local/console', sendingRoutes({ runtime, faces, deliveries, stories, jsonOf }));
  app.route('/_local/console', inboxRoutes(runtime));
  app.route('/_local/console/stories', storyRoutes(stories));

  app.get('/_local/console/rows/:table', async (c) => {
    const name = c.req.param('table');
    if (!runtime.tables().includes(name)) return c.notFound();
    const rows = await runtime.table(name);
    const product = runtime.deployment.resources.find(({ ref }) => ref === name)?.product ?? '';
    return c.json({ product, rows, stories: await stories.ofRows(product, name, rows) });
  });
  app.get('/_local/console/story-of/:message', async (c) => {
    const message = (await runtime.messages()).find(({ id }) => id === c.req.param('message'));
    if (message === undefined) return c.notFound();
    return c.json((await stories.ofMessage(message)) ?? {});
  });

  if (desk !== undefined)
    app.route('/_local/console/rules', rulesRoutes({ runtime, faces, shop, desk, jsonOf }));

  app.get('/_local/console/runbook/:alarm', (c) => {
    const page = runbookPage(c.req.param('alarm'), style);
    return page === undefined ? c.notFound() : c.body(page, 200, pageHeaders(style));
  });

  app.get('/_local/console/visit', async (c) => {
    const { functions } = await runtime.status();
    const origins = functions.flatMap(({ url }) => (url === undefined ? [] : [new URL(url).origin]));
    const reach = { origins: new Set(origins), hosts: runtime.outside.hosts() };
    const page = visitPage(await visit(c.req.query('url') ?? '', reach), style);
    return c.body(page, 200, pageHeaders(style));
  });

  function storeAddress(): string | undefined {
    const host = known === undefined ? undefined : URL.parse(known.storeUrl)?.host;
    return host === undefined ? undefined : runtime.outside.hosts()[host];
  }

  return app;
}
