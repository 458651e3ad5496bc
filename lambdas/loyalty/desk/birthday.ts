// A birthday that is wrong, put right by a manager: whoever may move it decides when points are given.
import { birthdayOf } from '../decisions/birthday.ts';
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

const field = (context: DeskContext, name: string): string => context.get('form').get(name)?.trim() ?? '';
