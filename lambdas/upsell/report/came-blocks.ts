// What was bought after the nudges, as the report says it: counted facts of the last week that has had its time, and beside those who are
// held out what the nudges brought. A tap is no purchase and is in none of these figures.
import { broughtBlocks } from '../../../shared/owner-mail/brought.ts';
import { countsTable } from '../../../shared/owner-mail/figures.ts';
import type { EmailBlock } from '../../../shared/pages/email-blocks.ts';
import { formatMoney } from '../../../shared/shop/money.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { broughtMinor } from '../../../shared/statistics/bootstrap.ts';
import type { CameTold } from './came-so-far.ts';

export const BROUGHT = {
  caption: 'What the nudges brought',
  offered: 'Add-ons bought after a nudge',
  heldOut: 'Add-ons bought without one, by those who are held out',
  each: 'a nudge',
};

/** `span` says the days of the week. */
export function cameBlocks(came: CameTold | undefined, span: string, shop: Shop): readonly EmailBlock[] {
  if (came === undefined) return [];
  const { offered } = came.last;
  return [
    countsTable(
      `Bought after the nudges of ${span}`,
      [
        ['Nudges sent', offered.of],
        ['Add-ons bought since, by the link or not', offered.hits],
        ['For', formatMoney(broughtMinor(offered), shop.currency, shop.locale)],
      ],
      shop,
    ),
    ...(came.so === undefined ? [] : broughtBlocks(came.so, BROUGHT, shop)),
  ];
}
