// The morning letter with the link to yesterday's list of carts.

import { dashboardButton } from '../../../shared/dashboard/dashboard-button.ts';
import type { Email } from '../../../shared/messages/outcome.ts';
import type { EmailContent } from '../../../shared/pages/email-blocks.ts';
import { emailParts } from '../../../shared/pages/email-parts.ts';
import { english } from '../../../shared/pages/words-language.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { dateFormat } from '../../../shared/text/formats.ts';
import { OWNER_LINK_DAYS } from '../links/links.ts';

export type ExportFacts = {
  /** `2026-11-17`. */
  readonly day: string;
  readonly url: string;
  readonly carts: number;
  readonly open: number;
  readonly recovered: number;
  /** Bought without a reminder, or long after it. */
  readonly bought: number;
  /** Whose list it is: its links act in their name. */
  readonly owner: string;
  /** The link to the owner's page. */
  readonly dashboard?: string;
};

/** The letter to the owner. Pure. */
export function exportEmail(
  { day, url, carts, open, recovered, bought, owner, dashboard }: ExportFacts,
  shop: Shop,
): Email {
  const date = dateFormat(shop.locale, { dateStyle: 'full', timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  );
  const content: EmailContent = {
    shop,
    heading: carts === 1 ? 'One cart on this day' : `${carts} carts on this day`,
    preheader: `${date}: ${open} open, ${recovered} recovered`,
    blocks: [
      { kind: 'paragraph', text: `The carts of ${date}, as they stood in the night after it.` },
      {
        kind: 'keyValueTable',
        rows: [
          { key: 'Carts', value: String(carts) },
          { key: 'Still open', value: String(open) },
          { key: 'Recovered: bought after a reminder', value: String(recovered) },
          { key: 'Bought without one', value: String(bought) },
          { key: 'Ended otherwise; the list says how', value: String(carts - open - recovered - bought) },
        ],
      },
      { kind: 'button', label: 'Open the list', url },
      {
        kind: 'note',
        text: `The list has links to suppress a cart, unsubscribe its address or write it off. All links work for ${OWNER_LINK_DAYS} days, for anybody who has this letter, and act in the name of ${owner}: do not pass it on.`,
      },
      ...dashboardButton(dashboard),
    ],
    footer: { lines: ['Carts are counted by the day of their last change.'] },
    lang: english(shop.locale),
  };
  return {
    to: [owner],
    subject: `Carts of ${date}`,
    ...emailParts(content),
    tags: { product: 'cart-recovery', letter: 'carts-of-day' },
  };
}
