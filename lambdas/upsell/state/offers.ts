// The offers table. `state` is the single truth about an offer, and every arrow below is one conditional write:
//
//   (nothing) ── putOnce ──> chosen | no-fit | never-sent
//   chosen ── markSentItem ──> sent        chosen ── markNeverSent ──> never-sent       chosen ── defer, putOff ──> chosen
//   sent ── releaseItem ──> chosen | never-sent   (the message certainly did not go out)     sent ── noteSent, noteUnclear ──> sent
//   sent ── markTaken ──> taken            sent ── markOutOfWindow ──> out-of-window    sent ── markIgnored ──> ignored

import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { readMany } from '../../../shared/aws/batches.ts';
import { makeConditionalPut } from '../../../shared/aws/conditional-put.ts';
import { makeConditionalUpdate } from '../../../shared/aws/conditional-update.ts';
import { OFFERS_BY_LINK, OFFERS_BY_STATE } from '../names.ts';
import type { NeverSentReason, OfferRow, OfferState } from '../rows.ts';
import { makeOfferClaimItems } from './offer-claim-items.ts';
import { expiryOf, OPENED_UNCLEAR, offerIsStillChosen, offerIsStillSent } from './offer-row.ts';

export type OffersPage = {
  readonly offers: readonly Pick<
    OfferRow,
    'offer_id' | 'order_id' | 'customer_id' | 'send_at' | 'window_ends_at' | 'reason'
  >[];
  readonly next: Record<string, unknown> | undefined;
};

const offerIsNew = 'attribute_not_exists(offer_id)';

export type Offers = ReturnType<typeof makeOffers>;

/** Reads and transitions of one offers table. No function here throws for a lost race. */
export function makeOffers(client: DynamoDBDocumentClient, table: string) {
  const put = makeConditionalPut(client, table);
  const update = makeConditionalUpdate(client, table);
  const transition = (offerId: string, when: string, change: string, values: Record<string, unknown>) =>
    update({ key: { offer_id: offerId }, when, change, names: { '#state': 'state' }, values });

  const get = async (offerId: string): Promise<OfferRow | undefined> => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: { offer_id: offerId }, ConsistentRead: true }),
    );
    return Item as OfferRow | undefined;
  };

  return {
    ...makeOfferClaimItems(table),

    get,

    /**
     * The offer whose text carried this token. The index is a moment behind, and a text arrives later than that; what it
     * names is read as it is now.
     */
    async byLinkToken(token: string): Promise<OfferRow | undefined> {
      const { Items: [found] = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: OFFERS_BY_LINK,
          KeyConditionExpression: 'link_token = :token',
          ExpressionAttributeValues: { ':token': token },
          Limit: 1,
        }),
      );
      const offer = found === undefined ? undefined : await get(found.offer_id);
      return offer?.link_token === token ? offer : undefined;
    },

    /** Of these offers, until when each is followed; the index does not say that. */
    followed: (ids: readonly string[]): Promise<Pick<OfferRow, 'reason' | 'followed_until'>[]> =>
      readMany(client, {
        table,
        keys: ids.map((offer_id) => ({ offer_id })),
        ProjectionExpression: 'reason, followed_until',
      }),

    /** Writes the one offer of an order. False when the order has one already. */
    async putOnce(offer: OfferRow): Promise<boolean> {
      return (await put({ item: offer, when: offerIsNew })).written;
    },

    /** One page of a state, oldest `send_at` first, up to and including `until`. Eventually consistent. */
    async page(
      query: {
        readonly state: OfferState;
        readonly from?: string;
        readonly until: string;
        readonly limit: number;
      },
      start?: Record<string, unknown>,
    ): Promise<OffersPage> {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: OFFERS_BY_STATE,
          KeyConditionExpression: '#state = :state AND send_at BETWEEN :from AND :until',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: {
            ':state': query.state,
            ':from': query.from ?? '0',
            ':until': query.until,
          },
          Limit: query.limit,
          ExclusiveStartKey: start,
        }),
      );
      return { offers: Items as OfferRow[], next: LastEvaluatedKey };
    },

    /** chosen → chosen, later. The seen `send_at` is part of the condition: of two senders one defers. */
    defer: (offer: Pick<OfferRow, 'offer_id' | 'send_at'>, until: Date) =>
      transition(offer.offer_id, `${offerIsStillChosen} AND send_at = :seen`, 'SET send_at = :until', {
        ':chosen': 'chosen',
        ':seen': offer.send_at,
        ':until': until.toISOString(),
      }),

    /** The same where it was held up, and since when it is. */
    putOff: (offer: Pick<OfferRow, 'offer_id' | 'send_at'>, until: Date, at: Date) =>
      transition(
        offer.offer_id,
        `${offerIsStillChosen} AND send_at = :seen`,
        'SET send_at = :until, put_off_at = if_not_exists(put_off_at, :at)',
        {
          ':chosen': 'chosen',
          ':seen': offer.send_at,
          ':until': until.toISOString(),
          ':at': at.toISOString(),
        },
      ),

    /** chosen → never-sent. */
    markNeverSent: (offerId: string, reason: NeverSentReason, now: Date) =>
      transition(
        offerId,
        offerIsStillChosen,
        'SET #state = :never, reason = :reason, closed_at = :now, expires_at = :expires',
        {
          ':chosen': 'chosen',
          ':never': 'never-sent',
          ':reason': reason,
          ':now': now.toISOString(),
          ':expires': expiryOf(now),
        },
      ),

    /** sent → taken, only inside the window. */
    markTaken: (offerId: string, now: Date) =>
      transition(
        offerId,
        `${offerIsStillSent} AND window_ends_at >= :now`,
        'SET #state = :taken, tapped_at = :now, closed_at = :now, expires_at = :expires REMOVE reason',
        { ':sent': 'sent', ':taken': 'taken', ':now': now.toISOString(), ':expires': expiryOf(now) },
      ),

    /** sent → out-of-window, only after the window. */
    markOutOfWindow: (offerId: string, now: Date) =>
      transition(
        offerId,
        `${offerIsStillSent} AND window_ends_at < :now`,
        'SET #state = :late, tapped_at = :now, closed_at = :now, expires_at = :expires REMOVE reason',
        { ':sent': 'sent', ':late': 'out-of-window', ':now': now.toISOString(), ':expires': expiryOf(now) },
      ),

    /** sent → ignored, only after the window. */
    markIgnored: (offerId: string, now: Date) =>
      transition(
        offerId,
        `${offerIsStillSent} AND window_ends_at < :now`,
        'SET #state = :ignored, closed_at = :now, expires_at = :expires',
        { ':sent': 'sent', ':ignored': 'ignored', ':now': now.toISOString(), ':expires': expiryOf(now) },
      ),

    /** Notes the first tap that came after the offer was closed; the state stays as it is. */
    noteLateTap: (offerId: string, now: Date) =>
      transition(
        offerId,
        '#state IN (:ignored, :late) AND attribute_not_exists(late_tapped_at)',
        'SET late_tapped_at = :now',
        { ':ignored': 'ignored', ':late': 'out-of-window', ':now': now.toISOString() },
      ),

    /** Notes the first opening of which nobody can tell whose it was; the state stays as it is. */
    noteUnclear: (offerId: string, now: Date) =>
      transition(
        offerId,
        `${offerIsStillSent} AND attribute_not_exists(opened_unclear_at)`,
        'SET opened_unclear_at = :now, reason = :unclear',
        { ':sent': 'sent', ':now': now.toISOString(), ':unclear': OPENED_UNCLEAR },
      ),

    /** The message service took it. Of this claim only, and where nothing has opened it meanwhile. */
    noteSent: (offerId: string, claimedBy: string) =>
      transition(
        offerId,
        `${offerIsStillSent} AND claimed_by = :claimedBy AND attribute_not_exists(opened_unclear_at)`,
        'REMOVE reason, put_off_at',
        { ':sent': 'sent', ':claimedBy': claimedBy },
      ),
  };
}
