// Whoever is held out would have been nudged at this very moment, if everything that is asked of everybody else lets it. One transaction
// says so of the offer and of every key of theirs, under the conditions under which a nudge is claimed: so both groups are those who
// came through the same doors, the cap included, and are followed from the same moment on.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { makeTransact } from '../../../shared/aws/transact.ts';
import type { Channel } from '../../../shared/shop/shop.ts';
import type { Asked, OfferRow } from '../rows.ts';
import type { AskedStamp, NudgeCap } from './nudge-cap.ts';
import type { Offers } from './offers.ts';
import type { OptOut } from './optout.ts';
import type { Orders } from './orders.ts';

export type HeldOut = {
  readonly offer: OfferRow;
  readonly at: Date;
  readonly asked: Asked;
  readonly channel: Channel;
  /** Every key of the person, with what it says from now on. */
  readonly stamps: readonly AskedStamp[];
  readonly suppressionKeys: readonly string[];
};

export type HoldOut = ReturnType<typeof makeHoldOut>;

export function makeHoldOut(
  client: DynamoDBDocumentClient,
  tables: {
    readonly offers: Offers;
    readonly cap: NudgeCap;
    readonly orders: Orders;
    readonly optOut: OptOut;
  },
) {
  const { offers, cap, orders, optOut } = tables;
  const transact = makeTransact(client);
  return async ({ offer, at, asked, channel, stamps, suppressionKeys }: HeldOut): Promise<boolean> => {
    const { applied } = await transact({
      offer: offers.holdOutItem(offer, { at, until: asked.until }),
      cap: stamps.map((stamp) =>
        cap.askedItem(stamp, { agreesTo: stamp.key === offer.customer_id ? channel : undefined }),
      ),
      notStopped: orders.notStoppedItem(offer.order_id),
      notListed: optOut.notListedItems(suppressionKeys),
    });
    return applied;
  };
}
