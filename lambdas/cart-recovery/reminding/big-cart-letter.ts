// The owner's letter about a big cart that was left: what is in it, whose it is, how its reminder stands, and a way to see to it in
// person. A shopper is named by a masked address, as in the nightly list, and by the store's own name of the cart.
import type { Email } from '../../../shared/messages/outcome.ts';
import type { EmailContent } from '../../../shared/pages/email-blocks.ts';
import { emailParts } from '../../../shared/pages/email-parts.ts';
import { english } from '../../../shared/pages/words-language.ts';
import { formatMoney } from '../../../shared/shop/money.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { dateFormat } from '../../../shared/text/formats.ts';
import { itemsPhrase, shownName } from '../decisions/item-words.ts';
import { maskedAddress } from '../decisions/masked-address.ts';
import { OWNER_LINK_DAYS } from '../links/links.ts';
import type { CartRow, StepOutcome } from '../rows.ts';

export type BigCartFacts = {
  readonly cart: CartRow;
  /** Opens the page that asks before it ends the cart's reminders. */
  readonly suppressUrl: string;
  readonly shop: Shop;
};

const NAME_LENGTH = 80;

const FIRST: Readonly<Partial<Record<StepOutcome, string>>> = {
  sent: 'The first one went to them.',
  'skipped-unsubscribed': 'None goes out: they asked for no more of them.',
  'skipped-no-consent': 'None goes out: they did not accept marketing.',
  'skipped-do-not-disturb': 'The first one is left out: they had another cart’s reminder lately.',
  'skipped-silent-elsewhere': 'None goes out: they opted out of another of your products.',
  'skipped-enough-messages': 'The first one is left out: they had enough messages already.',
};
const OTHERWISE = 'They go by your rules; tonight’s list of carts says how that stands.';

/** Pure. */
export function bigCartLetter({ cart, suppressUrl, shop }: BigCartFacts): Email {
  const { currency = shop.currency, total_minor: totalMinor = 0, items = [] } = cart;
  const total = formatMoney(totalMinor, currency, shop.locale);
  const changed = dateFormat(shop.locale, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: shop.timeZone,
  }).format(new Date(cart.changed_at ?? cart.began_at));
  const inIt = itemsPhrase(
    items.map(({ name }) => name),
    cart.item_count ?? items.length,
  );
  const first = cart.first_outcome === undefined ? undefined : FIRST[cart.first_outcome];
  const content: EmailContent = {
    shop,
    heading: `A cart of ${total} was left`,
    preheader: inIt,
    blocks: [
      {
        kind: 'keyValueTable',
        rows: [
          { key: 'In it', value: inIt },
          { key: 'Total', value: total },
          ...(cart.name === undefined ? [] : [{ key: 'Name', value: shownName(cart.name, NAME_LENGTH) }]),
          ...(cart.email === undefined ? [] : [{ key: 'Address', value: maskedAddress(cart.email) }]),
          { key: 'Last change', value: changed },
          { key: 'Cart', value: shownName(cart.cart_id, NAME_LENGTH) },
          { key: 'Reminders', value: first ?? OTHERWISE },
        ],
      },
      {
        kind: 'paragraph',
        text: 'Your store knows the whole address. If you see to this cart yourself, end its reminders first.',
      },
      { kind: 'button', label: 'End its reminders', url: suppressUrl },
      {
        kind: 'note',
        text: `The page asks before it does anything. Its link works for ${OWNER_LINK_DAYS} days, for anybody who has this letter: do not pass it on.`,
      },
    ],
    footer: {
      lines: [
        'You get this because your rules ask to hear of carts like this one. It comes once for each cart.',
      ],
    },
    lang: english(shop.locale),
  };
  return {
    to: shop.ownerEmails,
    subject: `A cart of ${total} was left`,
    ...emailParts(content),
    tags: { product: 'cart-recovery', letter: 'big-cart' },
  };
}
