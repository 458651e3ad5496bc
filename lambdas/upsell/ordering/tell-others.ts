// What the other products hear of a shopper: that they bought, and that they want no messages. upsr-order puts it on its own queue, and
// the picker passes it on, because no store waits until another region has answered. Told twice it is the same.
import type { Queue } from '../../../shared/aws/queue.ts';
import type { Order } from '../../../shared/events/store-events.ts';
import type { Contacts } from '../../../shared/people/contacts.ts';
import type { OptOut } from '../state/optout.ts';

export type ToldOthers =
  | {
      readonly bought: {
        readonly keys: readonly string[];
        readonly placed_at: string;
        readonly skus: readonly string[];
      };
    }
  | {
      readonly silent: {
        readonly keys: readonly string[];
        readonly as: 'silent_upsell' | 'silent_erased';
        readonly at: string;
      };
    };

export type TellOthers = (told: ToldOthers) => Promise<void>;

export const makeTellOthers =
  (queue: Queue<unknown>): TellOthers =>
  (told) =>
    queue.add({ others: told });

const MOST_SKUS = 50;

export const purchaseOf = ({ placedAt, items }: Order) => ({
  placed_at: placedAt,
  skus: items.slice(0, MOST_SKUS).map(({ sku }) => sku),
});

/** Passes on what came by the queue. */
export async function passOn(told: ToldOthers, contacts: Contacts, now: Date): Promise<void> {
  if ('bought' in told) {
    const { keys, placed_at: bought_at, skus: bought_skus } = told.bought;
    return contacts.bought(keys, { bought_at, bought_by: 'upsell', bought_skus }, now);
  }
  const { keys, as, at } = told.silent;
  return contacts.silence(keys, as, new Date(at));
}

/** The same list, whose entries the others hear of first: once somebody is listed, nobody comes back to tell. */
export function tellingOptOut(optOut: OptOut, tell: TellOthers | undefined): OptOut {
  if (tell === undefined) return optOut;
  return {
    ...optOut,
    async list(keys, source, now) {
      await tell({ silent: { keys, as: 'silent_upsell', at: now.toISOString() } });
      return optOut.list(keys, source, now);
    },
    async erase(keys, now) {
      await tell({ silent: { keys, as: 'silent_erased', at: now.toISOString() } });
      return optOut.erase(keys, now);
    },
  };
}
