// How the loyalty tracker introduces itself on the console: figures that show it at work, and its pages for people.
import type { Card } from '../../console/product-face.ts';
import { signInNote } from './sample-counter.ts';

export const MEMBERS = 'loy-members';

export const card: Card = {
  title: 'Loyalty tracker',
  sentence: 'Exact points on every sale; a reward in one tap.',
  figures: [
    { label: 'Members', table: MEMBERS },
    { label: 'Points owed', table: MEMBERS, sum: 'balance' },
    {
      label: 'Redeemed',
      table: 'loy-ledger',
      where: { attribute: 'reason', values: ['reward-redeem'] },
    },
    { label: 'Held', table: 'loy-review', where: { attribute: 'status', values: ['held'] } },
    { label: 'Lapsing', table: 'loy-lapsing' },
  ],
  pages: [
    { label: 'Staff desk', function: 'loy-redeem-handler', note: signInNote },
    { label: 'Sign-up form', function: 'loy-signup' },
  ],
};
