// Cart recovery's part of the owner's page.

import type { Sheet, Unit } from '../../../shared/dashboard/sheet.ts';
import { documentsThatWait, toldOf } from '../../../shared/dashboard/sheet-parts.ts';
import { type BroughtSoFar, broughtBlocks } from '../../../shared/owner-mail/brought.ts';
import type { ReadDocument } from '../../../shared/rules/tell-owner.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { BROUGHT } from '../summary/summary-words.ts';

export type CartTold = {
  /** Absent where nobody is held out. */
  readonly so: BroughtSoFar | undefined;
  readonly documents: readonly ReadDocument[];
  readonly withinDays: number;
};

const line = (key: string, label: string, unit: Unit = 'count') => ({ key, label, unit });

export const cartSheet = ({ so, documents, withinDays }: CartTold, shop: Shop): Sheet => ({
  title: 'Carts',
  waiting: documentsThatWait(documents),
  charts: [
    {
      caption: 'From cart to purchase',
      lines: [
        line('seen', 'Carts'),
        line('reminded', 'Reminded'),
        line('recovered', 'Won back'),
        { ...line('wonBackMinor', 'Won back, in money', 'money'), rowsOf: 'recovered' },
      ],
      note: `By the week of a cart’s last change. Won back: bought within ${withinDays} days after a reminder, and not cancelled or refunded since. Money is what was paid in ${shop.currency}.`,
    },
    {
      caption: 'What became of the carts',
      lines: [
        line('recovered', 'Won back'),
        line('bought', 'Bought without a reminder, or long after it'),
        line('open', 'Still open'),
        line('noAddress', 'Still open, with no address'),
        line('gaveUp', 'Given up'),
        line('otherwise', 'Ended otherwise'),
        line('writtenOff', 'Written off by you'),
      ],
    },
    {
      caption: 'Messages and the cap',
      lines: [
        line('first', 'First reminders sent'),
        line('second', 'Second reminders sent'),
        line('capped', 'Left out: they had enough messages'),
        line('unsure', 'Refused, or of unknown fate'),
      ],
    },
  ],
  told: so === undefined ? [] : toldOf(broughtBlocks(so, BROUGHT, shop)),
});
