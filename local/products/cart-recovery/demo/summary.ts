// The month of carts in a few lines.

import { listed } from '../../../demo/listed.ts';
import type { SummaryLine } from '../../../demo/product.ts';
import type { InboxMessage } from '../../../world.ts';
import type { CartEvidence } from './evidence.ts';

/** `letters` are the messages to the owner. */
export function cartSummaryOf(
  { carts, reminders, audit, unsubs }: CartEvidence,
  told: { readonly webhooks: number; readonly letters: readonly InboxMessage[] },
): readonly SummaryLine[] {
  const reminded = carts.filter(({ first_outcome }) => first_outcome === 'sent');
  const won = reminded.filter(({ status }) => status === 'bought');
  const percent = reminded.length === 0 ? 0 : Math.round((1000 * won.length) / reminded.length) / 10;
  const skipped = carts
    .flatMap(({ first_outcome, second_outcome }) => [first_outcome, second_outcome])
    .filter((outcome) => outcome !== undefined && outcome !== 'sent');
  // One list a night: their dates say nothing here.
  const subjects = told.letters.map(({ subject = '' }) => subject.replace(/^Carts of .*/, 'list of a day'));
  return [
    { label: 'webhooks answered', value: String(told.webhooks) },
    {
      label: 'carts',
      value: `${carts.length} (${listed(carts.map(({ status, closed_reason }) => closed_reason ?? status))})`,
    },
    { label: 'reminders that arrived', value: listed(reminders.map(({ step }) => step)) },
    { label: 'skipped', value: listed(skipped) },
    { label: 'bought after a reminder', value: `${won.length} of ${reminded.length} carts (${percent} %)` },
    {
      label: 'entries in the trail',
      value: listed(audit.map(({ action, by_user }) => `${action} by ${by_user}`)),
    },
    { label: 'entries in the list', value: listed(unsubs.map(({ source }) => source)) },
    { label: 'letters to the owner', value: listed(subjects, 8) },
  ];
}
