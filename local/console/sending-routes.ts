// What the buttons press: a sample event is sent, and once nothing is under way any more the page is told what came of it;
// or a store is offline, keeps what happens, and tells it all when the line is back.
import { type Context, Hono } from 'hono';
import type { ConsoleRuntime } from './console-runtime.ts';
import type { ProductFace } from './product-face.ts';
import type { Delivery, makeSampleDeliveries } from './sample-deliveries.ts';
import type { LinesBefore, Stories } from './story-routes.ts';

type SendingParts = {
  readonly runtime: ConsoleRuntime;
  readonly faces: readonly ProductFace[];
  readonly deliveries: ReturnType<typeof makeSampleDeliveries>;
  readonly stories: Stories;
  /** The body of a request that no other site's page can have made. */
  readonly jsonOf: (c: Context) => Promise<object>;
};

/** A press, until its outcome was asked for. */
type Pressed = { readonly product: string; readonly delivery: Delivery; readonly before: LinesBefore };
const MOST_PRESSED = 50;

/** To be mounted at `/_local/console`. */
export function sendingRoutes({ runtime, faces, deliveries, stories, jsonOf }: SendingParts): Hono {
  const app = new Hono();
  const pressed = new Map<string, Pressed>();
  let presses = 0;

  app.post('/send', async (c) => {
    const { event } = (await jsonOf(c)) as { event?: unknown };
    if (typeof event !== 'string') return c.json({ error: 'Send {"event": "…"}' }, 400);
    let before: LinesBefore = [];
    const result = await deliveries.send(event, await runtime.status(), async (product, body) => {
      before = await stories.before(product, body);
    });
    if (!result.ok) return c.json({ error: result.reason }, 409);
    if ('kept' in result) return c.json({ kept: result.kept });
    presses += 1;
    const press = String(presses);
    pressed.set(press, { product: result.product, delivery: result.delivery, before });
    if (pressed.size > MOST_PRESSED) pressed.delete([...pressed.keys()][0] ?? '');
    return c.json({ ...result.delivery, press });
  });

  app.get('/outcome/:press', async (c) => {
    const press = pressed.get(c.req.param('press'));
    if (press === undefined) return c.notFound();
    await runtime.idle();
    const { request, answer } = press.delivery;
    const told = { body: JSON.parse(request.body) as unknown, status: answer.status, answer: answer.body };
    return c.json(await stories.outcome(press.product, { ...told, before: press.before }));
  });

  app.get('/outages', (c) => c.json(deliveries.outages.list()));
  app.post('/outages', async (c) => {
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
  return app;
}
