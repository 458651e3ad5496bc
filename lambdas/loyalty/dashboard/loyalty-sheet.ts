// The loyalty tracker's part of the owner's page.

import type { Sheet, Unit } from '../../../shared/dashboard/sheet.ts';
import { documentsThatWait, toldOf } from '../../../shared/dashboard/sheet-parts.ts';
import { type BroughtSoFar, broughtBlocks } from '../../../shared/owner-mail/brought.ts';
import type { ReadDocument } from '../../../shared/rules/tell-owner.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { BROUGHT } from '../summary/summary-words.ts';

export type LoyaltyTold = {
  /** Absent where nobody is held out. */
  readonly so: BroughtSoFar | undefined;
  readonly documents: readonly ReadDocument[];
  /** Cases that wait for a manager. */
  readonly held: number;
  /** Whether the owner said what a point is worth. */
  readonly isWorthKnown: boolean;
};

/** The list of the cases that wait. */
export const HELD = 'held';

const line = (key: string, label: string, unit: Unit = 'count') => ({ key, label, unit });

export const loyaltySheet = (told: LoyaltyTold, shop: Shop): Sheet => ({
  title: 'Loyalty',
  waiting: [
    ...(told.held === 0 ? [] : [{ label: 'Sales that a manager must decide', count: told.held, list: HELD }]),
    ...documentsThatWait(told.documents),
  ],
  charts: [
    {
      caption: 'Members and sales',
      lines: [line('joined', 'Members who joined'), line('sales', 'Sales with a number')],
      note: 'By the day on which the till told of it.',
    },
    {
      caption: 'Points',
      lines: [
        line('given', 'Given for purchases', 'points'),
        line('presents', 'Goodwill, bonuses and gifts', 'points'),
        line('redeemed', 'Spent on rewards', 'points'),
        line('rewards', 'Rewards claimed'),
        { ...line('outstanding', 'Held by all members, at the week’s end', 'points'), rowsOf: 'net' },
        ...(told.isWorthKnown
          ? [{ ...line('outstandingMinor', 'Which is worth', 'money'), rowsOf: 'net' }]
          : []),
      ],
      note: `Refunds, voids and what was undone are off. What members hold opens what moved it in that week.${told.isWorthKnown ? '' : ' To see what it is worth, write in your rules, for example: “100 points are worth 5.”'}`,
    },
    {
      caption: 'Regulars',
      lines: [
        line('nudged', 'Slipped away, and were written to'),
        line('returned', 'Came back'),
        line('rested', 'Let rest'),
      ],
    },
    {
      caption: 'Looked at twice',
      lines: [line('heldBack', 'Sales held'), line('approved', 'Approved'), line('rejected', 'Rejected')],
    },
    {
      caption: 'Mails to members',
      lines: [
        { ...line('mailsSent', 'Sent'), hasNoRows: true },
        { ...line('mailsFailed', 'Did not surely go out'), hasNoRows: true },
      ],
      note: 'Counted as they go out, without whose they are: who got which stands at the desk, with each member.',
    },
  ],
  told: told.so === undefined ? [] : toldOf(broughtBlocks(told.so, BROUGHT, shop)),
});
