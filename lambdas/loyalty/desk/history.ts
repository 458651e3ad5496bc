// A member's changes of points for managers, each with its Undo.
import { markup } from '../../../shared/pages/markup.ts';
import { balanceText } from '../decisions/desk-words.ts';
import { csrfField, layout } from './layout.ts';
import { changesList } from './member-page.ts';
import { memberHref, noSuchMember, openMember, staleTicket } from './member-parts.ts';
import type { DeskParts, DeskRoutes } from './parts.ts';
import { seenChanges } from './seen-changes.ts';
import { nameMark } from './shown-member.ts';
import { staffNames } from './staff-names.ts';
import { entryTicket } from './tickets.ts';

const MOST_CHANGES = 200;

/** `/history/…`; the frame lets only managers in. */
export const historyRoutes =
  (parts: DeskParts): DeskRoutes =>
  (app) => {
    app.get('/history/:ticket', async (context) => {
      const ticket = await openMember(parts, context.req.param('ticket'));
      if (ticket === undefined) return staleTicket(context);
      const { phone, typed } = ticket;
      const [member, changes, keys] = await Promise.all([
        parts.members.get(phone),
        seenChanges(parts, { phone, read: MOST_CHANGES }),
        parts.sessionKeys(),
      ]);
      if (member === undefined) return noSuchMember(context);
      const now = parts.now();
      return layout(context, {
        title: 'All changes',
        at: '/',
        body: markup`<h1>All changes of ${member.name === undefined ? 'this member' : nameMark(member.name)}</h1>
<p>${balanceText(member.balance, parts.shop.locale)} points now.</p>
<section class="card">${
          changes.length === 0
            ? markup`<p>There has been none yet.</p>`
            : changesList({
                changes,
                staffNames: await staffNames(parts),
                role: context.get('staff').role,
                place: parts.shop,
                now,
                csrf: csrfField(context),
                entry: (ts) => entryTicket.seal({ phone, typed, ts, at: now }, keys),
              })
        }</section>
<p><a class="button second" href="${await memberHref(parts, { phone, typed })}">Back to the member</a></p>`,
      });
    });
  };
