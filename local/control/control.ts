// The control interface: what the console, the tests and outside checks ask the runtime. JSON in, JSON out; an error
// says what was wrong with the request.
import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { readInstant } from '../../shared/time/instant.ts';
import type { TroubleOrder } from '../aws/faults/general-trouble.ts';
import { ORDERED_KINDS } from '../aws/faults/kinds.ts';
import type { Runtime } from '../runtime/runtime.ts';

const clockMove = z.union([
  z.strictObject({ advance: z.string() }),
  z.strictObject({ to: z.string().refine((text) => readInstant(text) !== undefined) }),
]);
const item = z.record(z.string(), z.unknown());
const inboundText = z.strictObject({ from: z.string(), body: z.string(), topic: z.string().optional() });
const modelMode = z.union([
  z.strictObject({ mode: z.enum(['stand-in', 'slow', 'nonsense', 'fail', 'thinks', 'refuses']) }),
  z.strictObject({ mode: z.literal('script'), answer: z.string() }),
]);
const share = z.number().gt(0).max(1);
const badDay = z.strictObject({
  kinds: z.union([z.literal('all'), z.array(z.enum(ORDERED_KINDS))]).optional(),
  rate: share.optional(),
  forMinutes: z.number().positive().optional(),
  faults: z
    .array(
      z.strictObject({
        service: z.string(),
        action: z.string().optional(),
        function: z.string().optional(),
        error: z.string(),
        status: z.int().min(400).max(599).optional(),
        message: z.string().optional(),
        phase: z.enum(['before', 'after']).optional(),
        times: z.int().positive().optional(),
        forMinutes: z.number().positive().optional(),
        rate: share.optional(),
      }),
    )
    .default([]),
  seed: z.int().optional(),
});

/** All routes; `pages` are whatever stands beside them, such as the console. */
export function controlRoutes(runtime: Runtime, pages?: Hono): Hono {
  const app = new Hono();

  // The interface can do everything, so no web page of another origin may reach it, nor a name that someone points
  // at this machine.
  app.use(async (c, next) => {
    const origin = c.req.header('origin');
    const isOurs = isLoopback(c.req.header('host')) && (origin === undefined || isLoopback(hostOf(origin)));
    if (!isOurs) return c.json({ error: 'Only pages of this machine may use the control interface' }, 403);
    return next();
  });
  app.onError((error, c) => {
    const status = error instanceof HTTPException ? error.status : 400;
    return c.json({ error: error.message }, status);
  });

  app.get('/_local/status', (c) => c.json(runtime.status()));
  app.post('/_local/clock', async (c) => {
    const wanted = await read(c, clockMove, '{"advance":"PT1H"} or {"to":"2026-11-17T20:00:00Z"}');
    return c.json(await runtime.advance('to' in wanted ? wanted.to : wanted.advance));
  });
  app.post('/_local/idle', async (c) => {
    await runtime.idle();
    return c.json({});
  });
  app.get('/_local/messages', (c) => c.json(runtime.messages()));

  app.get('/_local/tables/:name', async (c) => {
    const name = known(c.req.param('name'), runtime.tables(), 'table');
    return c.json(await runtime.table(name));
  });
  app.post('/_local/put/:name', async (c) => {
    const name = known(c.req.param('name'), runtime.tables(), 'table');
    const given = await read(c, z.union([item, z.array(item)]), 'an item or a list of items');
    const items = Array.isArray(given) ? given : [given];
    await runtime.put(name, items);
    return c.json({ put: items.length });
  });

  app.get('/_local/objects/:bucket/:key{.+}', async (c) => {
    const found = await runtime.objects.read(c.req.param('bucket'), c.req.param('key'));
    if (found === undefined)
      throw new HTTPException(404, { message: `There is no ${c.req.param('key')} in it` });
    const type = found.contentType ?? 'application/octet-stream';
    return c.body(new Uint8Array(found.body), 200, {
      'content-type': type,
      ...(found.savedAt === undefined ? {} : { 'last-modified': found.savedAt.toUTCString() }),
    });
  });
  app.put('/_local/objects/:bucket/:key{.+}', async (c) => {
    const body = Buffer.from(await c.req.arrayBuffer());
    const { bucket, key } = c.req.param();
    await runtime.objects.write(bucket, key, body, c.req.header('content-type'));
    return c.json({ bytes: body.length });
  });

  app.get('/_local/versions/:bucket/:key{.+}', async (c) => {
    const { bucket, key } = c.req.param();
    return c.json({ texts: await runtime.objects.earlier(bucket, key) });
  });

  app.get('/_local/permissions', (c) => c.json(runtime.permissions()));
  app.get('/_local/usage', async (c) => c.json(await runtime.usage()));
  app.get('/_local/alarms', (c) => c.json(runtime.alarms()));
  app.get('/_local/logs/:function', (c) => {
    const names = runtime.status().functions.map(({ name }) => name);
    return c.json(runtime.logs(known(c.req.param('function'), names, 'function')));
  });

  app.post('/_local/sms', async (c) => {
    const { from, body, topic } = await read(c, inboundText, '{"from":"+447700900123","body":"STOP"}');
    runtime.receiveText({ from, body, ...(topic === undefined ? {} : { topic }) });
    return c.json({});
  });
  app.post('/_local/model', async (c) => {
    const wanted = await read(c, modelMode, '{"mode":"slow"} or {"mode":"script","answer":"…"}');
    runtime.model.setMode(wanted.mode === 'script' ? { script: wanted.answer } : wanted.mode);
    return c.json({ mode: wanted.mode });
  });
  const badDayNow = () => ({ faults: runtime.faults.list(), general: runtime.faults.general.inForce() });
  app.get('/_local/faults', (c) => c.json(badDayNow()));
  app.post('/_local/faults', async (c) => {
    const { faults, kinds, ...general } = await read(
      c,
      badDay,
      '{"faults":[{"service":"ses","error":"TooManyRequestsException","forMinutes":60}]} or {"kinds":["answer-lost","duplicate"],"rate":0.1,"forMinutes":60,"seed":7}',
    );
    const functions = runtime.status().functions.map(({ name }) => name);
    for (const fault of faults) {
      if (fault.function !== undefined) known(fault.function, functions, 'function');
    }
    runtime.faults.set(faults as Parameters<Runtime['faults']['set']>[0], general.seed);
    runtime.faults.general.order(
      kinds === undefined
        ? undefined
        : ({ ...general, kinds: kinds === 'all' ? ORDERED_KINDS : kinds } as TroubleOrder),
    );
    return c.json(badDayNow());
  });

  if (pages !== undefined) app.route('/', pages);
  app.notFound((c) => c.json({ error: `There is no ${c.req.method} ${c.req.path}` }, 404));
  return app;
}

async function read<T>(c: Context, schema: z.ZodType<T>, example: string): Promise<T> {
  const body: unknown = await c.req.json().catch(() => undefined);
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new HTTPException(400, { message: `${c.req.path} takes ${example}` });
}

function known(name: string, names: readonly string[], what: string): string {
  if (names.includes(name)) return name;
  throw new HTTPException(404, { message: `There is no ${what} ${name}; there are: ${names.join(', ')}` });
}

function hostOf(origin: string): string | undefined {
  return URL.parse(origin)?.host;
}

function isLoopback(host: string | undefined): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(host ?? '');
}
