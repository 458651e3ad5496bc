// What happens in the demo month beside ordinary sales: each chapter is one thing that goes differently in a real shop,
// played by a person of its own.

import { type Beat, DAY_MS, HOUR_MS } from '../../../demo/beats.ts';
import type { Stage } from '../../../demo/product.ts';
import { postForm } from '../../../demo/visitors.ts';
import { counter as good, maria, mistyped, type SaleLine } from '../sample-sales.ts';
import type { DemoMember } from './cast.ts';
import type { Counter } from './counter.ts';
import { type Desk, formOn, linkOn, openDesk } from './desk.ts';
import { withCard, writeDocument } from './documents.ts';
import { mailKind, memberLink } from './member-mails.ts';
import { asWritten, type openSignUp } from './sign-up.ts';
import { fillsHerCard } from './story-card.ts';
import { type Part, person } from './story-cast.ts';
import { BEN, type Expect, forgetsThePin, hiresAndDismisses, hiresBen } from './story-staff.ts';
import type { Till } from './till.ts';

const MINUTE_MS = 60_000;
const MARIAS: readonly SaleLine[] = [
  [good('BEANS-250'), 1],
  [good('LATTE'), 3],
];
const LUNCH: readonly SaleLine[] = [
  [good('SANDWICH'), 1],
  [good('TEA'), 1],
];
const COFFEE: readonly SaleLine[] = [[good('LATTE'), 1]];

export type StoryParts = {
  readonly till: Till;
  readonly counter: Counter;
  readonly manager: Desk;
  readonly members: readonly DemoMember[];
  readonly signUp: ReturnType<typeof openSignUp>;
};

export function loyaltyStory(stage: Stage, parts: StoryParts): readonly Beat[] {
  const { runtime } = stage;
  const { till, counter, manager, signUp } = parts;
  const ben = openDesk(runtime, BEN);
  /** Hours are UTC: an hour less than the shop's until the 25th. */
  const at = (day: number, hour: number, minute = 0): number =>
    stage.startsAt.getTime() + day * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS;
  const beat = (when: number, play: () => Promise<unknown> | unknown): Beat => ({
    at: when,
    play: async () => void (await play()),
  });
  const who = (part: Part) => person(parts.members, part);
  const phone = (part: Part) => who(part).phone;
  const sells = (part: Part, saleId: string, lines = LUNCH) => till.sells(saleId, phone(part), lines);
  const expect: Expect = (what, isSo) => {
    if (!isSo) till.surprise(what);
  };
  const undoes = async (lookedUp: string) => {
    const done = await counter.redeem(ben, await counter.lookUp(ben, lookedUp));
    if (done === undefined) return till.surprise('There was nothing to redeem and undo');
    await counter.undo(ben, done);
    return undefined;
  };

  return [
    // The staff list, before the shop opens on the first day.
    beat(at(0, 6), () => hiresBen(manager, ben, expect)),
    beat(at(0, 6, 10), () => hiresAndDismisses(manager)),
    beat(at(0, 6, 20), () => forgetsThePin(manager, ben, expect)),

    // Maria, 84 points: a coffee comes within reach, and on Friday Ben gives it to her.
    beat(at(1, 8), () => till.sells('s-maria', maria.phone, MARIAS)),
    beat(at(1, 8, 1), () => till.forges('s-forged', maria.phone, MARIAS)),
    beat(at(4, 8), async () => {
      const page = await counter.lookUp(ben, asWritten(maria.phone));
      // A double click on Confirm.
      expect('Maria could not have her coffee', (await counter.redeem(ben, page, 2)) !== undefined);
    }),
    ...fillsHerCard({ at, beat, ben, till, counter, expect }),
    beat(at(1, 10), () => till.sells('s-nobody', undefined, LUNCH)),
    // Somebody forgot to give the number, and says so a minute later.
    beat(at(2, 15), () => till.sells('s-forgot', undefined, LUNCH)),
    beat(at(2, 15, 1), async () => {
      await counter.countsLastSale(ben, { ...who('quick-add'), phone: asWritten(phone('quick-add')) });
      await till.isCounted('s-forgot', phone('quick-add'));
    }),
    // Signing up.
    beat(at(1, 11), () => sells('joins', 's-joins')),
    beat(at(1, 11, 5), async () => {
      const statuses = await Promise.all([signUp(who('joins')), signUp(who('joins'))]);
      expect(
        'The form was not taken',
        statuses.every((status) => status < 400),
      );
    }),
    beat(at(2, 11), () => sells('joins', 's-joins-2')),
    beat(at(1, 12), () => signUp(who('hesitates'))),
    beat(at(2, 12), () => signUp({ ...who('joins'), email: 'stranger@example.com' })),
    beat(at(2, 9), async () => {
      const unknown = await counter.lookUp(ben, asWritten(phone('quick-add')));
      const page = await counter.join(ben, unknown, who('quick-add').name);
      await counter.notesAddress(ben, page, who('quick-add').email);
    }),
    beat(at(3, 9), () => sells('quick-add', 's-quick-add')),

    // Leaving the mails, and what reaches them all the same.
    beat(at(1, 13), () => sells('unsubscribes', 's-unsubscribes')),
    beat(at(8, 13), () => sells('unsubscribes', 's-unsubscribes-2', [[good('SANDWICH'), 5]])),
    beat(at(2, 13), () => sells('one-click', 's-one-click')),
    beat(at(10, 13), () => comesBackByThePage(stage, who('one-click').email)),
    beat(at(11, 13), () => sells('one-click', 's-one-click-2')),
    beat(at(3, 13), () => sells('bounces', 's-bounces')),
    beat(at(5, 13), () => sells('bounces', 's-bounces-2')),
    beat(at(3, 14), () => sells('complains', 's-complains')),
    beat(at(5, 14), () => sells('complains', 's-complains-2')),

    // Held for a person to look at.
    beat(at(6, 10), async () => {
      await sells('large-first-sale', 's-large', [[good('BEANS-250'), 40]]);
      till.isHeld('s-large');
    }),
    // Still held, and told again with a latte more.
    beat(at(6, 10, 10), () => till.corrects('s-large')),
    beat(at(6, 10, 30), async () => {
      await till.sells('s-mistyped', phone('mistyped'), MARIAS, mistyped);
      till.isHeld('s-mistyped');
    }),
    beat(at(6, 11), () => sells('contradicted', 's-contradicted')),
    beat(at(6, 11, 30), () => till.contradicts('s-contradicted')),
    beat(at(7, 9), async () => {
      await counter.decides(manager, 's-large', 'approve');
      await counter.decides(manager, 's-mistyped', 'reject');
      await counter.decides(manager, 's-contradicted', 'reject');
    }),

    // Money back.
    beat(at(3, 15), () => sells('refunds', 's-refunds', MARIAS)),
    beat(at(4, 15), () => till.refunds('s-refunds', 'first-line')),
    beat(at(4, 15, 5), () => till.repeatsRefund('s-refunds', 'first-line')),
    beat(at(5, 15), () => till.refunds('s-refunds', 'whole')),
    beat(at(6, 15), () => till.refundsFirst('s-before', phone('refunds'), LUNCH)),
    beat(at(7, 10), () => sells('spends-then-refunds', 's-spent', [[good('SANDWICH'), 2]])),
    beat(at(7, 10, 30), async () => {
      const page = await counter.lookUp(ben, asWritten(phone('spends-then-refunds')));
      expect('The coffee was not given', (await counter.redeem(ben, page)) !== undefined);
    }),
    beat(at(8, 10), () => till.refunds('s-spent', 'whole')),
    beat(at(9, 9), () => counter.decides(manager, 's-spent', 'approve')),

    // At the desk.
    beat(at(5, 10), () => undoes(asWritten(phone('impatient')))),
    beat(at(5, 11), async () => {
      const page = await counter.lookUp(manager, asWritten(phone('override')));
      await counter.override(manager, page);
    }),
    beat(at(9, 10), async () => {
      const page = await counter.lookUp(manager, asWritten(phone('override')));
      const history = await manager.open(linkOn(page, /^\/history\//));
      expect('The history has no change to undo', history.html.includes('action="/undo"'));
    }),
    beat(at(9, 11), () => counter.browses(manager, asWritten(maria.phone))),
    // Half past ten in the evening: the mail waits until eight.
    beat(at(9, 21, 30), () => sells('late-evening', 's-late')),

    // The owner edits both documents and makes a slip in each on a Sunday; a letter comes, and the last good version stays
    // in force for Monday's sales, sweep and summary.
    beat(at(10, 5), () => writeDocument(stage, 'rules.txt', withCard)),
    beat(at(10, 5, 1), () => writeDocument(stage, 'voice.txt')),
    beat(at(20, 21), () =>
      writeDocument(stage, 'rules.txt', (text) => withCard(text).replace('60 days', 'a while')),
    ),
    beat(at(20, 21, 1), () =>
      writeDocument(stage, 'voice.txt', (text) => text.replaceAll('{balance}', '{balance')),
    ),
    beat(at(21, 9), () => sells('refunds', 's-meanwhile')),
    beat(at(21, 9, 10), () => signUp(who('meanwhile'))),
    beat(at(21, 20), () => writeDocument(stage, 'rules.txt', withCard)),
    beat(at(21, 20, 1), () => writeDocument(stage, 'voice.txt')),

    // Regulars who slipped away: the sweep has listed and nudged them on the first Monday.
    beat(at(2, 14), () => sells('comes-back', 's-comes-back', COFFEE)),
    beat(at(1, 14), () => counter.winsBack(manager, who('gets-bonus').name, 'bonus')),
    beat(at(1, 14, 10), async () => {
      const done = await counter.winsBack(manager, who('bonus-undone').name, 'bonus');
      if (done !== undefined) await counter.undo(manager, done);
    }),
    beat(at(3, 10), () => counter.winsBack(manager, who('nudged-twice').name, 'nudge')),
    beat(at(3, 10, 10), async () => {
      const rested = await counter.winsBack(manager, who('rests-and-back').name, 'rest');
      if (rested !== undefined) await manager.press(formOn(rested, '/lapsing/unrest'));
    }),
    beat(at(4, 10), () => counter.winsBack(manager, who('away-unmailed').name, 'rest')),
    beat(at(16, 10), () => sells('away-unmailed', 's-unrested', COFFEE)),
    beat(at(19, 18), () => ben.signOut()),
  ].filter(({ at: when }) => when < stage.startsAt.getTime() + stage.days * DAY_MS);
}

/** Opens an old balance mail and asks for them again. */
async function comesBackByThePage({ runtime }: Stage, email: string): Promise<void> {
  const mail = runtime.messages().find((one) => one.to === email && mailKind(one) === 'nightly');
  const link = mail === undefined ? undefined : memberLink(mail, 'u');
  if (link !== undefined) await postForm(link, 'wish=opt-in');
}
