// The desk's door: every request passes here first, whatever page it asks for. Headers, where it comes from, who it is,
// the form's token; then the page.

import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { wellFormedFields } from '../../../shared/webhooks/form.ts';
import { CONDITION_FAILED } from '../names.ts';
import { csrfToken, isCsrfToken, isFromHere } from './csrf.ts';
import { deskHeaders } from './headers.ts';
import { refuse } from './layout.ts';
import { ownPinRoutes } from './own-pin.ts';
import type { DeskApp, DeskContext, DeskEnvironment, DeskRoutes, FrameParts } from './parts.ts';
import { isSessionGood, openSession, SESSION_COOKIE, takeCookie } from './session.ts';
import { signInPage, signInRoutes } from './sign-in.ts';
import { staffRoutes } from './staff-pages.ts';

/** Pages that somebody who is not signed in may see. */
const OPEN_PATHS = new Set(['/sign-in']);
const MANAGER_PATHS = /^\/(staff|held|lapsing|history|sent)(\/|$)/;
const MOST_FORM_BYTES = 64 * 1024;
/** What a page answers where the state it was made for is gone: too few points, a case decided by somebody else. */
const LOST = 409;
const METHODS = new Set(['GET', 'HEAD', 'POST']);

/** The desk with its frame, the staff list and the given pages. */
export function makeDesk(parts: FrameParts, routes: readonly DeskRoutes[]): DeskApp {
  const app = new Hono<DeskEnvironment>();

  app.use(async (context, next) => {
    const nonce = parts.newId();
    context.set('nonce', nonce);
    context.set('shop', parts.shop);
    context.set('form', new Map());
    await next();
    if (context.res.status === LOST) await countLost(context, parts);
    for (const [name, value] of Object.entries(deskHeaders(parts.shop, nonce)))
      if (name !== 'content-type') context.header(name, value);
  });

  app.use(async (context, next) => {
    const { method } = context.req;
    if (!METHODS.has(method)) {
      context.header('allow', [...METHODS].join(', '));
      return refuse(context, {
        status: 405,
        title: 'That does not work here',
        message: 'A page of the desk is only opened or sent.',
      });
    }
    if (method === 'POST') {
      if (!isFromHere(provenance(context))) return foreignForm(context);
      const form = await readForm(context);
      if (form === undefined)
        return refuse(context, {
          status: 413,
          title: 'Too much at once',
          message: 'What was sent is longer than any form of the desk.',
        });
      context.set('form', form);
    }
    return next();
  });

  app.use(async (context, next) => {
    const cookie = getCookie(context, SESSION_COOKIE);
    const keys = await parts.sessionKeys();
    const session = cookie === undefined ? undefined : openSession(cookie, keys, parts.now());
    const row = session === undefined ? undefined : await parts.staff.get(session.name);
    if (session !== undefined && isSessionGood(session, row)) {
      context.set('staff', {
        name: row.name,
        shownName: row.shown_name,
        role: row.role,
        sessionId: session.id,
        begunAt: session.begunAt,
      });
      context.set('csrf', csrfToken(session.id, keys));
    }
    const isOpen = OPEN_PATHS.has(context.req.path);
    if (context.get('staff') === undefined) {
      if (isOpen) return next();
      // Nobody was here yet, so nothing has ended: a plain way to the door.
      if (cookie === undefined && context.req.method !== 'POST') return context.redirect('/sign-in', 303);
      if (cookie !== undefined) takeCookie(context);
      return signInPage(context, {
        status: 401,
        remark: 'You are not signed in any more. Please sign in again.',
      });
    }
    if (context.req.method === 'POST' && !isOpen) {
      const token = context.get('form').get('csrf') ?? '';
      if (!isCsrfToken(token, context.get('staff').sessionId, keys)) return foreignForm(context);
    }
    if (MANAGER_PATHS.test(context.req.path) && context.get('staff').role !== 'manager')
      return refuse(context, {
        status: 403,
        title: 'For managers',
        message: 'This page is for managers. Ask one of them to do it, or to make you one.',
      });
    return next();
  });

  signInRoutes(app, parts);
  staffRoutes(app, parts);
  ownPinRoutes(app, parts);
  for (const route of routes) route(app);

  app.notFound((context) =>
    refuse(context, {
      status: 404,
      title: 'There is nothing here',
      message: 'The desk has no such page.',
    }),
  );
  app.onError((error, context) => {
    parts.log.error('desk page failed', { error, path: context.req.path, method: context.req.method });
    return refuse(context, {
      status: 500,
      title: 'Something went wrong',
      message: 'Your last step may not have counted. Look the member up again before you repeat it.',
    });
  });
  return app;
}

/** A person stands at the counter: counting must never be what fails. */
async function countLost(context: DeskContext, { announce, log }: FrameParts): Promise<void> {
  const page = `/${context.req.path.split('/')[1] ?? ''}`;
  log.warn('condition_failed', { page });
  await announce({ type: CONDITION_FAILED, detail: { page } }).catch((error: unknown) =>
    log.error('a failed condition was not counted', { error }),
  );
}

const provenance = (context: DeskContext) => ({
  site: context.req.header('sec-fetch-site'),
  origin: context.req.header('origin'),
  host: context.req.header('host') ?? new URL(context.req.url).host,
});

const foreignForm = (context: DeskContext): Response =>
  refuse(context, {
    status: 403,
    title: 'This form is not from here',
    message: 'It was sent from another page, or from before you signed in. Nothing has changed.',
  });

/** The text fields of a posted form; undefined when it is longer than any of ours. */
async function readForm(context: DeskContext): Promise<ReadonlyMap<string, string> | undefined> {
  const body = await context.req.arrayBuffer();
  if (body.byteLength > MOST_FORM_BYTES) return undefined;
  const type = context.req.header('content-type') ?? '';
  const form = new Map<string, string>();
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) return form;
  for (const [name, value] of wellFormedFields(new TextDecoder().decode(body)))
    if (!form.has(name)) form.set(name, value);
  return form;
}
