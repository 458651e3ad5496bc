// The console: one page and the few routes it needs beside the control interface. `GET /` and everything under
// `/_local/console/` is here; all else the page asks of `/_local/*` like any other client.
import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { shopOf } from '../runtime/shops.ts';
import { BAD_DAYS } from './bad-days.ts';
import { type ConsoleRuntime, tablesOf } from './console-runtime.ts';
import { emailForFrame, emailHeaders } from './email-view.ts';
import { nextMorning } from './next-morning.ts';
import type { ProductFace } from './product-face.ts';
import { cardsWithPages } from './product-pages.ts';
import type { RulesDesk } from './rules-desk.ts';
import { rulesRoutes } from './rules-routes.ts';
import { makeSampleDeliveries } from './sample-deliveries.ts';
import { visit } from './visit.ts';
import { visitPage } from './visit-page.ts';

const pageHeaders = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; frame-src 'self' http://127.0.0.1:* http://localhost:*; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
} as const;

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

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
  const folder = new URL('./page/', import.meta.url);
  // Only what lies in the folder is served, so no path can lead out of it.
  const assets = new Set(readdirSync(folder).filter((name) => extname(name) in contentTypes));
  const shop = shopOf(runtime.deployment);
  const deliveries = makeSampleDeliveries({
    faces,
    shop: {
      currency: shop?.currency ?? 'GBP',
      storeUrl: shop?.storeUrl ?? 'https://ridgeback.example',
      timeZone: shop?.timeZone ?? 'UTC',
    },
    post: fetch,
    elapsed: () => performance.now(),
    nowOf: async () => new Date((await runtime.status()).now),
  });

  const file = (name: string) =>
    new Response(readFileSync(new URL(name, folder)), {
      headers: { ...pageHeaders, 'content-type': contentTypes[extname(name)] ?? 'text/plain' },
    });

  app.get('/', () => file('index.html'));
  app.get('/_local/console/assets/:name', (c) =>
    assets.has(c.req.param('name')) ? file(c.req.param('name')) : c.notFound(),
  );

  app.get('/_local/console/setup', async (c) => {
    const status = await runtime.status();
    const { products } = status;
    return c.json({
      shop: {
        name: shop?.name ?? 'The shop',
        timeZone: shop?.timeZone ?? 'UTC',
        locale: shop?.locale ?? 'en-GB',
        currency: shop?.currency ?? 'GBP',
      },
      storeUrl: storeAddress(),
      cards: await cardsWithPages(faces, status, runtime),
      tables: tablesOf(
        runtime.deployment,
        faces.map(({ mainTable }) => mainTable),
      ),
      buttons: deliveries.shown(products),
      badDays: BAD_DAYS,
      hasRules: desk !== undefined,
      firstMessage: faces.find(({ product }) => products.includes(product))?.firstMessage ?? '',
    });
  });

  // Messages pile up; the page asks for them only when there are more than it has.
  app.get('/_local/console/pulse', async (c) => c.json({ messages: (await runtime.messages()).length }));

  app.get('/_local/console/next-morning', async (c) => {
    const { now } = await runtime.status();
    return c.json({ to: nextMorning(new Date(now), shop?.timeZone ?? 'UTC').toISOString() });
  });

  /** Another site's page can post a form here but not JSON, so this keeps such a page out. */
  async function jsonOf(c: Context): Promise<object> {
    if (!/^application\/json\b/.test(c.req.header('content-type') ?? ''))
      throw new HTTPException(415, { message: 'Send JSON' });
    return (await c.req.json().catch(() => ({}))) as object;
  }

  app.post('/_local/console/send', async (c) => {
    const { event } = (await jsonOf(c)) as { event?: unknown };
    if (typeof event !== 'string') return c.json({ error: 'Send {"event": "…"}' }, 400);
    const result = await deliveries.send(event, await runtime.status());
    if (!result.ok) return c.json({ error: result.reason }, 409);
    return c.json('kept' in result ? { kept: result.kept } : result.delivery);
  });

  app.get('/_local/console/outages', (c) => c.json(deliveries.outages.list()));
  app.post('/_local/console/outages', async (c) => {
    const { product, offline } = (await jsonOf(c)) as { product?: unknown; offline?: unknown };
    if (!faces.some((face) => face.product === product) || typeof offline !== 'boolean')
      return c.json({ error: 'Send {"product": "…", "offline": true} or false' }, 400);
    if (offline) deliveries.outages.begin(String(product));
    const told = offline ? [] : await deliveries.outages.end(String(product));
    return c.json({
      offline: deliveries.outages.list(),
      told: told.map(({ event, told: { answer } }) => ({ event, status: answer.status })),
    });
  });

  if (desk !== undefined) {
    const words = { name: 'The shop', currency: 'GBP', locale: 'en-GB', ...shop };
    app.route('/_local/console/rules', rulesRoutes({ runtime, faces, shop: words, desk, jsonOf }));
  }

  app.get('/_local/console/email/:id', async (c) => {
    const message = (await runtime.messages()).find(({ id }) => id === c.req.param('id'));
    if (message?.html === undefined) return c.notFound();
    const standIns = runtime.outside.hosts();
    return c.html(emailForFrame(message.html, standIns), 200, emailHeaders(standIns));
  });

  app.get('/_local/console/visit', async (c) => {
    const { functions } = await runtime.status();
    const origins = functions.flatMap(({ url }) => (url === undefined ? [] : [new URL(url).origin]));
    const reach = { origins: new Set(origins), hosts: runtime.outside.hosts() };
    return c.html(visitPage(await visit(c.req.query('url') ?? '', reach)), 200, pageHeaders);
  });

  function storeAddress(): string | undefined {
    const host = shop === undefined ? undefined : URL.parse(shop.storeUrl)?.host;
    return host === undefined ? undefined : runtime.outside.hosts()[host];
  }

  return app;
}
