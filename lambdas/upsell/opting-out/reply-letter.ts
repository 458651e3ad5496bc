// What a shopper answered to a nudge, for the owner to read. The number is masked; the store's own customer ids lead to it
// for whoever may see it there.

import { maskedPhone } from '../../../shared/messages/masked-phone.ts';
import type { Email } from '../../../shared/messages/outcome.ts';
import type { EmailContent } from '../../../shared/pages/email-blocks.ts';
import { emailParts } from '../../../shared/pages/email-parts.ts';
import { english } from '../../../shared/pages/words-language.ts';
import { GUEST_PREFIX } from '../../../shared/people/address-digest.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { shorten } from '../../../shared/text/cut.ts';
import { oneLine } from '../../../shared/text/well-formed.ts';

export type ReplyFacts = {
  readonly from: string;
  readonly words: string;
  /** They said something that counts as stop, so nothing is sent to them any more. */
  readonly stopped: boolean;
  /** Every customer's row with this number. */
  readonly customerIds: readonly string[];
};

const MOST_CHARACTERS = 500;
const MOST_IDS = 3;

/** The letter about one answer. Pure. */
export function replyLetter(
  reply: ReplyFacts,
  shop: Pick<Shop, 'name' | 'look' | 'ownerEmails' | 'locale'>,
): Email {
  const ids = reply.customerIds.filter((id) => !id.startsWith(GUEST_PREFIX)).slice(0, MOST_IDS);
  const content: EmailContent = {
    shop,
    heading: 'A shopper answered by text',
    preheader: shorten(oneLine(reply.words), 80),
    blocks: [
      {
        kind: 'keyValueTable',
        rows: [
          { key: 'They wrote', value: shorten(oneLine(reply.words), MOST_CHARACTERS) },
          { key: 'From', value: maskedPhone(reply.from) },
          {
            key: 'Customer in your store',
            value: ids.length === 0 ? 'a guest, or somebody we do not know' : ids.join(', '),
          },
        ],
      },
      {
        kind: 'paragraph',
        text: reply.stopped
          ? 'Something in it means "stop" to the networks, so they get no suggestion any more, for good. If they meant something else, such as an order, please see to that.'
          : 'Nobody answers by itself. If it is a question, please answer it as you answer your customers otherwise.',
      },
    ],
    footer: { lines: ['This letter can not be answered: your reply would not reach the shopper.'] },
    lang: english(shop.locale),
  };
  return toOwner(content, { subject: 'a shopper answered by text', letter: 'text-answer' }, shop);
}

/** The one letter that says that no more will come today. Pure. */
export function manyRepliesLetter(
  most: { readonly ofOne: number; readonly ofAll: number },
  shop: Pick<Shop, 'name' | 'look' | 'ownerEmails' | 'locale'>,
): Email {
  const content: EmailContent = {
    shop,
    heading: 'More answers by text than letters',
    preheader: `${most.ofOne} letters a day about one number, ${most.ofAll} in all: the rest is not forwarded.`,
    blocks: [
      {
        kind: 'paragraph',
        text: `You get at most ${most.ofOne} letters a day about one number and ${most.ofAll} in all, and today there was more to tell. Further answers are not forwarded until tomorrow. Every "stop" among them counts as ever. The messages themselves are where your number is: in AWS, under End User Messaging.`,
      },
    ],
    footer: { lines: ['This letter comes once a day at most.'] },
    lang: english(shop.locale),
  };
  return toOwner(content, { subject: 'many answers by text today', letter: 'text-answers-full' }, shop);
}

const toOwner = (
  content: EmailContent,
  { subject, letter }: { readonly subject: string; readonly letter: string },
  shop: Pick<Shop, 'name' | 'look' | 'ownerEmails'>,
): Email => ({
  to: shop.ownerEmails,
  subject: `${shop.name}: ${subject}`,
  ...emailParts(content),
  tags: { product: 'upsell', letter },
});
