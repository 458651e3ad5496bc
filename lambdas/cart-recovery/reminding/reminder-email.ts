// A reminder as an e-mail: what is in the cart, one button back to it, one way out.

import { createHash } from 'node:crypto';
import type { Email } from '../../../shared/messages/outcome.ts';
import { listUnsubscribeHeaders } from '../../../shared/messages/unsubscribe.ts';
import type { EmailContent, ItemLine } from '../../../shared/pages/email-blocks.ts';
import { emailParts } from '../../../shared/pages/email-parts.ts';
import { languageOf } from '../../../shared/pages/words-language.ts';
import { formatNumber } from '../../../shared/shop/money.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { shortened, shownName } from '../decisions/item-words.ts';
import type { ReminderWords } from '../decisions/message.ts';
import type { Step } from '../rows.ts';
import { returnLink } from './return-link.ts';

export type ReminderFacts = {
  readonly shop: Pick<Shop, 'name' | 'look' | 'postalAddress' | 'storeUrl' | 'locale'>;
  readonly to: string;
  /** Of the words, BCP 47: how amounts are written. */
  readonly locale: string;
  readonly step: Step;
  readonly cartId: string;
  readonly items: readonly ReminderItem[];
  /** How many there are, where `items` holds only the first of them. */
  readonly itemCount?: number;
  /** What stands between the items and the total, formatted. */
  readonly extras?: readonly { readonly name: string; readonly amount: string }[];
  /** Formatted. */
  readonly total: string;
  readonly returnUrl: string | undefined;
  /** No link leads back to it: the button must not say so. */
  readonly notKept?: boolean;
  readonly unsubscribeUrl: string;
};

/** `price` is that of one piece, `lineCost` that of all of them where it is no multiple; both formatted. */
export type ReminderItem = {
  readonly name: string;
  readonly quantity: number;
  readonly price: string;
  readonly lineCost?: string;
  readonly imageUrl?: string;
  /** Puts this one thing into the basket. */
  readonly addUrl?: string;
};

/** Mail programs cut letters of more than about 100 KB; nobody needs more lines to know the own cart. */
const SHOWN_ITEMS = 12;
const NAME_LENGTH = 200;
const SHORT_NAME_LENGTH = 90;

/** Both parts and the one-click headers of RFC 8058. Pure. */
export function reminderEmail(words: ReminderWords, facts: ReminderFacts): Email {
  const content: EmailContent = {
    shop: facts.shop,
    heading: words.subject,
    preheader: words.opening,
    blocks: [
      ...(words.greeting === undefined ? [] : [{ kind: 'paragraph' as const, text: `${words.greeting},` }]),
      { kind: 'paragraph', text: words.opening },
      {
        kind: 'items',
        items: facts.items.slice(0, SHOWN_ITEMS).map((item) => itemLine(item, facts)),
        more: Math.max(
          0,
          (facts.itemCount ?? facts.items.length) - Math.min(facts.items.length, SHOWN_ITEMS),
        ),
        ...(facts.extras === undefined ? {} : { extras: facts.extras.map(extraLine) }),
        total: { label: 'Total', amount: facts.total },
      },
      {
        kind: 'button',
        label: facts.notKept === true ? 'Go to the shop' : 'Return to your cart',
        url: returnLink(
          facts.notKept === true ? undefined : facts.returnUrl,
          facts.shop.storeUrl,
          facts.step,
        ),
      },
      ...words.closing.split('\n\n').map((text) => ({ kind: 'paragraph' as const, text })),
    ],
    footer: {
      lines: [
        `You get this because you left this address with a cart at ${facts.shop.name}. There are never more than two reminders for a cart.`,
      ],
      unsubscribe: { label: 'Unsubscribe from cart reminders', url: facts.unsubscribeUrl },
    },
    lang: languageOf(`${words.subject} ${words.opening} ${words.closing}`, facts.shop.locale),
  };
  return {
    to: [facts.to],
    subject: words.subject,
    ...emailParts(content),
    headers: listUnsubscribeHeaders(facts.unsubscribeUrl),
    // They come back on a bounce or a complaint and tell which cart it was about.
    tags: { product: 'cart-recovery', cart: cartTag(facts.cartId), step: facts.step },
  };
}

const extraLine = ({ name, amount }: { readonly name: string; readonly amount: string }) => ({
  label: shownName(name, SHORT_NAME_LENGTH),
  amount,
});

function itemLine(
  { name, quantity, price, lineCost, imageUrl, addUrl }: ReminderItem,
  { locale, step }: Pick<ReminderFacts, 'locale' | 'step'>,
): ItemLine {
  const whole = shownName(name, NAME_LENGTH);
  const pieces = formatNumber(quantity, locale);
  return {
    name: whole,
    shortName: shortened(whole, SHORT_NAME_LENGTH),
    amount:
      lineCost !== undefined
        ? quantity === 1
          ? lineCost
          : `${pieces} for ${lineCost}`
        : quantity === 1
          ? price
          : `${pieces} × ${price}`,
    ...(imageUrl === undefined ? {} : { pictureUrl: imageUrl }),
    ...(addUrl === undefined ? {} : { url: returnLink(addUrl, addUrl, step) }),
  };
}

/** Tags take few characters, and cart ids come in all; a digest fits always. */
const cartTag = (cartId: string): string => createHash('sha256').update(cartId).digest('hex').slice(0, 24);
