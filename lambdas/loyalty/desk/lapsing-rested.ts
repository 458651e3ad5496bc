// Members at rest, who are on no lapsing list: the page after somebody was put to rest, and the way back.
import { restedBody } from './lapsing-pages.ts';
import { csrfField, layout } from './layout.ts';
import { memberHref, openMember, staleTicket } from './member-parts.ts';
import type { DeskContext, DeskParts, DeskRoutes } from './parts.ts';

/** `/lapsing/rested` and `/lapsing/unrest`. */
export const restedRoutes =
  (parts: DeskParts): DeskRoutes =>
  (app) => {
    app.get('/lapsing/rested/:ticket', async (context) => {
      const text = context.req.param('ticket');
      const ticket = await openMember(parts, text);
      const member = ticket === undefined ? undefined : await parts.members.get(ticket.phone);
      if (member === undefined) return staleTicket(context);
      if (member.status !== 'rested') return backToLapsing(context, 'gone');
      return layout(context, {
        title: 'Resting',
        at: '/lapsing',
        body: restedBody({ member, ticket: text, csrf: csrfField(context) }),
      });
    });
    app.post('/lapsing/unrest', (context) => unrest(context, parts));
  };

async function unrest(context: DeskContext, parts: DeskParts): Promise<Response> {
  const ticket = await openMember(parts, context.get('form').get('member') ?? '');
  const member = ticket === undefined ? undefined : await parts.members.get(ticket.phone);
  if (ticket === undefined || member === undefined) return staleTicket(context);
  await parts.lapsing.unrest({ member, at: parts.now(), byUser: context.get('staff').name });
  const { phone, typed } = ticket;
  return typed === ''
    ? backToLapsing(context, 'active')
    : context.redirect(await memberHref(parts, { phone, typed, remark: 'active' }), 303);
}

/** To the list, which says what was done. */
export const backToLapsing = (context: DeskContext, done: string): Response =>
  context.redirect(`/lapsing?done=${done}`, 303);
