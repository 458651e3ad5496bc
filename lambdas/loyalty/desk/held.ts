// Held sales: a manager approves or rejects each, once, whoever else is deciding at the same time.
import { approvedWords } from '../decisions/held-words.ts';
import { rewardEarned } from '../mails/announce.ts';
import type { LedgerRow } from '../rows.ts';
import type { ReviewRow } from '../sale-rows.ts';
import { casesOf, type Keyed } from './held-cases.ts';
import { decideBody, type HeldDecision, heldBody } from './held-pages.ts';
import { csrfField, layout, refuse } from './layout.ts';
import { staleTicket } from './member-parts.ts';
import type { DeskContext, DeskParts, DeskRoutes } from './parts.ts';
import { spentMessage } from './redeem-pages.ts';
import { memberWords } from './shown-member.ts';
import { decidedTicket, heldTicket } from './tickets.ts';

const MOST_HELD = 50;
/** An approval that nobody was told of is found among so many changes. */
const LOOK_BACK = 100;

/** `/held` and both decisions; the frame lets only managers in. */
export const heldRoutes =
  (parts: DeskParts): DeskRoutes =>
  (app) => {
    app.get('/held', async (context) => {
      const [rows, keys] = await Promise.all([parts.review.open(MOST_HELD), parts.sessionKeys()]);
      return layout(context, {
        title: 'Held sales',
        at: '/held',
        body: heldBody({
          cases: await casesOf(await Promise.all(rows.map(parts.review.asItStands)), { parts, keys }),
          place: parts.shop,
          done: context.req.query('done'),
          said: await saidOf(context.req.query('case') ?? '', { parts, keys }),
        }),
      });
    });

    for (const decision of ['approve', 'reject'] as const) {
      app.get(`/held/${decision}/:ticket`, async (context) => {
        const row = await openHeld(parts, context.req.param('ticket'));
        if (row === undefined) return staleTicket(context);
        if (row.status !== 'held') return decided(context, `already-${row.status}`);
        const keys = await parts.sessionKeys();
        const [held] = await casesOf([await parts.review.asItStands(row)], { parts, keys });
        if (held === undefined) return staleTicket(context);
        return layout(context, {
          title: decision === 'approve' ? 'Approve' : 'Reject',
          at: '/held',
          body: decideBody({ held, decision, place: parts.shop, csrf: csrfField(context) }),
        });
      });
      app.post(`/held/${decision}`, async (context) => {
        const row = await openHeld(parts, context.get('form').get('held') ?? '');
        return row === undefined ? staleTicket(context) : decide(context, parts, { row, decision });
      });
    }
  };

async function openHeld(parts: DeskParts, text: string): Promise<ReviewRow | undefined> {
  const ticket = heldTicket.open(text, await parts.sessionKeys(), parts.now());
  return ticket === undefined ? undefined : parts.review.get(ticket.phone, ticket.saleId);
}

async function decide(
  context: DeskContext,
  parts: DeskParts,
  { row, decision }: { readonly row: ReviewRow; readonly decision: HeldDecision },
): Promise<Response> {
  const act = { row, at: parts.now(), byStaff: context.get('staff').name };
  if (decision === 'reject') {
    const result = await parts.review.reject(act);
    if (result.kind !== 'rejected') return decided(context, `already-${result.status}`);
    return decided(context, row.kind === 'unread' ? 'closed' : 'rejected');
  }
  const { rewards, joiningPoints: joining } = await parts.rules();
  const result = await parts.review.approve({ ...act, rewards, joining });
  switch (result.kind) {
    case 'approved':
      await announceCredit(parts, result.ledgerRow);
      return decided(context, `approved&case=${await approvedCase(row, result.ledgerRow, parts)}`);
    case 'already':
      // The one who approved may have been cut off before the member was told. Announcing twice mails once.
      if (result.status === 'approved') await announceCredit(parts, await creditOf(row, parts));
      return decided(context, `already-${result.status}`);
    case 'short':
      return refuse(context, {
        status: 409,
        title: 'The points are spent',
        message: spentMessage(result.missing, parts.shop),
        back: { href: '/held', label: 'Back to the held sales' },
      });
  }
}

async function announceCredit(parts: DeskParts, row: LedgerRow | undefined): Promise<void> {
  const announcement = row === undefined ? undefined : rewardEarned(row);
  if (announcement !== undefined) await parts.announce(announcement);
}

const creditOf = async (row: ReviewRow, parts: DeskParts): Promise<LedgerRow | undefined> =>
  (await parts.pointsMoves.history(row.phone, LOOK_BACK)).find(
    ({ sale_id, crossed }) => sale_id === row.about && crossed !== undefined,
  );

/** What was approved, for the list that is shown next: what moved, and whose balance it is. */
async function approvedCase(row: ReviewRow, moved: LedgerRow | undefined, parts: DeskParts): Promise<string> {
  const phone = moved?.phone ?? row.phone;
  const member = await parts.members.get(phone);
  const values = {
    phone,
    saleId: row.sale_id,
    points: String(moved?.points_change ?? 0),
    balance: String(member?.balance ?? 0),
    at: parts.now(),
  };
  return decidedTicket.seal(values, await parts.sessionKeys());
}

async function saidOf(text: string, { parts, keys }: Keyed): Promise<string | undefined> {
  const told = text === '' ? undefined : decidedTicket.open(text, keys, parts.now());
  if (told === undefined) return undefined;
  const name = memberWords(await parts.members.get(told.phone), told.phone);
  const { locale } = parts.shop;
  return approvedWords(Number(told.points), { name, balance: Number(told.balance), locale });
}

const decided = (context: DeskContext, done: string): Response => context.redirect(`/held?done=${done}`, 303);
