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
import { makeTransact } from '../../../shared/aws/transact.ts';
import type { MessageClaim } from '../../../shared/messages/claim-and-send.ts';
import { auditView } from '../decisions/audit-view.ts';
import type { SkippedOutcome } from '../rows.ts';
import type { Audit } from './audit.ts';
import type { People, RemindStamp } from './people.ts';
import { claimedIn, type RemindClaim, remindItems, said } from './remind-items.ts';
import type { Unsub } from './unsub.ts';

export type RemindClaims = ReturnType<typeof makeRemindClaims>;

/** Want of consent, or a refusal; who is on the list of unsubscribed addresses is in the trail since that happened. */
const isForTheirWord = ({ person }: RemindClaim, outcome: SkippedOutcome): boolean =>
  outcome === 'skipped-no-consent' ||
  (outcome === 'skipped-unsubscribed' && person?.consent_refused === true);

/** Claims, skips and releases one step of one cart. `refused` means that something changed: look again later. */
export function makeRemindClaims(
  client: DynamoDBDocumentClient,
  tables: { readonly state: string; readonly sends: string },
  { people, unsub, audit }: { readonly people: People; readonly unsub: Unsub; readonly audit: Audit },
) {
  const transact = makeTransact(client);
  const { stepItem, sendItem, settled, unclaimed, putOffItem } = remindItems(tables);
  const stampOf = (claim: RemindClaim): RemindStamp => ({
    email: claim.email,
    cartId: claim.cart.cart_id,
    beganAt: claim.cart.began_at,
    at: claim.at,
    disturbFloor: claim.disturbFloor,
    needsConsent: claim.needsConsent,
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

    /** Not even tried, because those who must be asked could not be: since when, as long as the cart stands as it did. */
    putOff: (claim: RemindClaim) => transact({ step: putOffItem(claim) }),

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
