// The claim of a reminder, so that no step goes out twice. One transaction says all that must be true at the last
// moment: the cart is open and stands as it was decided on, its step is not done, the person neither bought since nor
// heard of another cart lately, and the address is not unsubscribed. Only then the mail goes out.
//
//   (nothing) ── take ──> unknown ── noteSent ──> sent          (nothing) ── skip ──> skipped-…
//                         unknown ── giveBack ──> refused, or (nothing) again where SES only said "later"
//
// A claimed reminder is `unknown` until SES has answered: a process that dies in between leaves behind what is true.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { claimInTransaction } from '../../../shared/aws/claim-transaction.ts';
import type { TransactItem } from '../../../shared/aws/conditional.ts';
import { makeTransact } from '../../../shared/aws/transact.ts';
import type { MessageClaim } from '../../../shared/messages/claim-and-send.ts';
import { auditView } from '../decisions/audit-view.ts';
import type { Reminder } from '../decisions/may-remind.ts';
import { wordOf } from '../decisions/remembered-word.ts';
import type { CartRow, PersonRow, SendRow, SkippedOutcome, Step, StepOutcome } from '../rows.ts';
import type { Audit } from './audit.ts';
import type { People, RemindStamp } from './people.ts';
import type { Unsub } from './unsub.ts';

export type RemindClaim = {
  readonly reminder: Reminder;
  readonly cart: CartRow;
  readonly person: PersonRow | undefined;
  readonly email: string;
  readonly at: Date;
  readonly disturbFloor: Date;
  readonly needsConsent: boolean;
  /** Names this attempt; new for each. */
  readonly attempt: string;
};

export type RemindClaims = ReturnType<typeof makeRemindClaims>;

/** The word by which somebody was reminded, or was not; nothing where nothing was said. */
const said = (person: PersonRow | undefined) => {
  const word = wordOf(person);
  return word === undefined ? {} : { consent: word };
};

/** Want of consent, or a refusal; who is on the list of unsubscribed addresses is in the trail since that happened. */
const isForTheirWord = ({ person }: RemindClaim, outcome: SkippedOutcome): boolean =>
  outcome === 'skipped-no-consent' ||
  (outcome === 'skipped-unsubscribed' && person?.consent_refused === true);

const claimedIn = (step: Step): string => `${step}_claimed_by`;

/** Claims, skips and releases one step of one cart. `refused` means that something changed: look again later. */
export function makeRemindClaims(
  client: DynamoDBDocumentClient,
  tables: { readonly state: string; readonly sends: string },
  { people, unsub, audit }: { readonly people: People; readonly unsub: Unsub; readonly audit: Audit },
) {
  const transact = makeTransact(client);
  const stampOf = (claim: RemindClaim): RemindStamp => ({
    email: claim.email,
    cartId: claim.cart.cart_id,
    beganAt: claim.cart.began_at,
    at: claim.at,
    disturbFloor: claim.disturbFloor,
    needsConsent: claim.needsConsent,
  });

  const stepItem = ({ reminder, at, attempt }: RemindClaim, outcome: StepOutcome): TransactItem => ({
    Update: {
      TableName: tables.state,
      Key: { cart_id: reminder.cart_id },
      // The cart is open, unchanged since the decision, and this step is not done.
      ConditionExpression:
        '#status = :open AND changed_at = :changedAt AND changed_event = :changedEvent AND attribute_not_exists(#stepAt)',
      UpdateExpression: 'SET #stepAt = :at, #stepOutcome = :outcome, #claimedBy = :attempt ADD version :one',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      ExpressionAttributeNames: {
        '#status': 'status',
        '#stepAt': `${reminder.step}_at`,
        '#stepOutcome': `${reminder.step}_outcome`,
        '#claimedBy': claimedIn(reminder.step),
      },
      ExpressionAttributeValues: {
        ':open': 'open',
        ':changedAt': reminder.changed_at,
        ':changedEvent': reminder.changed_event,
        ':at': at.toISOString(),
        ':outcome': outcome,
        ':attempt': attempt,
        ':one': 1,
      },
    },
  });
  const sendItem = (claim: RemindClaim, outcome: StepOutcome): TransactItem => ({
    Put: {
      TableName: tables.sends,
      Item: {
        cart_id: claim.reminder.cart_id,
        step: claim.reminder.step,
        sent_at: claim.at.toISOString(),
        outcome,
        channel: 'email',
        move: claim.reminder.step === 'first' ? 'first_reminder' : 'second_reminder',
        recipient: claim.email,
        total_minor: claim.cart.total_minor ?? 0,
        currency: claim.cart.currency ?? '',
        // The recipient's word, and so no cart's: the next address of the cart may be somebody else's.
        ...said(claim.person),
      } satisfies SendRow,
      ConditionExpression: 'attribute_not_exists(cart_id)',
    },
  });

  /** What became of a claimed step, in both its rows. Of this attempt's claim only. */
  const settled = ({ reminder, attempt }: RemindClaim, outcome: StepOutcome) => ({
    step: {
      Update: {
        TableName: tables.state,
        Key: { cart_id: reminder.cart_id },
        ConditionExpression: '#claimedBy = :attempt AND #stepOutcome = :unknown',
        UpdateExpression: 'SET #stepOutcome = :outcome ADD version :one REMOVE put_off_at',
        ExpressionAttributeNames: {
          '#stepOutcome': `${reminder.step}_outcome`,
          '#claimedBy': claimedIn(reminder.step),
        },
        ExpressionAttributeValues: {
          ':attempt': attempt,
          ':unknown': 'unknown',
          ':outcome': outcome,
          ':one': 1,
        },
      },
    },
    send: {
      Update: {
        TableName: tables.sends,
        Key: { cart_id: reminder.cart_id, step: reminder.step },
        ConditionExpression: 'attribute_exists(cart_id)',
        UpdateExpression: 'SET outcome = :outcome',
        ExpressionAttributeValues: { ':outcome': outcome },
      },
    },
  });
  /** The step as if it had never been claimed. */
  const unclaimed = ({ reminder: { cart_id, step }, attempt, at }: RemindClaim) => ({
    step: {
      Update: {
        TableName: tables.state,
        Key: { cart_id },
        ConditionExpression: '#claimedBy = :attempt AND #stepOutcome = :unknown',
        UpdateExpression:
          'SET put_off_at = if_not_exists(put_off_at, :at) ADD version :one REMOVE #stepAt, #stepOutcome, #claimedBy',
        ExpressionAttributeNames: {
          '#stepAt': `${step}_at`,
          '#stepOutcome': `${step}_outcome`,
          '#claimedBy': claimedIn(step),
        },
        ExpressionAttributeValues: {
          ':attempt': attempt,
          ':unknown': 'unknown',
          ':at': at.toISOString(),
          ':one': 1,
        },
      },
    },
    send: { Delete: { TableName: tables.sends, Key: { cart_id, step } } },
  });

  /** What the trail says of a reminder that was not sent because of what the shopper said, or did not say. */
  const notAsked = ({ cart, person, at, reminder }: RemindClaim, outcome: SkippedOutcome) => {
    const before = auditView(cart);
    const after = {
      ...before,
      [`${reminder.step}_at`]: at.toISOString(),
      [`${reminder.step}_outcome`]: outcome,
      ...said(person),
    };
    return audit.entry(cart.cart_id, at, { action: 'no-consent', by_user: 'system', before, after });
  };

  return {
    /** The right to send this reminder. */
    claim: (claim: RemindClaim): MessageClaim & { readonly noteSent: () => Promise<unknown> } => ({
      take: async () =>
        (await claimInTransaction(client, {
          attempt: claim.attempt,
          claimedIn: claimedIn(claim.reminder.step),
          parts: {
            step: stepItem(claim, 'unknown'),
            person: people.remindItem(stampOf(claim)),
            send: sendItem(claim, 'unknown'),
            notListed: unsub.notListedItems(claim.email),
          },
        })) === 'applied',
      noteSent: () => transact(settled(claim, 'sent')),
      // It is written so already.
      noteUnknown: async () => undefined,
      // Nobody was disturbed, so the next cart of this person may be reminded.
      giveBack: ({ outcome }) =>
        transact({
          ...(outcome === 'refused' ? settled(claim, 'refused') : unclaimed(claim)),
          person: people.unremindItem(stampOf(claim), claim.person),
        }),
    }),

    /** The step is done without a mail. */
    skip: async (claim: RemindClaim, outcome: SkippedOutcome): Promise<'applied' | 'refused'> => {
      const { applied } = await transact({
        step: stepItem(claim, outcome),
        send: sendItem(claim, outcome),
        trail: isForTheirWord(claim, outcome) ? audit.putItem(notAsked(claim, outcome)) : undefined,
      });
      return applied ? 'applied' : 'refused';
    },
  };
}
