// The month in a few lines.

import { listed } from '../../../demo/listed.ts';
import type { SummaryLine } from '../../../demo/product.ts';
import type { InboxMessage } from '../../../world.ts';
import type { Evidence } from './evidence.ts';

/** `letters` are the messages to the owner. */
export function summaryOf(
  { orders, offers, nudges, optOuts }: Evidence,
  told: { readonly webhooks: number; readonly letters: readonly InboxMessage[] },
): readonly SummaryLine[] {
  const fresh = orders.filter(({ gate_outcome }) => gate_outcome !== 'imported');
  const sent = offers.filter(({ state }) => ['sent', 'taken', 'ignored', 'out-of-window'].includes(state));
  const taken = offers.filter(({ state }) => state === 'taken');
  const percent = sent.length === 0 ? 0 : Math.round((1000 * taken.length) / sent.length) / 10;
  const texts = nudges.filter(({ channel }) => channel === 'sms').length;
  const neverSent = offers.filter(({ state }) => state === 'never-sent');
  return [
    { label: 'webhooks answered', value: String(told.webhooks) },
    { label: 'orders', value: `${fresh.length} (${listed(fresh.map((row) => row.gate_outcome))})` },
    { label: 'offers', value: `${offers.length} (${listed(offers.map(({ state }) => state))})` },
    { label: 'never sent because', value: listed(neverSent.map(({ reason }) => reason)) },
    { label: 'nudges that arrived', value: `${texts} by text message, ${nudges.length - texts} by e-mail` },
    { label: 'take-up', value: `${taken.length} of ${sent.length} nudges (${percent} %)` },
    {
      label: 'best add-ons',
      value: listed(
        taken.map(({ product_name }) => product_name),
        3,
      ),
    },
    { label: 'entries in the opt-out list', value: listed(optOuts.map(({ source }) => source)) },
    {
      label: 'letters to the owner',
      value: listed(
        told.letters.map(({ subject }) => subject),
        8,
      ),
    },
  ];
}
