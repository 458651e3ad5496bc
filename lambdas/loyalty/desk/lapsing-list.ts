// The lapsing list for managers. As with a reward, the tap makes the act's own id, the page shows it, and Confirm does it once.
import { isQuiet } from '../../../shared/time/quiet-hours.ts';
import { rewardEarned } from '../mails/announce.ts';
import { WIN_BACK } from '../names.ts';
import type { MemberRow } from '../rows.ts';
import { LAPSING_ACTS, type LapsingAct, lapsingActBody, lapsingBody, mayBeMailed } from './lapsing-pages.ts';
import { backToLapsing as back, restedRoutes } from './lapsing-rested.ts';
import { csrfField, layout, refuse } from './layout.ts';
import { isLeftAlone } from './left-alone.ts';
import { doneHref, noSuchMember, openMember, staleTicket } from './member-parts.ts';
import { givenBy } from './not-given.ts';
import type { DeskContext, DeskParts, DeskRoutes } from './parts.ts';
import { givenMessage } from './redeem-pages.ts';
import { staffNames } from './staff-names.ts';
import { lapsingTicket, memberTicket } from './tickets.ts';

const MOST_SHOWN = 100;
const CONFIRM_MS = 10 * 60_000;

/** `/lapsing` and what is done from there; the frame lets only managers in. */
export const lapsingRoutes =
  (parts: DeskParts): DeskRoutes =>
  (app) => {
    app.get('/lapsing', (context) => list(context, parts));
    app.post('/lapsing/ask', (context) => ask(context, parts));
    app.get('/lapsing/act/:ticket', (context) => actPage(context, parts, context.req.param('ticket')));
    app.post('/lapsing/act', (context) => perform(context, parts));
    restedRoutes(parts)(app);
  };

async function list(context: DeskContext, parts: DeskParts): Promise<Response> {
  const [all, rules, keys] = await Promise.all([parts.lapsing.list(), parts.rules(), parts.sessionKeys()]);
  const shown = all.slice(0, MOST_SHOWN);
  const members = await parts.members.getMany(shown.map(({ phone }) => phone));
  const byPhone = new Map(members.map((member) => [member.phone, member]));
  const at = parts.now();
  return layout(context, {
    title: 'Lapsing regulars',
    at: '/lapsing',
    body: lapsingBody({
      rows: shown.flatMap((row) => {
        const member = byPhone.get(row.phone);
        if (member === undefined) return [];
        const ticket = memberTicket.seal({ phone: row.phone, typed: '', remark: '', member, at }, keys);
        return [{ row, member, ticket, heldOut: isLeftAlone(row.phone, rules) }];
      }),
      more: all.length - shown.length,
      rules,
      place: parts.shop,
      staffNames: await staffNames(parts),
      csrf: csrfField(context),
      done: context.req.query('done'),
    }),
  });
}

async function ask(context: DeskContext, parts: DeskParts): Promise<Response> {
  const form = context.get('form');
  const member = await openMember(parts, form.get('member') ?? '');
  const act = LAPSING_ACTS.find((one) => one === form.get('act'));
  if (member === undefined || act === undefined) return staleTicket(context);
  const { winBackPoints } = await parts.rules();
  const ticket = lapsingTicket.seal(
    {
      phone: member.phone,
      act,
      points: act === 'bonus' ? String(winBackPoints) : '',
      seen: act === 'bonus' ? member.bonus : member.nudge,
      id: parts.newId(),
      session: context.get('staff').sessionId,
      at: parts.now(),
    },
    await parts.sessionKeys(),
  );
  return context.redirect(`/lapsing/act/${ticket}`, 303);
}

type Act = {
  readonly act: LapsingAct;
  readonly points: number;
  readonly seen: string;
  readonly id: string;
  readonly at: Date;
  readonly member: MemberRow;
};

async function openAct(context: DeskContext, parts: DeskParts, text: string): Promise<Act | undefined> {
  const ticket = lapsingTicket.open(text, await parts.sessionKeys(), parts.now());
  const act = LAPSING_ACTS.find((one) => one === ticket?.act);
  if (ticket === undefined || act === undefined || ticket.session !== context.get('staff').sessionId)
    return undefined;
  if (parts.now().getTime() - ticket.at.getTime() >= CONFIRM_MS) return undefined;
  const member = await parts.members.get(ticket.phone);
  return member === undefined
    ? undefined
    : { act, points: Number(ticket.points), seen: ticket.seen, id: ticket.id, at: ticket.at, member };
}

async function actPage(context: DeskContext, parts: DeskParts, text: string): Promise<Response> {
  const open = await openAct(context, parts, text);
  if (open === undefined) return staleTicket(context);
  return layout(context, {
    title: 'Confirm',
    at: '/lapsing',
    body: lapsingActBody({
      ...open,
      ticket: text,
      place: parts.shop,
      csrf: csrfField(context),
      isQuiet: await isQuietNow(parts),
    }),
  });
}

async function perform(context: DeskContext, parts: DeskParts): Promise<Response> {
  const open = await openAct(context, parts, context.get('form').get('lapsing') ?? '');
  if (open === undefined) return staleTicket(context);
  const { act, points, seen, id, at, member } = open;
  const { phone } = member;
  const byUser = context.get('staff').name;
  if (act !== 'rest' && isLeftAlone(phone, await parts.rules())) return back(context, 'held-out');
  switch (act) {
    case 'nudge': {
      if (!mayBeMailed(member)) return back(context, 'no-mail');
      const { maxNudges } = await parts.rules();
      const result = await parts.lapsing.nudge({ phone, at, byUser, maxNudges, seen });
      if (result.kind === 'given-meanwhile') return back(context, 'nudged-meanwhile');
      if (result.kind === 'too-many') return back(context, 'too-many');
      if (result.kind === 'not-listed') return back(context, 'gone');
      await parts.announce({ type: WIN_BACK, detail: { phone, kind: 'nudge', ref: result.ref } });
      return back(context, (await isQuietNow(parts)) ? 'nudged-later' : 'nudged');
    }
    case 'bonus': {
      const { rewards } = await parts.rules();
      const bonus = { phone, id, at, points, byStaff: byUser, seen, rewards };
      const result = await parts.pointsMoves.grantBonus(bonus);
      if (result.kind === 'unknown-member') return noSuchMember(context);
      if (result.kind === 'given-meanwhile') {
        parts.log.info('condition_failed', { operation: 'bonus', reason: 'given-meanwhile' });
        const given = await givenBy(parts, { row: result.given, isReversed: false });
        return refuse(context, {
          status: 409,
          title: 'A bonus was given meanwhile',
          message: `${givenMessage(given, parts.shop)} So nothing was given now. For another one, choose it again on the list.`,
          back: { href: '/lapsing', label: 'Back to the list' },
        });
      }
      const { ts } = result.row;
      // Announced on a repeat too: whoever gave it may have been cut off before. Each is mailed once.
      const earned = rewardEarned(result.row);
      if (earned !== undefined) await parts.announce(earned);
      await parts.announce({ type: WIN_BACK, detail: { phone, kind: 'bonus', ref: ts, points } });
      return context.redirect(await doneHref(parts, { phone, typed: '', ts }), 303);
    }
    case 'rest': {
      const result = await parts.lapsing.rest({ phone, at, byUser, member });
      if (result.kind === 'unknown-member') return noSuchMember(context);
      if (result.kind === 'changed') return back(context, 'gone');
      const ticket = memberTicket.seal(
        { phone, typed: '', remark: '', at: parts.now() },
        await parts.sessionKeys(),
      );
      return context.redirect(`/lapsing/rested/${ticket}`, 303);
    }
  }
}

/** Mail to members waits for the morning. */
const isQuietNow = async ({ rules, now, shop }: DeskParts): Promise<boolean> =>
  isQuiet(now(), (await rules()).quietHours, shop.timeZone);
