// How the loyalty tracker introduces itself on the console: figures that show it at work, and its pages for people.
import { ownerPage } from '../../console/owner-page.ts';
import type { Card, Counted } from '../../console/product-face.ts';
import { signInNote } from './sample-counter.ts';

export const MEMBERS = 'loy-members';

const SALES = 'loy-sales';
const UNNAMED = 'loy-unnamed';
/** A refund that came before its sale leaves a row that is no sale yet. */
const NAMED: Counted = { table: SALES, where: { move: 'any' } };

export const card: Card = {
  title: 'Loyalty tracker',
  sentence: 'Exact points on every sale; a reward in one tap.',
  figures: [
    { label: 'Members', table: MEMBERS },
    { label: 'Points owed', table: MEMBERS, sum: 'balance' },
    {
      label: 'Redeemed',
      table: 'loy-ledger',
      where: { reason: ['reward-redeem'] },
    },
    { label: 'Held', table: 'loy-review', where: { status: ['held'] } },
    { label: 'Lapsing', table: 'loy-lapsing' },
  ],
  fates: {
    things: 'sales',
    all: [NAMED, { table: UNNAMED }],
    groups: [
      { ...NAMED, by: 'move', words: { add: 'counted' } },
      {
        table: SALES,
        where: { move: ['hold'] },
        by: 'flag_reason',
        words: {
          'far-larger-basket': 'held: far more than this member ever bought',
          'large-first-sale': 'held: large for a first sale',
          'large-sale': 'held: large',
        },
        otherwise: 'held',
      },
      {
        table: UNNAMED,
        by: 'day',
        words: {},
        otherwise: 'without a number; the desk can count them for two days',
      },
    ],
    rest: 'in no group',
  },
  pages: [
    { label: 'Staff desk', function: 'loy-redeem-handler', note: signInNote },
    { label: 'Sign-up form', function: 'loy-signup' },
    ownerPage('loy-signup'),
  ],
};
