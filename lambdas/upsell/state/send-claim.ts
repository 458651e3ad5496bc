// The claim of a message, so that at most one goes out for an offer. One transaction flips the offer, stamps the
// person's cap and checks that nobody opted out and the order still stands; only then the message goes out. If the
// message certainly did not go out, a second transaction takes the claim back. If nobody can tell, the claim stays: at
// most one message.

import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { claimInTransaction } from '../../../shared/aws/claim-transaction.ts';
import { makeTransact } from '../../../shared/aws/transact.ts';
import type { MessageClaim } from '../../../shared/messages/claim-and-send.ts';
import type { Channel } from '../../../shared/shop/shop.ts';
import type { Asked, OfferRow } from '../rows.ts';
import type { CapStamp, NudgeCap } from './nudge-cap.ts';
import type { Offers } from './offers.ts';
import type { OptOut } from './optout.ts';
import type { Orders } from './orders.ts';

export type SendClaim = {
  readonly offer: OfferRow;
  readonly channel: Channel;
  readonly at: Date;
  readonly windowEndsAt: Date;
  readonly capFloor: Date;
  readonly previousNudgedAt: string | undefined;
  /** The person's other keys, each with its nudge before this one. */
  readonly otherStamps: readonly CapStamp[];
  readonly suppressionKeys: readonly string[];
  /** What each key of the person says from now on that they were asked lately. */
  readonly asked: ReadonlyMap<string, readonly Asked[]>;
  /** Until when buying the add-on is counted. */
  readonly followedUntil: string;
  /** Names this attempt; new for each. */
  readonly attempt: string;
  /** The short word in the link of a text; undefined for an e-mail. */
  readonly linkToken?: string | undefined;
  /** When to try again, should the message service put it off. */
  readonly retryAt: Date;
};

/** The right to send one offer's nudge. Where it is not given, a later run must look again. */
export function makeSendClaim(
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
  return (claim: SendClaim): MessageClaim & { readonly noteSent: () => Promise<unknown> } => ({
    take: async () =>
      (await claimInTransaction(client, {
        attempt: claim.attempt,
        claimedIn: 'claimed_by',
        parts: {
          offer: offers.markSentItem(claim.offer, claim),
          cap: stampsOf(claim).map(({ key }) =>
            cap.stampItem(key, {
              ...claim,
              agreesTo: key === claim.offer.customer_id ? claim.channel : undefined,
              asked: claim.asked.get(key),
            }),
          ),
          notStopped: orders.notStoppedItem(claim.offer.order_id),
          notListed: optOut.notListedItems(claim.suppressionKeys),
        },
      })) === 'applied',
    noteSent: () => offers.noteSent(claim.offer.offer_id, claim.attempt),
    // It is written so already.
    noteUnknown: async () => undefined,
    // Nobody was nudged, so the cap is as it was before.
    giveBack: async ({ outcome }) => {
      const { applied } = await transact({
        offer: offers.releaseItem(claim.offer.offer_id, {
          attempt: claim.attempt,
          at: claim.at,
          sendAt: outcome === 'later' ? claim.retryAt : undefined,
        }),
        cap: stampsOf(claim).map((stamp) => cap.unstampItem(stamp, claim.at)),
      });
      return applied ? 'applied' : 'refused';
    },
  });
}

/** The cap is stamped on every key by which the person would be known as opted out. */
const stampsOf = ({ offer, previousNudgedAt, otherStamps }: SendClaim): readonly CapStamp[] => [
  { key: offer.customer_id, previous: previousNudgedAt },
  ...otherStamps,
];
