// Brings a shopper's answer before the owner, once, and never more in a day than anybody would read: some from one
// number, so that nobody drowns the others out, and some from all.
import { createHash } from 'node:crypto';
import type { DayLimit } from '../../../shared/messages/day-limit.ts';
import { type SendOnceParts, sendOnce } from '../../../shared/messages/send-once.ts';
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { localDate } from '../../../shared/time/time.ts';
import { manyRepliesLetter, type ReplyFacts, replyLetter } from './reply-letter.ts';

const ANSWERS_OF_ALL_A_DAY = 20;
const ANSWERS_OF_ONE_A_DAY = 3;

const MOST = { ofOne: ANSWERS_OF_ONE_A_DAY, ofAll: ANSWERS_OF_ALL_A_DAY };

const DAY_IS_FULL = 'answers-of-the-day';

export type TellOfReplyParts = SendOnceParts & {
  readonly shop: Pick<Shop, 'name' | 'ownerEmails' | 'locale' | 'timeZone'>;
  readonly limit: DayLimit;
};

/** `id` names the message, so that one delivered twice makes one letter. Throws when the letter was refused for now. */
export async function tellOfReply(
  reply: ReplyFacts & { readonly id: string | undefined },
  parts: TellOfReplyParts,
): Promise<void> {
  const at = parts.now();
  const day = localDate(at, parts.shop.timeZone);
  const id = reply.id ?? createHash('sha256').update(`${day}\0${reply.from}\0${reply.words}`).digest('hex');
  const counters = [
    { counter: `text-answers#${day}#${digestOfAddress(reply.from)}`, most: ANSWERS_OF_ONE_A_DAY, at },
    { counter: `text-answers#${day}#all`, most: ANSWERS_OF_ALL_A_DAY, at },
  ];
  const told = await sendOnce(
    {
      claim: `text-answer#${id}`,
      email: replyLetter(reply, parts.shop),
      admit: async () => {
        for (const counting of counters) if (!(await parts.limit.take(counting))) return DAY_IS_FULL;
        return undefined;
      },
    },
    parts,
  );
  if (told.outcome !== 'later') return;
  if (told.reason !== DAY_IS_FULL) throw new Error(`An answer by text was not told: ${told.reason}`);
  await sendOnce({ claim: `text-answers-full#${day}`, email: manyRepliesLetter(MOST, parts.shop) }, parts);
}
