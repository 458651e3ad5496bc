// The offers table. `state` is the single truth about an offer, and every arrow below is one conditional write:
//
//   (nothing) ── putOnce ──> chosen | no-fit | never-sent
//   chosen ── markSentItem ──> sent        chosen ── markNeverSent ──> never-sent       chosen ── defer ──> chosen
//   sent ── releaseItem ──> chosen | never-sent   (the message certainly did not go out)     sent ── noteSent ──> sent
//   sent ── markTaken ──> taken            sent ── markOutOfWindow ──> out-of-window    sent ── markIgnored ──> ignored
import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { TransactItem } from '../../../shared/aws/conditional.ts';
import { makeConditionalPut } from '../../../shared/aws/conditional-put.ts';
import { makeConditionalUpdate } from '../../../shared/aws/conditional-update.ts';
import type { TraceLine } from '../decisions/pick.ts';
import type { NeverSentReason } from '../decisions/send.ts';
import { OFFERS_BY_STATE } from '../names.ts';

/** From the claim until the message service has answered, and for ever where it never did. A tap proves that it arrived. */
export const FATE_UNKNOWN = 'fate-unknown';

export type OfferState = 'chosen' | 'sent' | 'taken' | 'out-of-window' | 'ignored' | 'no-fit' | 'never-sent';

export type OfferRow = {
  readonly offer_id: string;
  readonly order_id: string;
  readonly customer_id: string;
  readonly state: OfferState;
  /** Why it was never sent; or `fate-unknown` on one that was claimed and of which nobody knows whether it went out. */
  readonly reason?: NeverSentReason | typeof FATE_UNKNOWN;
  readonly sku?: string;
  readonly product_name?: string;
  readonly price_minor?: number;
  readonly currency?: string;
  readonly store_ref?: string;
  /** The model's line; absent when the shop's own ranking chose. */
  readonly line?: string;
  readonly ranked_by?: 'model' | 'shop';
  readonly trigger_sku?: string;
  readonly trigger_name?: string;
  readonly trace: readonly TraceLine[];
  readonly chosen_at: string;
  readonly due_at: string;
  /** Index sort key: when to send; for offers that never had one, when they were decided. */
  readonly send_at: string;
  readonly sent_at?: string;
  readonly channel?: string;
  /** Since when the message service puts it off. */
  readonly put_off_at?: string;
  /** Whose claim it is. */
  readonly claimed_by?: string;
  /** The customer's last nudge before this one, put back if this message certainly failed. */
  readonly previous_nudged_at?: string;
  readonly window_ends_at?: string;
  readonly tapped_at?: string;
  readonly late_tapped_at?: string;
  readonly closed_at?: string;
  /** Epoch seconds; 13 months after the offer closed. Never a timer, only housekeeping. */
  readonly expires_at?: number;
};

export type OffersPage = {
  readonly offers: readonly Pick<
    OfferRow,
    'offer_id' | 'order_id' | 'customer_id' | 'send_at' | 'window_ends_at'
  >[];
  readonly next: Record<string, unknown> | undefined;
};

/** Thirteen months, so that a year-on-year look stays possible. */
const KEEP_DAYS = 396;
export const expiryOf = (now: Date): number => Math.floor(now.getTime() / 1000) + KEEP_DAYS * 86_400;

const offerIsNew = 'attribute_not_exists(offer_id)';
const offerIsStillChosen = '#state = :chosen';
const offerIsStillSent = '#state = :sent';

export type Offers = ReturnType<typeof makeOffers>;

/** Reads and transitions of one offers table. No function here throws for a lost race. */
export function makeOffers(client: DynamoDBDocumentClient, table: string) {
  const put = makeConditionalPut(client, table);
  const update = makeConditionalUpdate(client, table);
  const transition = (offerId: string, when: string, change: string, values: Record<string, unknown>) =>
    update({ key: { offer_id: offerId }, when, change, names: { '#state': 'state' }, values });

  return {
    async get(offerId: string): Promise<OfferRow | undefined> {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: { offer_id: offerId }, ConsistentRead: true }),
      );
      return Item as OfferRow | undefined;
    },

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

    /** The message service took it. Of this claim only. */
    noteSent: (offerId: string, claimedBy: string) =>
      transition(offerId, `${offerIsStillSent} AND claimed_by = :claimedBy`, 'REMOVE reason, put_off_at', {
        ':sent': 'sent',
        ':claimedBy': claimedBy,
      }),

    /** Part of the sending transaction: chosen → sent, of unknown fate until `noteSent`. */
    markSentItem: (
      offer: OfferRow,
      sent: {
        readonly at: Date;
        readonly windowEndsAt: Date;
        readonly channel: string;
        readonly previousNudgedAt: string | undefined;
        readonly attempt: string;
      },
    ): TransactItem => ({
      Update: {
        TableName: table,
        Key: { offer_id: offer.offer_id },
        ConditionExpression: `${offerIsStillChosen} AND send_at = :seen`,
        UpdateExpression:
          'SET #state = :sent, sent_at = :now, send_at = :now, window_ends_at = :ends, channel = :channel, ' +
          `reason = :unknown, claimed_by = :attempt${sent.previousNudgedAt === undefined ? '' : ', previous_nudged_at = :previous'}`,
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
            ? 'SET #state = :to, reason = :reason, closed_at = :at, expires_at = :expires REMOVE sent_at, window_ends_at'
            : 'SET #state = :to, send_at = :sendAt, put_off_at = if_not_exists(put_off_at, :at) ' +
              'REMOVE sent_at, window_ends_at, previous_nudged_at, reason, claimed_by',
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
