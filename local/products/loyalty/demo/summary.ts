// The month of sales in a few lines.

import { listed } from '../../../demo/listed.ts';
import type { SummaryLine } from '../../../demo/product.ts';
import type { InboxMessage } from '../../../world.ts';
import type { LoyaltyEvidence } from './evidence.ts';

/** `letters` are the messages to the owner. */
export function loyaltySummaryOf(
  { members, ledger, audit, review, lapsing, letters, backupDays }: LoyaltyEvidence,
  told: { readonly webhooks: number; readonly lookUps: number; readonly letters: readonly InboxMessage[] },
): readonly SummaryLine[] {
  const sum = (wanted: (change: number) => boolean) =>
    ledger
      .filter(({ points_change, reason }) => reason !== 'import' && wanted(points_change))
      .reduce((total, { points_change }) => total + points_change, 0);
  const given = Math.round(sum((change) => change > 0));
  const taken = Math.round(-sum((change) => change < 0));
  const owed = Math.floor(members.reduce((total, { balance }) => total + balance, 0));
  const confirmed = members.filter(({ email }) => email !== undefined).length;
  const rested = members.filter(({ status }) => status === 'rested').length;
  return [
    { label: 'webhooks answered', value: String(told.webhooks) },
    { label: 'members', value: `${members.length}, ${confirmed} with a confirmed address` },
    { label: 'changes of points', value: listed(ledger.map(({ reason }) => reason)) },
    { label: 'points', value: `${given} given, ${taken} taken off, ${owed} outstanding` },
    { label: 'looked up at the desk', value: String(told.lookUps) },
    {
      label: 'redeemed',
      value: listed(ledger.flatMap(({ reason, reward }) => (reason === 'reward-redeem' ? [reward] : []))),
    },
    {
      label: 'held',
      value: listed(review.map(({ flag_reason, status }) => `${flag_reason}, ${status}`)),
    },
    { label: 'mails that arrived', value: listed(letters.map(({ kind }) => kind)) },
    { label: 'lapsing', value: `${lapsing.length} listed, ${rested} rested` },
    { label: 'copies of all tables', value: String(backupDays.length) },
    {
      label: 'entries in the trail',
      value: listed(audit.map(({ action }) => action)),
    },
    {
      label: 'letters to the owner',
      value: listed(
        told.letters.map(({ subject }) => subject),
        8,
      ),
    },
  ];
}
