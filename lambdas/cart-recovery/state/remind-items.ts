// The rows of one step of one cart as they are written: claimed, settled, or as if it had never been claimed. What is claimed
// together with them is in remind-claim.ts.
import type { TransactItem } from '../../../shared/aws/conditional.ts';
import type { Reminder } from '../decisions/may-remind.ts';
import { wordOf } from '../decisions/remembered-word.ts';
import type { CartRow, PersonRow, SendRow, Step, StepOutcome } from '../rows.ts';

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

/** The word by which somebody was reminded, or was not; nothing where nothing was said. */
export const said = (person: PersonRow | undefined) => {
  const word = wordOf(person);
  return word === undefined ? {} : { consent: word };
};

export const claimedIn = (step: Step): string => `${step}_claimed_by`;

/** Items of transactions on the carts' rows and on what was sent of them. */
export function remindItems(tables: { readonly state: string; readonly sends: string }) {
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

  /** The step as it is, held up since. Without a new version, because nothing of the cart changed. */
  const putOffItem = ({ reminder: { cart_id, step, changed_at }, at }: RemindClaim): TransactItem => ({
    Update: {
      TableName: tables.state,
      Key: { cart_id },
      ConditionExpression: '#status = :open AND changed_at = :changedAt AND attribute_not_exists(#stepAt)',
      UpdateExpression: 'SET put_off_at = if_not_exists(put_off_at, :at)',
      ExpressionAttributeNames: { '#status': 'status', '#stepAt': `${step}_at` },
      ExpressionAttributeValues: { ':open': 'open', ':changedAt': changed_at, ':at': at.toISOString() },
    },
  });

  return { stepItem, sendItem, settled, unclaimed, putOffItem };
}
