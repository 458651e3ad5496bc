// The dead man's handle: every morning a run that happens anyway asks whether the store or the till still tells of anything. The owner
// hears once that it does not, and once that it does again. What is told is noted before the letter, and the letter has its name from the
// day: a run that dies in between is followed by one that writes it, and no two do.

import { mustHaveGoneOut, type SendOnceParts, sendOnce } from '../messages/send-once.ts';
import type { EmailContent } from '../pages/email-blocks.ts';
import { emailParts } from '../pages/email-parts.ts';
import type { Shop } from '../shop/shop.ts';
import { localDate, localParts } from '../time/time.ts';
import type { Heard } from './heard.ts';
import { monthsToKnow, type Watched, watch } from './watch.ts';

export type DeadManParts = SendOnceParts & {
  readonly shop: Pick<Shop, 'name' | 'look' | 'ownerEmails' | 'timeZone' | 'locale'>;
  readonly heard: Heard;
  /** What comes of whom: `order` of `the store`. */
  readonly what: { readonly event: string; readonly from: string };
};

export type DeadMan = () => Promise<Watched['is'] | 'not-yet'>;

/** The day before is over everywhere, and the owner reads letters. */
const FROM_HOUR = 9;
/** Longer than a shop is closed for a season: every run of a silence asks whether its letter went out. */
const KEEP_DAYS = 400;

/** Asks once a day and process, and as long as nothing comes at every run. Throws where a letter did not go out. */
export function makeDeadMan(parts: DeadManParts): DeadMan {
  let settled = '';
  return async () => {
    const { heard, shop } = parts;
    const now = parts.now();
    const today = localDate(now, shop.timeZone);
    if (today === settled || localParts(now, shop.timeZone).hour < FROM_HOUR) return 'not-yet';
    const [days, silence] = await Promise.all([heard.days(monthsToKnow(today)), heard.silence()]);
    const found = watch({ days, ...silence }, today);
    if (found.is === 'silent') {
      await heard.fellSilent(found.day);
      await tell(`silent-store#${found.day}`, silentLetter(found, parts), parts);
    }
    if (found.is === 'back') {
      await tell(`heard-again#${found.day}`, backLetter(found, parts), parts);
      await heard.isBack(found.day, found.heard);
    }
    if (found.is === 'heard') settled = today;
    return found.is;
  };
}

type Letter = { readonly heading: string; readonly texts: readonly string[] };

async function tell(claim: string, { heading, texts }: Letter, parts: DeadManParts): Promise<void> {
  const { shop } = parts;
  const content: EmailContent = {
    shop,
    heading,
    blocks: texts.map((text) => ({ kind: 'paragraph', text })),
    footer: { lines: ['This letter comes once when it falls silent, and once when it is heard again.'] },
  };
  const email = {
    to: shop.ownerEmails,
    subject: `${shop.name}: ${heading}`,
    ...emailParts(content),
    tags: { letter: 'dead-man' },
  };
  mustHaveGoneOut(await sendOnce({ claim, email, keepDays: KEEP_DAYS }, parts), `The letter ${claim}`);
}

function silentLetter(
  { day, last }: Extract<Watched, { is: 'silent' }>,
  { what: { event, from }, shop }: DeadManParts,
): Letter {
  const weekday = said(day, shop.locale, { weekday: 'long' });
  return {
    heading: `no ${event} from ${from} on ${said(day, shop.locale, FULL)}`,
    texts: [
      `On a ${weekday} there usually is some. ${last === undefined ? 'None is known of the weeks before.' : `The last one came on ${said(last, shop.locale, FULL)}.`}`,
      `Was the shop closed, all is well. If not, ${from} does not tell us any more what happens in it: nobody gets anything for it, and what it does not tell again is lost to us.`,
      'Please show this letter to whoever looks after your shop system. They type: npm run doctor -- --aws',
    ],
  };
}

const backLetter = (
  { day, heard }: Extract<Watched, { is: 'back' }>,
  { what: { event, from }, shop }: DeadManParts,
): Letter => ({
  heading: `${from} is heard again`,
  texts: [
    `Since ${said(day, shop.locale, FULL)} no ${event} had come from ${from}; on ${said(heard, shop.locale, FULL)} one did.`,
    'What happened in between is known here only as far as it was told later.',
  ],
});

const FULL = { weekday: 'long', day: 'numeric', month: 'long' } as const;

/** Our letters are in English, whatever the shop's language; its habit of dates is kept where that is English too. */
const said = (day: string, locale: string, how: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale.startsWith('en') ? locale : 'en-GB', { ...how, timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  );
