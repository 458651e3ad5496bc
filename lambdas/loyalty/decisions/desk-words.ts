// How the desk says things: rewards, changes of points, and members whose number nobody needs to see in full.

import { shorten } from '../../../shared/text/cut.ts';
import { dateFormat, numberFormat } from '../../../shared/text/formats.ts';
import { exact, shown, sum } from '../points.ts';
import type { LedgerRow } from '../rows.ts';

/** `free coffee` as it stands on a button. */
export const titled = (reward: string): string => reward.charAt(0).toUpperCase() + reward.slice(1);

/** What a name is on a page: whole where it has room, and cut so that everybody sees that it is. */
export const shortName = (name: string): string => shorten(name, LONGEST_NAME);
const LONGEST_NAME = 36;

/** The last four digits, as they are asked for: enough to tell members on a list apart, too little to call one. */
export const maskedPhone = (phone: string): string => `•••• ${phone.slice(-4)}`;

/** `r•••@e•••.com`: enough to talk about an address with whoever has it, too little to write to it. */
export function maskedAddress(email: string): string {
  const at = email.lastIndexOf('@');
  const host = email.slice(at + 1);
  return `${hidden(email.slice(0, at))}@${hidden(host)}${host.slice(Math.max(0, host.lastIndexOf('.')))}`;
}

const hidden = (text: string): string => `${[...text][0] ?? ''}•••`;

/** A balance as people are told: whole points, rounded down. */
export const balanceText = (points: number, locale: string): string =>
  numberFormat(locale).format(shown(points));

/** `1 point`, `1,250 points`, `7.5 points`. */
export const pointsText = (points: number, locale: string): string =>
  `${numberFormat(locale, { maximumFractionDigits: 4 }).format(exact(points))} ${Math.abs(exact(points)) === 1 ? 'point' : 'points'}`;

/** `1 stamp`, `7 stamps`: whole ones, rounded down. */
export const stampsText = (stamps: number, locale: string): string =>
  `${numberFormat(locale).format(shown(stamps))} ${shown(stamps) === 1 ? 'stamp' : 'stamps'}`;

/** A change as it is: `+24`, `−100`, `+7.5`. */
export function changeText(points: number, locale: string): string {
  const size = numberFormat(locale, { maximumFractionDigits: 4 }).format(Math.abs(exact(points)));
  return points < 0 ? `−${size}` : `+${size}`;
}

/** `+24`, `+24 and +2 stamps`, `−9 stamps`: what came and what went. */
export function movedText({ points_change, stamps = {} }: LedgerRow, locale: string): string {
  const pieces = sum(Object.values(stamps));
  if (pieces === 0) return changeText(points_change, locale);
  const changed = `${changeText(pieces, locale)} ${Math.abs(pieces) === 1 ? 'stamp' : 'stamps'}`;
  return points_change === 0 ? changed : `${changeText(points_change, locale)} and ${changed}`;
}

/** What a row of the ledger was, in one or two words. */
export function changeName(row: Pick<LedgerRow, 'reason' | 'reward'>): string {
  switch (row.reason) {
    case 'earn':
      return 'Sale';
    case 'correction':
      return 'Sale corrected';
    case 'refund':
      return 'Refund';
    case 'void':
      return 'Sale cancelled';
    case 'reward-redeem':
      return titled(row.reward ?? 'reward');
    case 'goodwill':
      return 'Goodwill';
    case 'win-back-bonus':
      return 'Win-back bonus';
    case 'joining':
      return 'For joining';
    case 'birthday':
      return 'Birthday';
    case 'reversed':
      return row.reward === undefined ? 'Taken back' : `Taken back: ${row.reward}`;
    case 'import':
      return 'Brought over';
    case 'erased':
      return 'Forgotten';
  }
}

const MOST_ITEMS = 4;
const LONGEST_ITEM = 40;

/** `2 × Latte, House beans, and 3 more`: what was bought, as one line. */
export function itemsText(items: readonly { readonly name: string; readonly quantity: number }[]): string {
  const named = items
    .slice(0, MOST_ITEMS)
    .map(({ name, quantity }) => `${quantity === 1 ? '' : `${quantity} × `}${shorten(name, LONGEST_ITEM)}`);
  const more = items.length - named.length;
  return `${named.join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
}

/** The day on the shop's wall, for example `Jun 5, 2026`. */
export const dayText = (instant: string, zone: string, locale: string): string =>
  dateFormat(locale, { timeZone: zone, day: 'numeric', month: 'short', year: 'numeric' }).format(
    new Date(instant),
  );

/** Day and time on the shop's wall, for example `Jun 5, 9:15 AM`. */
export const momentText = (instant: string, zone: string, locale: string): string =>
  dateFormat(locale, {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
  }).format(new Date(instant));
