// A birthday that is wrong, put right by a manager: whoever may move it decides when points are given.
import { type Markup, markup } from '../../../shared/pages/markup.ts';
import { birthdayOf, MONTHS, sayBirthday } from '../decisions/birthday.ts';
import type { MemberRow } from '../rows.ts';
import { managersOnly, memberHref, noSuchMember, openMember, staleTicket } from './member-parts.ts';
import type { DeskContext, DeskParts, DeskRoutes } from './parts.ts';
import { showMember } from './show-member.ts';

/** `/birthday`. */
export const birthdayRoutes =
  (parts: DeskParts): DeskRoutes =>
  (app) => {
    app.post('/birthday', async (context) => {
      const { name, role } = context.get('staff');
      if (role !== 'manager') return managersOnly(context);
      const ticket = await openMember(parts, field(context, 'member'));
      if (ticket === undefined) return staleTicket(context);
      const typed = { day: field(context, 'day'), month: field(context, 'month') };
      const isTakenAway = typed.day === '' && typed.month === '';
      const birthday = birthdayOf(typed);
      if (birthday === undefined && !isTakenAway)
        return showMember(context, parts, { ...ticket, remark: 'birthday-bad' }, 400);
      const result = await parts.correctBirthday({
        phone: ticket.phone,
        seen: field(context, 'seen'),
        birthday,
        byUser: name,
        at: parts.now(),
      });
      if (result === 'unknown-member') return noSuchMember(context);
      if (result === 'changed')
        return showMember(context, parts, { ...ticket, remark: 'birthday-changed' }, 409);
      const remark = isTakenAway ? 'birthday-gone' : 'birthday';
      return context.redirect(await memberHref(parts, { ...ticket, remark }), 303);
    });
  };

type BirthdayPart = {
  readonly member: Pick<MemberRow, 'birthday'>;
  readonly role: 'staff' | 'manager';
  readonly csrf: Markup;
  readonly ticket: string;
};

const DAYS = Array.from({ length: 31 }, (_, index) => String(index + 1));

/** What the desk shows of it, and to a manager the way to put it right. */
export function birthdayPart({ member: { birthday }, role, csrf, ticket }: BirthdayPart): Markup | '' {
  if (birthday === undefined || role !== 'manager') return '';
  const [month, day] = birthday.split('-').map((part) => String(Number(part)));
  const option = (value: string, text: string, chosen: string | undefined) =>
    markup`<option value="${value}"${value === chosen ? markup` selected` : ''}>${text}</option>`;
  return markup`<details class="card"><summary>Correct the birthday</summary>
<form method="post" action="/birthday">${csrf}<input type="hidden" name="member" value="${ticket}"><input type="hidden" name="seen" value="${birthday}">
<div class="field"><label for="day">Day</label>
<select id="day" name="day" autocomplete="off">${option('', '–', day)}${DAYS.map((one) => option(one, one, day))}</select></div>
<div class="field"><label for="month">Month</label>
<select id="month" name="month" autocomplete="off">${option('', '–', month)}${MONTHS.map((name, index) => option(String(index + 1), name, month))}</select></div>
<p class="soft">It stands as ${sayBirthday(birthday)}. Both left open take it away. Points for it come once a year, whatever is changed here.</p>
<button class="second" type="submit">Save the birthday</button></form></details>`;
}

const field = (context: DeskContext, name: string): string => context.get('form').get(name)?.trim() ?? '';
