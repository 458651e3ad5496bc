// One order of a store's past, as its translation read it. One that cannot be read is left out of the history and said.
import type { Order, Translation } from '../events/store-events.ts';
import { text } from './fields.ts';
import type { StoreApi } from './platform.ts';

/** The order, or nothing for what was no purchase or could not be read. */
export function pastOrder(
  read: Translation,
  orderId: unknown,
  { leftOut }: Pick<StoreApi, 'leftOut'>,
): readonly Order[] {
  if (read.kind === 'invalid') {
    const why = read.issues.map(({ path, message }) => `${path} ${message}`).join(', ');
    leftOut?.({ row: `order ${text(orderId) ?? 'without an id'}`, why });
  }
  return read.kind === 'event' && read.event.type === 'order.created' ? [read.event.order] : [];
}
