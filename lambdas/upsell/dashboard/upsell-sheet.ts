// The upsell recommender's part of the owner's page.

import type { Sheet, Unit } from '../../../shared/dashboard/sheet.ts';
import { documentsThatWait, toldOf } from '../../../shared/dashboard/sheet-parts.ts';
import { type BroughtSoFar, broughtBlocks } from '../../../shared/owner-mail/brought.ts';
import type { ReadDocument } from '../../../shared/rules/tell-owner.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { BROUGHT } from '../report/came-blocks.ts';

export type UpsellTold = {
  readonly so: BroughtSoFar | undefined;
  readonly documents: readonly ReadDocument[];
};

const line = (key: string, label: string, unit: Unit = 'count') => ({ key, label, unit });

export const upsellSheet = ({ so, documents }: UpsellTold, shop: Shop): Sheet => ({
  title: 'Add-ons',
  waiting: documentsThatWait(documents),
  charts: [
    {
      caption: 'From order to purchase',
      lines: [
        line('orders', 'Orders'),
        line('nudges', 'Nudges sent'),
        line('taken', 'Tapped in time'),
        line('bought', 'Add-ons bought'),
        { ...line('boughtMinor', 'Paid for them', 'money'), rowsOf: 'bought' },
      ],
      note: 'By the week in which the nudge was due. A tap is no purchase; an add-on counts as bought when the same person buys it within the days that your settings say, by the link or not, and what was cancelled or refunded since is off.',
    },
    {
      caption: 'What became of the nudges',
      lines: [
        line('taken', 'Tapped in time'),
        line('late', 'Tapped too late'),
        line('ignored', 'Not tapped'),
        line('mayStillTap', 'May still be tapped'),
        line('unknown', 'Of unknown fate'),
      ],
    },
    {
      caption: 'Orders without a nudge',
      lines: [
        line('ended', 'Nothing was looked for'),
        line('noFit', 'Nothing fitted'),
        line('neverSent', 'Never sent'),
        line('waiting', 'Wait for their time'),
      ],
    },
    {
      caption: 'Messages and the cap',
      lines: [line('nudges', 'Nudges sent'), line('capped', 'Left out: they had enough messages')],
    },
  ],
  told: so === undefined ? [] : toldOf(broughtBlocks(so, BROUGHT, shop)),
});
