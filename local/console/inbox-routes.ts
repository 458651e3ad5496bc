// The inbox, as the page asks for it: what came since, without the letters themselves; and of one message its letter, its plain
// text, its raw source.
import { Hono } from 'hono';
import type { InboxMessage } from '../world.ts';
import type { ConsoleRuntime } from './console-runtime.ts';
import { emailForFrame, emailHeaders } from './email-view.ts';
import { rawSource } from './raw-source.ts';

/** A message as the list shows it. */
type ShownMessage = Omit<InboxMessage, 'html'> & { readonly hasLetter: boolean };

export const shownMessage = ({ html, ...message }: InboxMessage): ShownMessage => ({
  ...message,
  hasLetter: html !== undefined,
});

const plainHeaders = {
  'content-type': 'text/plain; charset=utf-8',
  'content-security-policy': "default-src 'none'; frame-ancestors 'self'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

/** To be mounted at `/_local/console`. */
export function inboxRoutes(runtime: Pick<ConsoleRuntime, 'messages' | 'outside'>): Hono {
  const app = new Hono();
  const find = async (id: string) => (await runtime.messages()).find((message) => message.id === id);

  app.get('/messages', async (c) => {
    const from = Math.max(0, Math.floor(Number(c.req.query('from') ?? 0)) || 0);
    return c.json((await runtime.messages()).slice(from).map(shownMessage));
  });

  app.get('/email/:id', async (c) => {
    const message = await find(c.req.param('id'));
    if (message?.html === undefined) return c.notFound();
    const standIns = runtime.outside.hosts();
    return c.html(emailForFrame(message.html, standIns), 200, emailHeaders(standIns));
  });

  app.get('/raw/:id', async (c) => {
    const message = await find(c.req.param('id'));
    return message === undefined ? c.notFound() : c.body(rawSource(message), 200, plainHeaders);
  });
  return app;
}
