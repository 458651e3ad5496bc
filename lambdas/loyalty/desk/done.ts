// What was just done, as it stands by now, and its undoing in one tap.
import { mayUndo } from '../decisions/desk-undo.ts';
import { reversalKey } from '../decisions/ledger-key.ts';
import { csrfField, layout, refuse } from './layout.ts';
import { doneHref, managersOnly, memberHref, noSuchMember, openEntry, staleTicket } from './member-parts.ts';
import type { DeskContext, DeskParts, DeskRoutes } from './parts.ts';
import { doneBody, spentMessage } from './redeem-pages.ts';

/** `/done` and `/undo`. */
export const doneRoutes =
  (parts: DeskParts): DeskRoutes =>
  (app) => {
    app.get('/done/:ticket', (context) => donePage(context, parts, context.req.param('ticket')));
    app.post('/undo', (context) => undo(context, parts));
  };

async function donePage(context: DeskContext, parts: DeskParts, text: string): Promise<Response> {
  const ticket = await openEntry(parts, text);
  if (ticket === undefined) return staleTicket(context);
  const { phone, typed, ts } = ticket;
  const [member, row, reversal] = await Promise.all([
    parts.members.get(phone),
    parts.pointsMoves.row({ phone, ts }),
    parts.pointsMoves.row({ phone, ts: reversalKey(ts) }),
  ]);
  if (member === undefined || row === undefined) return noSuchMember(context);
  const isReversed = reversal !== undefined;
  const { role } = context.get('staff');
  return layout(context, {
    title: isReversed ? 'Taken back' : 'Done',
    at: '/',
    body: doneBody({
      row,
      member,
      place: parts.shop,
      csrf: csrfField(context),
      ticket: text,
      ...(reversal === undefined ? {} : { reversal }),
      mayUndo: mayUndo(row, { role, now: parts.now(), isReversed }),
      memberHref: await memberHref(parts, { phone, typed }),
      next:
        row.reason === 'win-back-bonus' && typed === ''
          ? { href: '/lapsing', label: 'Back to the list' }
          : { href: '/', label: 'Next customer' },
    }),
  });
}

async function undo(context: DeskContext, parts: DeskParts): Promise<Response> {
  const ticket = await openEntry(parts, context.get('form').get('entry') ?? '');
  if (ticket === undefined) return staleTicket(context);
  const { phone, typed, ts } = ticket;
  const row = await parts.pointsMoves.row({ phone, ts });
  if (row === undefined) return noSuchMember(context);
  const { role, name } = context.get('staff');
  const now = parts.now();
  if (!mayUndo(row, { role, now, isReversed: false })) return managersOnly(context);

  const result = await parts.pointsMoves.reverse({ phone, ts, at: now, byStaff: name });
  const back = { href: await memberHref(parts, { phone, typed }), label: 'Back to the member' };
  switch (result.kind) {
    case 'reversed':
    case 'already':
      return context.redirect(await doneHref(parts, { phone, typed, ts }), 303);
    case 'short':
      return refuse(context, {
        status: 409,
        title: 'The points are spent',
        message: spentMessage(result.missing, parts.shop),
        back,
      });
    case 'not-found':
    case 'not-reversible':
      return refuse(context, {
        status: 409,
        title: 'This cannot be undone',
        message: 'Nothing of it is left that could be taken back. Nothing has changed.',
        back,
      });
  }
}
