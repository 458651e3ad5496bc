// Finding somebody by the last digits of their number, their name or their address. One that fits leads to the member; of
// several, staff choose. What was typed is sealed into the page's address, so that going back finds the list again.
import { isCalled, readSearch, type Search } from '../decisions/found-as.ts';
import type { MemberRow } from '../rows.ts';
import { layout } from './layout.ts';
import { memberHref, staleTicket } from './member-parts.ts';
import type { DeskContext, DeskParts, DeskRoutes } from './parts.ts';
import { foundBody } from './search-pages.ts';
import { memberTicket, searchTicket } from './tickets.ts';

/** More, and typing one more word is quicker than reading. */
const MOST_SHOWN = 20;
const MOST_READ = 200;

/** `/found/…`, where a search leads. */
export const searchRoutes =
  (parts: DeskParts): DeskRoutes =>
  (app) => {
    app.get('/found/:ticket', async (context) => {
      const keys = await parts.sessionKeys();
      const ticket = searchTicket.open(context.req.param('ticket'), keys, parts.now());
      const search = ticket === undefined ? undefined : readSearch(ticket.text);
      if (ticket === undefined || search === undefined) return staleTicket(context);
      const { members, isMore } = await membersFor(search, parts);
      const at = parts.now();
      return layout(context, {
        title: 'Who is it?',
        at: '/',
        body: foundBody({
          text: ticket.text,
          search,
          rows: members.slice(0, MOST_SHOWN).map((member) => ({
            member,
            href: `/member/${memberTicket.seal({ phone: member.phone, typed: '', remark: '', at }, keys)}`,
          })),
          isMore: isMore || members.length > MOST_SHOWN,
          place: parts.shop,
        }),
      });
    });
  };

/** The answer to what was typed: the one member who fits, or the list. */
export async function found(
  context: DeskContext,
  parts: DeskParts,
  { search, text }: { readonly search: Search; readonly text: string },
): Promise<Response> {
  const { members } = await membersFor(search, parts);
  const [only, another] = members;
  if (only !== undefined && another === undefined)
    return context.redirect(await memberHref(parts, { phone: only.phone, typed: '' }), 303);
  const ticket = searchTicket.seal({ text, at: parts.now() }, await parts.sessionKeys());
  return context.redirect(`/found/${ticket}`, 303);
}

async function membersFor(
  search: Search,
  parts: DeskParts,
): Promise<{ readonly members: readonly MemberRow[]; readonly isMore: boolean }> {
  const phones = await parts.find(search);
  const members = await parts.members.getMany(phones.slice(0, MOST_READ));
  return {
    members: members
      .filter(({ name }) => search.by !== 'name' || isCalled(name, search.words))
      .sort((one, other) => ((one.last_seen ?? '') < (other.last_seen ?? '') ? 1 : -1)),
    isMore: phones.length > MOST_READ,
  };
}
