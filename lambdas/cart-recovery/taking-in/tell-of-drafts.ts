// The owner hears that the store tells of no drafts any more. WooCommerce's webhooks speak of them by what its developers have
// filed as a mistake (woocommerce/woocommerce#66995), so that an update may end it; and then nobody would notice that most
// carts are not reminded.
import type { SendOnceParts } from '../../../shared/messages/send-once.ts';
import { sendOnce } from '../../../shared/messages/send-once.ts';
import type { EmailContent } from '../../../shared/pages/email-blocks.ts';
import { emailParts } from '../../../shared/pages/email-parts.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { dateFormat } from '../../../shared/text/formats.ts';
import type { DraftsSeen } from '../state/drafts-seen.ts';

const QUIET_DAYS = 7;
/** Shorter than a claim is remembered: a shop that has no drafts any more is told so once, and not every two months. */
const NEWS_DAYS = 30;
const DAY_MS = 86_400_000;

export type TellOfDraftsParts = SendOnceParts & {
  readonly shop: Pick<Shop, 'name' | 'look' | 'ownerEmails' | 'locale'>;
  readonly drafts: Pick<DraftsSeen, 'last'>;
};

/** One letter for each time that drafts cease. Safe to run at every hour. */
export async function tellOfDrafts(parts: TellOfDraftsParts): Promise<void> {
  const last = await parts.drafts.last();
  if (last === undefined) return;
  const quietDays = (parts.now().getTime() - Date.parse(last)) / DAY_MS;
  if (quietDays < QUIET_DAYS || quietDays >= NEWS_DAYS) return;
  await sendOnce({ claim: `no-drafts#${last.slice(0, 10)}`, email: letter(last, parts.shop) }, parts);
}

function letter(last: string, shop: TellOfDraftsParts['shop']) {
  const date = dateFormat(shop.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(last));
  const content: EmailContent = {
    shop,
    heading: 'Your store tells of no drafts any more',
    preheader: `The last one came on ${date}.`,
    blocks: [
      {
        kind: 'paragraph',
        text: `While somebody fills in your checkout, WooCommerce keeps a draft of the order, and from these we know most carts. The last draft came on ${date}, more than ${QUIET_DAYS} days ago.`,
      },
      {
        kind: 'paragraph',
        text: 'If your shop was closed or very quiet, all is well. Otherwise look at WooCommerce › Settings › Advanced › Webhooks: "Order updated" must be active. If it is, an update of WooCommerce or of your theme may have ended the drafts; then carts are known only once an order was placed and not paid, and docs/platforms.md says how your store can tell of them itself.',
      },
    ],
    footer: { lines: ['This letter comes once for each time that drafts cease.'] },
    lang: 'en',
  };
  return {
    to: shop.ownerEmails,
    subject: `${shop.name}: no drafts from your store since ${date}`,
    ...emailParts(content),
    tags: { product: 'cart-recovery', letter: 'no-drafts' },
  };
}
