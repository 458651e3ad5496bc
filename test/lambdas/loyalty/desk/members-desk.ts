// The pages about members on a real engine: the whole desk, its tables, what it announces, and an announcement that may fail.
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { makeDesk } from '../../../../lambdas/loyalty/desk/app.ts';
import { memberRoutes } from '../../../../lambdas/loyalty/desk/member-routes.ts';
import type { DeskParts } from '../../../../lambdas/loyalty/desk/parts.ts';
import type { Announcement } from '../../../../lambdas/loyalty/mails/announce.ts';
import type { LedgerRow, MemberRow } from '../../../../lambdas/loyalty/rows.ts';
import type { LoyaltyRules } from '../../../../lambdas/loyalty/rules/shape.ts';
import { makeCorrectBirthday } from '../../../../lambdas/loyalty/state/birthday-correction.ts';
import { makeConfirmLimit } from '../../../../lambdas/loyalty/state/confirm-limit.ts';
import { makeFinding } from '../../../../lambdas/loyalty/state/finding.ts';
import { makeLapsing } from '../../../../lambdas/loyalty/state/lapsing.ts';
import { makeMailConsent } from '../../../../lambdas/loyalty/state/mail-consent.ts';
import { makeMembers } from '../../../../lambdas/loyalty/state/members.ts';
import { makePointsMoves } from '../../../../lambdas/loyalty/state/points/points-moves.ts';
import { makeReview } from '../../../../lambdas/loyalty/state/review.ts';
import { makeSales } from '../../../../lambdas/loyalty/state/sales.ts';
import { makeSends } from '../../../../lambdas/loyalty/state/sends.ts';
import { makeUnnamed } from '../../../../lambdas/loyalty/state/unnamed.ts';
import { memberRow, openingRow } from '../../../support/loyalty-runtime.ts';
import { STORY } from '../builders.ts';
import { earnOn, TABLES, ZONE } from '../tables.ts';
import { type Reply, startDesk, type Visitor, visitors } from './desk-frame.ts';

export async function startMembersDesk() {
  const desk = await startDesk();
  const { documents } = desk;
  const announced: Announcement[] = [];
  const world = { rules: STORY as LoyaltyRules, busIsDown: false };
  const parts: DeskParts = {
    ...desk.parts,
    shop: { ...desk.parts.shop, country: 'US', currency: 'USD', locale: 'en-US', timeZone: ZONE },
    rules: async () => world.rules,
    members: makeMembers(documents, TABLES, ZONE),
    correctBirthday: makeCorrectBirthday(documents, TABLES, ZONE),
    pointsMoves: makePointsMoves(documents, TABLES, ZONE),
    review: makeReview(documents, TABLES, ZONE),
    lapsing: makeLapsing(documents, TABLES, ZONE),
    mailConsent: makeMailConsent(documents, TABLES, ZONE),
    limit: makeConfirmLimit(documents, TABLES.notices),
    sends: makeSends(documents, TABLES.sends),
    find: makeFinding(documents, TABLES.members),
    sales: makeSales(documents, TABLES.sales),
    unnamed: makeUnnamed(documents, TABLES.unnamed, ZONE),
    book: (booking) => earn.earn(booking),
    announce: async (announcement) => {
      if (world.busIsDown) throw new Error('the bus is down');
      announced.push(announcement);
    },
  };
  const app = makeDesk(parts, memberRoutes(parts));
  const visitor = visitors((request) => app.fetch(request));
  const earn = earnOn(documents, { now: () => desk.clock.now });
  let members = 0;

  return {
    ...desk,
    parts,
    world,
    announced,
    earn: earn.earn,
    /** A browser with somebody signed in; the name is put on the list the first time. */
    async till(name: string, role: 'staff' | 'manager' = 'staff'): Promise<Visitor> {
      if ((await desk.row(name.toLowerCase())) === undefined) await desk.person(name, role);
      const till = visitor();
      await till.get('/sign-in');
      await till.signIn(name);
      return till;
    },
    async member(points: number, changes: Partial<MemberRow> = {}): Promise<string> {
      members += 1;
      const phone = `+1212555${String(4000 + members)}`;
      const put = (TableName: string, Item: object) => documents.send(new PutCommand({ TableName, Item }));
      await put(TABLES.members, memberRow(phone, { balance: points, ...changes }));
      if (points !== 0) await put(TABLES.ledger, openingRow(phone, points));
      return phone;
    },
    async standing(phone: string): Promise<{ balance: number | undefined; rows: LedgerRow[]; sum: number }> {
      const rows = (await desk.all<LedgerRow>('ledger')).filter((row) => row.phone === phone);
      const member = (await desk.all<MemberRow>('members')).find((row) => row.phone === phone);
      const sum = rows.reduce((total, row) => total + row.points_change, 0);
      return { balance: member?.balance, rows: rows.sort((a, b) => (a.ts < b.ts ? -1 : 1)), sum };
    },
  };
}

/** Where the answer leads. */
export const leadsTo = (reply: Reply): string => {
  const location = reply.headers.get('location');
  if (location === null) throw new Error(`${reply.status} leads nowhere: ${reply.text.slice(0, 500)}`);
  return location;
};

/** The value of a hidden field, of the nth form that has it. */
export function fieldOf(reply: Reply, name: string, nth = 0): string {
  const found = [...reply.text.matchAll(new RegExp(`name="${name}" value="([^"]*)"`, 'g'))][nth]?.[1];
  if (found === undefined) throw new Error(`There is no field ${name} on: ${reply.text.slice(0, 500)}`);
  return found;
}

/** From the phone number to the member's page. */
export async function lookedUp(till: Visitor, phone: string): Promise<Reply> {
  return till.get(leadsTo(await till.post('/lookup', { phone })));
}

/** Taps a reward on the member's page; the address of the confirm page. */
export async function tapped(till: Visitor, page: Reply, reward: string, points: number, kind = 'give') {
  const member = fieldOf(page, 'member');
  return leadsTo(await till.post('/confirm', { member, reward, points: String(points), kind }));
}
