// What is left when Square has told of money for the last time and still did not show what it was for.
import type { MoneyUnread } from '../events/till-events.ts';
import { at, id, instant, text } from '../platforms/fields.ts';
import type { Shop } from '../shop/shop.ts';
import type { WebhookRequest } from '../webhooks/request.ts';
import { moneyBack } from './square-money.ts';

/** Square tries eleven times after the first: 1, 2, 4, 8, 16, 32 and 60 minutes, 2, 4, 8 and 8 hours (its page on webhooks). */
const LAST_RETRY = 11;

/** `square-retry-number` counts them, and is not there the first time. */
export const isLastTry = ({ headers }: Pick<WebhookRequest, 'headers'>): boolean =>
  Number(headers['square-retry-number'] ?? 0) >= LAST_RETRY;

/** The payment, refund or lost dispute of the event, by what it says itself; undefined where it says too little. */
export function unreadMoney(body: unknown, shop: Shop): MoneyUnread | undefined {
  const object = at(body, 'data', 'object');
  for (const [member, what] of [
    ['payment', 'payment'],
    ['refund', 'refund'],
    ['dispute', 'refund'],
  ] as const) {
    const told = at(object, member);
    const saleId = id(at(told, 'id')) ?? id(at(told, 'dispute_id'));
    const closedAt = instant(at(told, 'created_at')) ?? instant(at(body, 'created_at'));
    const money = moneyBack(told, shop);
    if (saleId === undefined || closedAt === undefined || money === undefined || 'foreign' in money) continue;
    return {
      type: 'money.unread',
      saleId,
      what,
      closedAt,
      currency: text(at(told, 'amount_money', 'currency')) ?? shop.currency,
      totalMinor: money.minor,
    };
  }
  return undefined;
}
