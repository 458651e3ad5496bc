// The claim of a reminder (DESIGN 3.9, C4, C5). One transaction says all that must be true at the last moment: the
// cart is open and stands as it was decided on, its step is not done, the person neither bought since nor heard of
// another cart lately, and the address is not unsubscribed. Only then the mail goes out.
import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { cancellationReasons, retryConflicts, type TransactItem } from '../../../shared/aws/conditional.ts';
import { pause } from '../../../shared/aws/pause.ts';
import type { Reminder } from '../decisions/remind.ts';
import type { People, RemindStamp } from './people.ts';
import type { CartRow, PersonRow, SendRow, StepOutcome } from './rows.ts';
import type { Unsub } from './unsub.ts';

export type RemindClaim = {
  readonly reminder: Reminder;
  readonly cart: CartRow;
  readonly person: PersonRow | undefined;
  readonly email: string;
  readonly at: Date;
  readonly disturbFloor: Date;
};

export type RemindClaims = ReturnType<typeof makeRemindClaims>;

/** Claims, skips and releases one step of one cart. `refused` means that something changed: look again later. */
export function makeRemindClaims(
  client: DynamoDBDocumentClient,
  tables: { readonly state: string; readonly sends: string },
  { people, unsub }: { readonly people: People; readonly unsub: Unsub },
) {
  const transact = async (TransactItems: TransactItem[]): Promise<'applied' | 'refused'> => {
    try {
      await retryConflicts(() => client.send(new TransactWriteCommand({ TransactItems })), pause);
      return 'applied';
    } catch (error) {
      if (cancellationReasons(error) === undefined) throw error;
      return 'refused';
    }
  };
  const stampOf = (claim: RemindClaim): RemindStamp => ({
    email: claim.email,
    cartId: claim.cart.cart_id,
    beganAt: claim.cart.began_at,
    at: claim.at,
    disturbFloor: claim.disturbFloor,
  });

  const stepItem = ({ reminder, at }: RemindClaim, outcome: StepOutcome): TransactItem => ({
    Update: {
      TableName: tables.state,
      Key: { cart_id: reminder.cart_id },
      // The cart is open, unchanged since the decision, and this step is not done.
      ConditionExpression:
        '#status = :open AND changed_at = :changedAt AND changed_event = :changedEvent AND attribute_not_exists(#stepAt)',
      UpdateExpression: 'SET #stepAt = :at, #stepOutcome = :outcome ADD version :one',
      ExpressionAttributeNames: {
        '#status': 'status',
        '#stepAt': `${reminder.step}_at`,
        '#stepOutcome': `${reminder.step}_outcome`,
      },
      ExpressionAttributeValues: {
        ':open': 'open',
        ':changedAt': reminder.changed_at,
        ':changedEvent': reminder.changed_event,
        ':at': at.toISOString(),
        ':outcome': outcome,
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
      } satisfies SendRow,
      ConditionExpression: 'attribute_not_exists(cart_id)',
    },
  });

  return {
    claim: (claim: RemindClaim) =>
      transact([
        stepItem(claim, 'sent'),
        people.remindItem(stampOf(claim)),
        sendItem(claim, 'sent'),
        ...unsub.notListedItems(claim.email),
      ]),

    /** The step is done without a mail. */
    skip: (claim: RemindClaim, outcome: Exclude<StepOutcome, 'sent'>) =>
      transact([stepItem(claim, outcome), sendItem(claim, outcome)]),

    /** Takes a claim back whose mail certainly did not go out; giving up leaves the step done as failed. */
    release: (claim: RemindClaim, giveUp: boolean) => {
      const { step, cart_id } = claim.reminder;
      const names = { '#stepAt': `${step}_at`, '#stepOutcome': `${step}_outcome` };
      const mine = { ':at': claim.at.toISOString() };
      return transact([
        {
          Update: {
            TableName: tables.state,
            Key: { cart_id },
            ConditionExpression: '#stepAt = :at',
            UpdateExpression: giveUp
              ? 'SET #stepOutcome = :failed ADD version :one'
              : 'ADD version :one REMOVE #stepAt, #stepOutcome',
            ExpressionAttributeNames: names,
            ExpressionAttributeValues: { ...mine, ':one': 1, ...(giveUp ? { ':failed': 'failed' } : {}) },
          },
        },
        people.unremindItem(stampOf(claim), claim.person),
        giveUp
          ? {
              Update: {
                TableName: tables.sends,
                Key: { cart_id, step },
                UpdateExpression: 'SET outcome = :failed',
                ExpressionAttributeValues: { ':failed': 'failed' },
              },
            }
          : { Delete: { TableName: tables.sends, Key: { cart_id, step } } },
      ]);
    },
  };
}
