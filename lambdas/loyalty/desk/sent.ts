// "What was Maria sent?": every mail to a member in the last 13 months with what became of it, for managers.
import { type Markup, markup } from '../../../shared/pages/markup.ts';
import { momentText } from '../decisions/desk-words.ts';
import type { SendRow } from '../state/sends.ts';
import { layout } from './layout.ts';
import { memberHref, noSuchMember, openMember, type Place, staleTicket } from './member-parts.ts';
import type { DeskParts, DeskRoutes } from './parts.ts';
import { nameMark } from './shown-member.ts';

const OUTCOMES: Readonly<Record<SendRow['outcome'], string>> = {
  sent: 'Sent',
  refused: 'Refused for good: it did not go out',
  'left-alone':
    'Not sent: not live yet, or by all products counted together: silent, bought since, enough messages',
  later: 'Put off: it goes out later, or not at all where it stopped being true',
  unknown: 'Nobody knows: it may have arrived, and is not sent again',
};

/** `/sent/…`; the frame lets only managers in. */
export const sentRoutes =
  (parts: DeskParts): DeskRoutes =>
  (app) => {
    app.get('/sent/:ticket', async (context) => {
      const ticket = await openMember(parts, context.req.param('ticket'));
      if (ticket === undefined) return staleTicket(context);
      const { phone, typed } = ticket;
      const [member, rows] = await Promise.all([parts.members.get(phone), parts.sends.to(phone)]);
      if (member === undefined) return noSuchMember(context);
      return layout(context, {
        title: 'Mails',
        at: '/',
        body: markup`<h1>Mails to ${member.name === undefined ? 'this member' : nameMark(member.name)}</h1>
<p class="soft">Of the last 13 months, newest first. Mail that came back later is told on the member’s page.</p>
<section class="card">${rows.length === 0 ? markup`<p>None yet.</p>` : sentList(rows, parts.shop)}</section>
<p><a class="button second" href="${await memberHref(parts, { phone, typed })}">Back to the member</a></p>`,
      });
    });
  };

const sentList = (rows: readonly SendRow[], place: Place): Markup =>
  markup`<ul class="rows">${rows.map(
    ({ subject, at, outcome, recipient }) => markup`<li><span><strong><bdi>${subject}</bdi></strong><br>
<span class="soft">${momentText(at, place.timeZone, place.locale)} · <bdi>${recipient}</bdi></span><br>
<span>${OUTCOMES[outcome]}</span></span></li>`,
  )}</ul>`;
