// The loyalty tracker's part of the demo month: members, their sales, the counter, and the story.
import { type Beat, DAY_MS, HOUR_MS } from '../../../demo/beats.ts';
import type { DemoProduct, Stage, SummaryLine } from '../../../demo/product.ts';
import { openStoreHooks } from '../../../demo/store-hooks.ts';
import { shopOf } from '../../../runtime/shops.ts';
import type { InboxMessage } from '../../../world.ts';
import { maria } from '../sample-sales.ts';
import { type DemoMember, earlierRows, makeMembers } from './cast.ts';
import { makeCounter } from './counter.ts';
import { openDesk } from './desk.ts';
import { pointsOf, withCard, writeDocument } from './documents.ts';
import { collectLoyaltyEvidence } from './evidence.ts';
import { mailKind } from './member-mails.ts';
import { monthOfSales, type PlannedSale } from './month-of-sales.ts';
import { brokenLoyaltyPromises, daysWithoutCopy } from './promises.ts';
import { reactionsToLetter } from './reactions.ts';
import { asWritten, openSignUp } from './sign-up.ts';
import { loyaltyStory } from './story.ts';
import { habitOf, storyMembers } from './story-cast.ts';
import { MANAGER } from './story-staff.ts';
import { loyaltySummaryOf } from './summary.ts';
import { makeTill, type ToldSale } from './till.ts';

export type LoyaltyMonth = {
  /** Sales beside the story's own. Default: two for every order. */
  readonly sales?: number;
  /** Members beside the story's own. Default: one for every seven sales. */
  readonly members?: number;
  /** Every so many sales somebody asks at the desk what their points are good for. */
  readonly asksEvery?: number;
  /** Days on which sales are made. Default: the month's. */
  readonly days?: number;
  /** False leaves the chapters of the story out. */
  readonly story?: boolean;
};

const LIMITS = { quietFrom: 21, quietUntil: 8, tiers: [100, 250, 500] };
const MINUTE_MS = 60_000;
/** After closing time. */
const OWN_DOCUMENT_AFTER_HOURS = 20;

export function demoLoyalty(stage: Stage, month: LoyaltyMonth = {}): DemoProduct {
  const { runtime, seed, startsAt } = stage;
  const shop = shopOf(runtime.deployment);
  if (shop === undefined) throw new Error('No function knows the shop');
  const { sales: count = stage.orders * 2, asksEvery = 4, story = true } = month;
  const size = month.members ?? Math.max(1, Math.round(count / 7));
  const crowd = makeMembers(seed + 3, size, startsAt);
  const cast = story ? storyMembers(startsAt) : [];
  const everybody = [...crowd, ...cast];
  const days = month.days ?? stage.days;
  const planned =
    count === 0 ? [] : monthOfSales({ seed: seed + 4, members: crowd, count, startsAt, days, asksEvery });
  const till = makeTill({
    hooks: openStoreHooks(runtime, /^loy-pos-webhook\b/),
    currency: shop.currency,
    now: () => runtime.now(),
  });
  const counter = makeCounter(till.surprise);
  const manager = openDesk(runtime, MANAGER);
  const signUp = openSignUp(runtime);
  const signedUp = new Set<string>();
  const lettersSeen = new Set<string>();
  const logLines = new Set<string>();
  const functions = runtime.status().functions.filter(({ name }) => name.startsWith('loy-'));
  const memberOf = new Map(everybody.map((member) => [member.email, member]));

  function saleBeats({ saleId, at, member, lines, fate, asks }: PlannedSale): readonly Beat[] {
    const later = (hours: number, play: () => Promise<void>): Beat => ({ at: at + hours * HOUR_MS, play });
    const sold: Beat = { at, play: () => till.sells(saleId, member.phone, lines) };
    const after: Readonly<Record<PlannedSale['fate'], readonly Beat[]>> = {
      stays: [],
      'told-again': [later(26, () => till.repeats(saleId))],
      corrected: [later(1 / 6, () => till.corrects(saleId))],
      'refunded-in-part': [later(1, () => till.refunds(saleId, 'first-line'))],
      refunded: [later(1, () => till.refunds(saleId, 'whole'))],
      voided: [later(1 / 20, () => till.voids(saleId))],
    };
    return [
      sold,
      ...after[fate],
      ...(asks ? [{ at: at + MINUTE_MS, play: () => asksAtTheDesk(member) }] : []),
      ...(member.standing === 'signs-up' ? [{ at: at + 5 * MINUTE_MS, play: () => signsUp(member) }] : []),
    ];
  }

  async function asksAtTheDesk({ phone }: DemoMember): Promise<void> {
    await counter.redeem(manager, await counter.lookUp(manager, asWritten(phone)));
  }
  async function signsUp(member: DemoMember): Promise<void> {
    if (signedUp.has(member.phone)) return;
    signedUp.add(member.phone);
    const status = await signUp(member);
    if (status >= 400) till.surprise(`The sign-up form answered ${status}`);
  }

  /** In the story the first day goes by the rules bundled with the functions, the others by the owner's own document. */
  const ownDocument: Beat = {
    at: startsAt.getTime() + (story ? OWN_DOCUMENT_AFTER_HOURS : 0) * HOUR_MS,
    play: () => writeDocument(stage, 'rules.txt', story ? withCard : undefined),
  };
  /** Before the doors open: who was a member. */
  const opening: Beat = {
    at: startsAt.getTime(),
    play: async () => {
      const rows = earlierRows(everybody, startsAt);
      await runtime.put(tableNamed('loy-members'), rows.members);
      await runtime.put(tableNamed('loy-ledger'), rows.ledger);
      await runtime.put(tableNamed('loy-sales'), rows.sales);
    },
  };
  const tableNamed = (name: string): string =>
    runtime.tables().find((known) => known === name || known.startsWith(`${name}-`)) ?? name;

  const evidence = () =>
    collectLoyaltyEvidence(runtime, {
      plainSales: [...till.sales].flatMap(([saleId, told]) => plainSale(saleId, told)),
      confirmed: counter.confirmed,
      people: [...everybody, maria],
      logLines: [...logLines],
    });

  return {
    name: 'loyalty tracker',
    beats: () => [
      opening,
      ownDocument,
      ...planned.flatMap(saleBeats),
      ...(story ? loyaltyStory(stage, { till, counter, manager, members: cast, signUp }) : []),
    ],
    onMessage(message: InboxMessage) {
      const kind = message.product === 'loyalty' ? mailKind(message) : undefined;
      if (kind === undefined) return [];
      const to = message.to.toLowerCase();
      const isFirstOfKind = !lettersSeen.has(`${kind} ${to}`);
      lettersSeen.add(`${kind} ${to}`);
      const member = memberOf.get(to);
      const habit = member === undefined ? {} : habitOf(member);
      return reactionsToLetter({ id: message.id, at: message.at, to, kind, message }, habit, isFirstOfKind);
    },
    onLook() {
      for (const { name } of functions) for (const line of runtime.logs(name)) logLines.add(line);
    },
    async summary(): Promise<readonly SummaryLine[]> {
      const letters = runtime
        .messages()
        .filter(({ product, to }) => product === 'loyalty' && to.includes('owner'));
      const told = { webhooks: till.told(), lookUps: counter.looked(), letters };
      return loyaltySummaryOf(await evidence(), told);
    },
    async broken() {
      const limits = { ...LIMITS, timeZone: shop.timeZone };
      const left = await evidence();
      const dates = Array.from({ length: stage.days }, (_, day) =>
        new Date(startsAt.getTime() + day * DAY_MS).toISOString().slice(0, 10),
      );
      return [...till.surprises, ...brokenLoyaltyPromises(left, limits), ...daysWithoutCopy(left, dates)];
    },
  };
}

const plainSale = (saleId: string, { sale, plain }: ToldSale) =>
  plain ? [{ saleId, points: pointsOf(sale) }] : [];
