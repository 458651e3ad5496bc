// What waits for a manager, in words: what it is, why it waits, and what each answer does. The desk and the owner's letter say
// the same.
import { exact } from '../points.ts';
import type { ReviewRow } from '../sale-rows.ts';
import { balanceText, pointsText } from './desk-words.ts';

export const HELD_KIND = {
  sale: 'Sale',
  refund: 'Refund',
  changed: 'Changed sale',
  unread: 'Money at the till',
} as const;

const WHY: Readonly<Record<string, string>> = {
  'far-larger-basket': 'Far larger than anything this member bought before. Perhaps a typing mistake.',
  'large-first-sale': 'A large first sale of a new member.',
  'large-sale': 'A sale as large as the owner wants to look at.',
  'told-twice-differently': 'The till sent this sale twice, with different figures.',
  'other-member': 'The till sent this sale again, for another member.',
  'changed-after-refund': 'The till changed this sale after some of it had been refunded.',
  'below-zero': 'The till changed this sale, and the member has spent the points that would go.',
  'redeemed-already': 'Refunded, but the member has spent points of this sale already.',
  'unread-payment':
    'The till told of this payment for a day, and its sale could not be read. Look it up there by this number; the owner can bring its sale in from a file, where it counts once. Then close it here.',
  'unread-refund':
    'The till told of money that went back, and the sale could not be read. Look it up there by this number; the owner can bring it in from a file, where it counts once. Then close it here.',
};

export const whyHeld = ({ flag_reason }: Pick<ReviewRow, 'flag_reason'>): string =>
  WHY[flag_reason] ?? 'It looked unusual.';

type Case = Pick<ReviewRow, 'kind' | 'computed_points' | 'flag_reason'>;

/** What each answer would do, as things stand now; `balance` is 0 for somebody who is no member yet. */
export function answersTo(
  { kind, computed_points: points, flag_reason }: Case,
  { balance, locale }: { readonly balance: number; readonly locale: string },
): { readonly approve: string; readonly reject: string } {
  const now = `${balanceText(balance, locale)} ${balance === 1 ? 'point' : 'points'}`;
  if (kind === 'unread')
    return { approve: 'There is nothing to approve.', reject: 'Nothing is added or taken by this.' };
  const stays = `The balance stays at ${now}, and this cannot be approved later.`;
  const isSpent = kind === 'changed' && -points > balance;
  const approve = isSpent
    ? `This cannot be approved now: ${pointsText(exact(-points - balance), locale)} of it ${-points - balance === 1 ? 'is' : 'are'} spent.`
    : approving({ points, balance, locale, isMoved: flag_reason === 'other-member' });
  return { approve, reject: stays };
}

function approving({
  points,
  balance,
  locale,
  isMoved,
}: {
  readonly points: number;
  readonly balance: number;
  readonly locale: string;
  readonly isMoved: boolean;
}): string {
  if (points === 0) return 'No points move; only the sale’s figures change.';
  const comesTo = (left: number) => `${balanceText(left, locale)} afterwards`;
  if (points > 0)
    return `${pointsText(points, locale)} ${points === 1 ? 'is' : 'are'} added: ${comesTo(balance + points)}.${isMoved ? ' What the other member had for this sale is taken from them.' : ''}`;
  const taken = Math.min(-points, balance);
  const rest = taken < -points ? `, all that is left of ${pointsText(-points, locale)}` : '';
  return `${pointsText(taken, locale)} ${taken === 1 ? 'is' : 'are'} taken off${rest}: ${comesTo(balance - taken)}.`;
}

/** What approving did; `points` is what moved. */
export function approvedWords(
  points: number,
  { name, balance, locale }: { readonly name: string; readonly balance: number; readonly locale: string },
): string {
  if (points === 0) return 'Approved. No points had to move.';
  const moved =
    points > 0
      ? `${pointsText(points, locale)} ${points === 1 ? 'was' : 'were'} added`
      : `${pointsText(-points, locale)} ${points === -1 ? 'was' : 'were'} taken off`;
  return `Approved. ${moved}: ${name} has ${pointsText(Math.floor(balance), locale)} now.`;
}
