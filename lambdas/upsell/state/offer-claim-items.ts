// An offer's part in the two transactions of a nudge: the claim before it goes out, and the taking back of one that
// certainly did not.

import type { TransactItem } from '../../../shared/aws/conditional.ts';
import type { OfferRow } from '../rows.ts';
import { expiryOf, FATE_UNKNOWN, offerIsStillChosen, offerIsStillSent } from './offer-row.ts';

/** The parts, for one offers table. */
export function makeOfferClaimItems(table: string) {
  return {
    /** Part of the sending transaction: chosen → sent, of unknown fate until `noteSent`. */
    markSentItem: (
      offer: OfferRow,
      sent: {
        readonly at: Date;
        readonly windowEndsAt: Date;
        /** Until when buying it is counted. */
        readonly followedUntil?: string | undefined;
        readonly channel: string;
        readonly previousNudgedAt: string | undefined;
        readonly attempt: string;
        /** Of a text. */
        readonly linkToken?: string | undefined;
      },
    ): TransactItem => ({
      Update: {
        TableName: table,
        Key: { offer_id: offer.offer_id },
        ConditionExpression: `${offerIsStillChosen} AND send_at = :seen`,
        UpdateExpression:
          'SET #state = :sent, sent_at = :now, send_at = :now, window_ends_at = :ends, channel = :channel, ' +
          `reason = :unknown, claimed_by = :attempt${sent.previousNudgedAt === undefined ? '' : ', previous_nudged_at = :previous'}` +
          (sent.followedUntil === undefined ? '' : ', followed_until = :followed') +
          (sent.linkToken === undefined ? '' : ', link_token = :link'),
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':chosen': 'chosen',
          ':seen': offer.send_at,
          ':sent': 'sent',
          ':now': sent.at.toISOString(),
          ':ends': sent.windowEndsAt.toISOString(),
          ':channel': sent.channel,
          ':unknown': FATE_UNKNOWN,
          ':attempt': sent.attempt,
          ...(sent.previousNudgedAt === undefined ? {} : { ':previous': sent.previousNudgedAt }),
          ...(sent.followedUntil === undefined ? {} : { ':followed': sent.followedUntil }),
          ...(sent.linkToken === undefined ? {} : { ':link': sent.linkToken }),
        },
      },
    }),

    /** Part of the transaction by which somebody is held out: chosen → never-sent, at the moment at which it would have been sent. */
    holdOutItem: (
      offer: OfferRow,
      { at, until }: { readonly at: Date; readonly until: string },
    ): TransactItem => ({
      Update: {
        TableName: table,
        Key: { offer_id: offer.offer_id },
        ConditionExpression: `send_at = :seen AND ${offerIsStillChosen}`,
        UpdateExpression:
          'SET #state = :never, reason = :reason, send_at = :now, closed_at = :now, followed_until = :followed, expires_at = :expires',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':chosen': 'chosen',
          ':seen': offer.send_at,
          ':never': 'never-sent',
          ':reason': 'held-out',
          ':now': at.toISOString(),
          ':followed': until,
          ':expires': expiryOf(at),
        },
      },
    }),

    /**
     * Part of the releasing transaction, for a message that certainly did not go out: sent → never-sent where it was
     * refused, sent → chosen for `sendAt` where it was only put off.
     */
    releaseItem: (
      offerId: string,
      release: { readonly attempt: string; readonly at: Date; readonly sendAt: Date | undefined },
    ): TransactItem => ({
      Update: {
        TableName: table,
        Key: { offer_id: offerId },
        ConditionExpression: `${offerIsStillSent} AND claimed_by = :attempt`,
        UpdateExpression:
          release.sendAt === undefined
            ? 'SET #state = :to, reason = :reason, closed_at = :at, expires_at = :expires REMOVE sent_at, window_ends_at, followed_until, link_token'
            : 'SET #state = :to, send_at = :sendAt, put_off_at = if_not_exists(put_off_at, :at) ' +
              'REMOVE sent_at, window_ends_at, followed_until, previous_nudged_at, reason, claimed_by, link_token',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':sent': 'sent',
          ':attempt': release.attempt,
          ':at': release.at.toISOString(),
          ...(release.sendAt === undefined
            ? { ':to': 'never-sent', ':reason': 'refused', ':expires': expiryOf(release.at) }
            : { ':to': 'chosen', ':sendAt': release.sendAt.toISOString() }),
        },
      },
    }),
  };
}
