// Writing a member's address down and taking one away, for whoever stands at the counter. Each answer says what happens
// with the mail that asks for the confirmation, or why there is none.
import { emailAddress } from '../../../shared/people/address.ts';
import { localDate } from '../../../shared/time/time.ts';
import { CONFIRM_EMAIL } from '../names.ts';
import { memberHref, noSuchMember, openMember, staleTicket } from './member-parts.ts';
import type { DeskContext, DeskParts, DeskRoutes } from './parts.ts';
import { showMember } from './show-member.ts';
import type { MemberTicket } from './tickets.ts';

/** `/email` and `/email/clear`. */
export const addressRoutes =
  (parts: DeskParts): DeskRoutes =>
  (app) => {
    app.post('/email', async (context) => {
      const ticket = await openMember(parts, field(context, 'member'));
      if (ticket === undefined) return staleTicket(context);
      const email = emailAddress(field(context, 'email'));
      if (email === undefined) return showMember(context, parts, { ...ticket, remark: 'email-bad' }, 400);
      return save(context, parts, { ticket, email });
    });

    app.post('/email/clear', async (context) => {
      const ticket = await openMember(parts, field(context, 'member'));
      const which = (['pending', 'confirmed'] as const).find((one) => one === field(context, 'which'));
      if (ticket === undefined || which === undefined) return staleTicket(context);
      const result = await parts.mailConsent.clear({
        phone: ticket.phone,
        which,
        seen: field(context, 'seen'),
        by: context.get('staff').name,
        at: parts.now(),
      });
      if (result === 'unknown-member') return noSuchMember(context);
      if (result === 'changed')
        return showMember(context, parts, { ...ticket, remark: 'email-changed' }, 409);
      return back(context, parts, ticket, 'email-cleared');
    });
  };

async function save(
  context: DeskContext,
  parts: DeskParts,
  { ticket, email }: { readonly ticket: MemberTicket; readonly email: string },
): Promise<Response> {
  const { phone } = ticket;
  const now = parts.now();
  const state = await parts.limit.stateOf(email, { day: localDate(now, parts.shop.timeZone), by: 'desk' });
  const by = context.get('staff').name;
  if (state === 'blocked') {
    const member = await parts.members.get(phone);
    if (member === undefined) return noSuchMember(context);
    const isConfirmed = member.email === email && member.opted_in && member.email_trouble === undefined;
    return back(context, parts, ticket, isConfirmed ? 'email-known' : 'email-blocked');
  }
  const result = await parts.mailConsent.setPending({ phone, email, by, at: now });
  switch (result.kind) {
    case 'unknown-member':
      return noSuchMember(context);
    case 'set':
    case 'already': {
      const { again } = result;
      // Announced again on a repeat too, because the first may have been cut off here: each is mailed once.
      await parts.announce({
        type: CONFIRM_EMAIL,
        detail: { phone, ...(again === undefined ? {} : { again }) },
      });
      if (state === 'full') return back(context, parts, ticket, 'email-later');
      if (again !== undefined) return back(context, parts, ticket, 'email-again');
      return back(context, parts, ticket, result.kind === 'set' ? 'email' : 'email-waits');
    }
    case 'confirmed':
      return back(context, parts, ticket, 'email-known');
    default:
      throw new Error(`Staff were refused an address: ${result.kind}`);
  }
}

const back = async (
  context: DeskContext,
  parts: DeskParts,
  { phone, typed }: MemberTicket,
  remark: string,
): Promise<Response> => context.redirect(await memberHref(parts, { phone, typed, remark }), 303);

const field = (context: DeskContext, name: string): string => context.get('form').get(name)?.trim() ?? '';
