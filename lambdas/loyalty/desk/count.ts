// "I forgot to give my number": the sales that were just rung up without one, and one of them counted for this member, once.
//
//   /count/<member> lists them ──▶ /count/sale/<sale> shows it ──▶ POST /count has loy-earn count it ──▶ what was done
import { saleKey } from '../decisions/ledger-key.ts';
import { isRegistered } from '../decisions/sale-row.ts';
import { countBody, countListBody } from './count-pages.ts';
import { csrfField, layout, refuse } from './layout.ts';
import { doneHref, memberHref, noSuchMember, openMember, staleTicket } from './member-parts.ts';
import type { DeskContext, DeskParts, DeskRoutes } from './parts.ts';
import { countTicket } from './tickets.ts';

const MOST_READ = 40;
const MOST_SHOWN = 20;

export const countRoutes =
  (parts: DeskParts): DeskRoutes =>
  (app) => {
    app.get('/count/:ticket', (context) => list(context, parts));
    app.get('/count/sale/:ticket', (context) => one(context, parts));
    app.post('/count', (context) => count(context, parts));
  };

async function list(context: DeskContext, parts: DeskParts): Promise<Response> {
  const ticket = await openMember(parts, context.req.param('ticket') ?? '');
  if (ticket === undefined) return staleTicket(context);
  const { phone, typed } = ticket;
  const at = parts.now();
  const [member, kept, keys] = await Promise.all([
    parts.members.get(phone),
    parts.unnamed.recent(at, MOST_READ),
    parts.sessionKeys(),
  ]);
  if (member === undefined) return noSuchMember(context);
  // The till may have told of a number since.
  const known = await parts.sales.getMany(kept.map(({ sale }) => sale.saleId));
  const taken = new Set(known.filter(isRegistered).map(({ sale_id }) => sale_id));
  const session = context.get('staff').sessionId;
  return layout(context, {
    title: 'Count a sale',
    at: '/',
    body: countListBody({
      member,
      rows: kept
        .filter(({ sale }) => !taken.has(sale.saleId))
        .slice(0, MOST_SHOWN)
        .map(({ sale, day, told }) => ({
          sale,
          href: `/count/sale/${countTicket.seal({ phone, typed, saleId: sale.saleId, day, told, session, at }, keys)}`,
        })),
      now: at,
      place: parts.shop,
      backHref: await memberHref(parts, { phone, typed }),
    }),
  });
}

async function openCount(context: DeskContext, parts: DeskParts, text: string) {
  const ticket = countTicket.open(text, await parts.sessionKeys(), parts.now());
  return ticket?.session === context.get('staff').sessionId ? ticket : undefined;
}

async function one(context: DeskContext, parts: DeskParts): Promise<Response> {
  const text = context.req.param('ticket') ?? '';
  const ticket = await openCount(context, parts, text);
  if (ticket === undefined) return staleTicket(context);
  const { phone, typed } = ticket;
  const [member, kept] = await Promise.all([
    parts.members.get(phone),
    parts.unnamed.get(ticket, parts.now()),
  ]);
  if (member === undefined) return noSuchMember(context);
  if (kept === undefined) return over(context, await memberHref(parts, { phone, typed }));
  return layout(context, {
    title: 'Count this sale?',
    at: '/',
    body: countBody({
      member,
      sale: kept.sale,
      ticket: text,
      now: parts.now(),
      place: parts.shop,
      csrf: csrfField(context),
      cancelHref: await memberHref(parts, { phone, typed }),
    }),
  });
}

async function count(context: DeskContext, parts: DeskParts): Promise<Response> {
  const ticket = await openCount(context, parts, context.get('form').get('count') ?? '');
  if (ticket === undefined) return staleTicket(context);
  const { phone, typed, saleId, day, told } = ticket;
  const byStaff = context.get('staff').name;
  const { status, reason } = await parts.book({
    type: 'sale.booked',
    saleId,
    day,
    told,
    phone,
    byStaff,
  });
  parts.log.info('a sale was counted at the desk', { sale: saleId, status, reason });
  const closedAt = told.slice(0, -saleId.length - 1);
  switch (reason) {
    case 'added':
      return context.redirect(await doneHref(parts, { phone, typed, ts: saleKey(closedAt, saleId) }), 303);
    case 'held':
      return context.redirect(await memberHref(parts, { phone, typed, remark: 'count-held' }), 303);
    case 'counted-before':
      return refuse(context, {
        status: 409,
        title: 'Counted already',
        message:
          'Somebody counted this sale for a member, or the till told whose it is. Nothing was added now.',
        back: { href: await memberHref(parts, { phone, typed }), label: 'Back to the member' },
      });
    case 'not-kept':
      return over(context, await memberHref(parts, { phone, typed }));
    default:
      return context.redirect(await memberHref(parts, { phone, typed, remark: 'count-nothing' }), 303);
  }
}

const over = (context: DeskContext, href: string): Response =>
  refuse(context, {
    status: 409,
    title: 'This sale is not kept any more',
    message: 'It was counted, or its two days are over. Nothing was added.',
    back: { href, label: 'Back to the member' },
  });
