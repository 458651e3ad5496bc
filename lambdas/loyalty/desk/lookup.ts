// Finding the person at the counter: by their number, or as a new member in two fields.

import { toE164 } from '../../../shared/people/phone.ts';
import { cut } from '../../../shared/text/cut.ts';
import { readSearch } from '../decisions/found-as.ts';
import { cleanName } from '../decisions/join-form.ts';
import { giftForJoining } from '../rules/joining-gift.ts';
import { csrfField, layout } from './layout.ts';
import { joinBody, lookupBody } from './lookup-pages.ts';
import { memberHref, noSuchMember, openMember, staleTicket } from './member-parts.ts';
import type { DeskContext, DeskParts, DeskRoutes } from './parts.ts';
import { found } from './search.ts';
import { showMember } from './show-member.ts';
import { joinTicket } from './tickets.ts';

const LONGEST_TYPED = 100;
const NOTHING = 'Type a phone number, its last four digits, a name or an e-mail address.';
const NO_NUMBER =
  'This is no phone number that could exist. Please check the digits, area code included; or type the last four alone.';

/** `/`, `/lookup`, `/join`, `/member/…` and `/name`. */
export const lookupRoutes =
  (parts: DeskParts): DeskRoutes =>
  (app) => {
    app.get('/', (context) => home(context));
    app.post('/lookup', async (context) => {
      const typed = cut(field(context, 'phone') || field(context, 'who'), {
        characters: LONGEST_TYPED,
        bytes: 4 * LONGEST_TYPED,
      });
      const phone = toE164(typed, parts.shop.country);
      if (phone === undefined) {
        const search = readSearch(typed);
        if (search !== undefined) return found(context, parts, { search, text: typed });
        return home(context, { typed, problem: typed === '' ? NOTHING : NO_NUMBER });
      }
      const keptAs = await parts.members.keptAs(phone);
      if ((await parts.members.get(keptAs)) !== undefined)
        return context.redirect(await memberHref(parts, { phone: keptAs, typed }), 303);
      const ticket = joinTicket.seal({ typed, at: parts.now() }, await parts.sessionKeys());
      return context.redirect(`/join/${ticket}`, 303);
    });

    app.get('/join', (context) => join(context, { unknown: false }));
    app.get('/join/:ticket', async (context) => {
      const ticket = joinTicket.open(context.req.param('ticket'), await parts.sessionKeys(), parts.now());
      return ticket === undefined
        ? staleTicket(context)
        : join(context, { typed: ticket.typed, unknown: true });
    });
    app.post('/join', async (context) => {
      const typed = field(context, 'phone');
      const name = cleanName(field(context, 'name'));
      const phone = toE164(typed, parts.shop.country);
      if (phone === undefined)
        return join(context, { typed, name: name ?? '', problem: NO_NUMBER, unknown: false });
      const joined = await parts.members.join({
        phone,
        ...(name === undefined ? {} : { name }),
        by: 'desk',
        byUser: context.get('staff').name,
        at: parts.now(),
        gift: giftForJoining(await parts.rules()),
      });
      if (joined.kind === 'erased')
        return join(context, {
          typed,
          name: name ?? '',
          problem:
            'Somebody with this number asked to be forgotten, so nothing was saved. Do they want to be a member again? Ask the owner.',
          unknown: false,
        });
      return context.redirect(
        await memberHref(parts, { phone: joined.member.phone, typed, remark: joined.kind }),
        303,
      );
    });

    app.get('/member/:ticket', async (context) => {
      const ticket = await openMember(parts, context.req.param('ticket'));
      return ticket === undefined ? staleTicket(context) : showMember(context, parts, ticket);
    });

    app.post('/name', async (context) => {
      const ticket = await openMember(parts, field(context, 'member'));
      if (ticket === undefined) return staleTicket(context);
      const name = cleanName(field(context, 'name'));
      if (name === undefined) return showMember(context, parts, { ...ticket, remark: 'name-bad' }, 400);
      const { phone, typed } = ticket;
      const byUser = context.get('staff').name;
      const result = await parts.members.rename({ phone, name, byUser, at: parts.now() });
      return result === 'unknown-member'
        ? noSuchMember(context)
        : context.redirect(await memberHref(parts, { phone, typed, remark: 'renamed' }), 303);
    });
  };

const field = (context: DeskContext, name: string): string => context.get('form').get(name)?.trim() ?? '';

const home = (context: DeskContext, again: { typed?: string; problem?: string } = {}): Response =>
  layout(context, {
    title: 'Desk',
    at: '/',
    body: lookupBody({ csrf: csrfField(context), ...again }),
    ...(again.problem === undefined ? {} : { status: 400 }),
  });

const join = (
  context: DeskContext,
  form: { typed?: string; name?: string; problem?: string; unknown: boolean },
): Response =>
  layout(context, {
    title: 'Add a member',
    body: joinBody({ csrf: csrfField(context), ...form }),
    ...(form.problem === undefined ? {} : { status: 400 }),
  });
