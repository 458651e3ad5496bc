// Members away from the counter: they sign up, confirm, leave the mails and come back, and click twice.

import type { Chance } from '../../../chance.ts';
import type { Books } from '../../../simulator/books.ts';
import type { Deed } from '../../../simulator/deed.ts';
import type { DoorAnswer } from '../../../simulator/doors.ts';
import { isYes } from '../../../simulator/doors.ts';
import { linksIn, type Visitors } from '../../../simulator/visitors.ts';
import type { InboxMessage } from '../../../world.ts';
import type { DemoMember } from '../demo/cast.ts';
import { mailKind, memberLink } from '../demo/member-mails.ts';
import { asWritten } from '../demo/sign-up.ts';
import { PRODUCT, STRANGER } from './cast.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** More than any address is asked in a day. */
const FORMS = 5;

export type MemberParts = {
  readonly visitors: Visitors;
  readonly signUpUrl: string;
  readonly books: Books;
  readonly chance: Chance;
  readonly now: () => Date;
  readonly startsAt: Date;
  readonly days: number;
};

/** Fills in the form, some with a double click, some with an address of somebody else's. */
export function signUpDeeds(
  { visitors, signUpUrl, books, chance, now, startsAt, days }: MemberParts,
  members: readonly DemoMember[],
): readonly Deed[] {
  return members
    .filter(({ standing }) => standing !== 'number-only')
    .map((member) => {
      const own = chance.of(`sign-up ${member.name}`);
      const times = own.happens(0.4) ? 2 : 1;
      const { name, phone, email } = member;
      return {
        at: startsAt.getTime() + own.between(6 * HOUR_MS, days * DAY_MS - HOUR_MS),
        who: name,
        does: times === 1 ? 'signs up' : 'signs up with a double click',
        async run() {
          const fields = new URLSearchParams({ name, phone: asWritten(phone), email, website: '' });
          const fact = noted(books, now, 'signs-up', { phone, email });
          acknowledge(fact, now, await visitors.presses(signUpUrl, fields.toString(), times));
          return [];
        },
      };
    });
}

/** Somebody fills in the form again and again for a mailbox that is not theirs, each time under another number. */
export function fillsTheFormDeeds({
  visitors,
  signUpUrl,
  chance,
  startsAt,
  days,
}: MemberParts): readonly Deed[] {
  const own = chance.of('fills the form');
  const begins = startsAt.getTime() + own.between(6 * HOUR_MS, days * DAY_MS - 2 * HOUR_MS);
  return Array.from({ length: FORMS }, (_, index) => ({
    at: begins + index * own.between(1, 10) * MINUTE_MS,
    who: 'somebody',
    does: 'fills in the form for a stranger',
    async run() {
      const phone = `0770090049${index}`;
      const fields = new URLSearchParams({ name: 'Zebedee', phone, email: STRANGER, website: '' });
      await visitors.presses(signUpUrl, fields.toString());
      return [];
    },
  }));
}

/** What a member, and the mail provider's robot, do about a mail. */
export function reactionsTo(parts: MemberParts, member: DemoMember, message: InboxMessage): readonly Deed[] {
  const { visitors, books, chance, now } = parts;
  const kind = mailKind(message);
  const arrived = Date.parse(message.at);
  const own = chance.of(`${member.name} ${message.at} ${kind}`);
  const deeds: Deed[] = [...visitors.robots(linksIn(message), arrived)];
  const act = (afterMs: number, does: string, run: () => Promise<readonly DoorAnswer[]>, fact?: string) =>
    deeds.push({
      at: arrived + afterMs,
      who: member.name,
      does,
      async run() {
        const { phone, email } = member;
        const note = fact === undefined ? undefined : noted(books, now, fact, { phone, email });
        const answers = await run();
        if (note !== undefined) acknowledge(note, now, answers);
        return [];
      },
    });

  const confirm = memberLink(message, 'c');
  if (kind === 'confirm' && confirm !== undefined) {
    const times = own.happens(0.4) ? 2 : 1;
    const wait = own.happens(0.8) ? own.between(2, 300) * MINUTE_MS : own.between(1, 4) * DAY_MS;
    act(wait, 'confirms the address', () => visitors.presses(confirm, '', times), 'confirmed');
    return deeds;
  }
  const leave = memberLink(message, 'u');
  if (leave === undefined || !own.happens(0.3)) return deeds;
  const wait = own.between(2, 600) * MINUTE_MS;
  if (own.happens(0.5))
    act(wait, 'leaves by one click', async () => [await visitors.oneClick(leave)], 'left');
  else act(wait, 'leaves by the page', () => visitors.presses(leave, '', own.between(1, 2)), 'left');
  if (own.happens(0.4))
    act(wait + DAY_MS, 'comes back by the page', () => visitors.presses(leave, 'wish=opt-in'), 'came-back');
  return deeds;
}

function noted(books: Books, now: () => Date, kind: string, about: Readonly<Record<string, unknown>>) {
  return books.note({
    product: PRODUCT,
    kind,
    at: now().toISOString(),
    acknowledgedAt: undefined,
    about,
  });
}

function acknowledge(fact: ReturnType<typeof noted>, now: () => Date, answers: readonly DoorAnswer[]): void {
  if (answers.some(({ status }) => isYes(status) || status === 303))
    fact.acknowledgedAt ??= now().toISOString();
}
