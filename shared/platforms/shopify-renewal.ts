// Which Shopify orders nobody placed: Shopify's own and others' subscriptions make them from a contract (`source_name`), older ones as
// any app does, with the tag "Subscription Recurring Order" (Recharge, Skio); a first order has "Subscription First Order".
import { at, text } from './fields.ts';

const RECURRING = /subscription[ _-]recurring/i;

export function renews(order: unknown): true | undefined {
  // One text with commas, or a list.
  const tags = [at(order, 'tags')].flat().flatMap((tag) => text(tag) ?? []);
  const isOfContract = text(at(order, 'source_name'))?.startsWith('subscription_contract') === true;
  return isOfContract || tags.some((tag) => RECURRING.test(tag)) ? true : undefined;
}
