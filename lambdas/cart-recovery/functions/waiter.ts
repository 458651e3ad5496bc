// cr-waiter: one cart, at the moment somebody may have to be reminded. Reads the cart and the person as they are
// now, makes one of the four moves, and plans the next look. It calls no model and sends no mail.

import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { dynamoClient } from '../../../shared/aws/dynamo-client.ts';
import { eventsClient } from '../../../shared/aws/events-client.ts';
import { lookAgain } from '../../../shared/aws/look-again.ts';
import { makeOneOffs, type OneOffs, oneOffEnvironment } from '../../../shared/aws/one-off-schedules.ts';
import { schedulerClient } from '../../../shared/aws/scheduler-client.ts';
import { type Clock, systemClock } from '../../../shared/handlers/clock.ts';
import { type Log, standardLog } from '../../../shared/handlers/log.ts';
import { onFirstCall, required } from '../../../shared/handlers/on-first-call.ts';
import { rulesOnAws } from '../../../shared/rules/source-on-aws.ts';
import { readShop } from '../../../shared/shop/shop.ts';
import { boughtSince, type Reminder } from '../decisions/may-remind.ts';
import { decideMove, lookAgainAt, type Move } from '../decisions/two-reminders.ts';
import { EVENT_SOURCE, FIRST_REMINDER, SECOND_REMINDER } from '../names.ts';
import type { AuditRow, CartRow, CloseReason } from '../rows.ts';
import { loadRules } from '../rules/load.ts';
import type { CartRules } from '../rules/shape.ts';
import { makeAudit } from '../state/audit.ts';
import { type Carts, makeCarts } from '../state/carts.ts';
import { makePeople, type People } from '../state/people.ts';
import { wakeUpName } from '../state/schedule-names.ts';
import { type GoLive, makeGoLive } from '../taking-in/go-live.ts';

export type WaiterParts = {
  readonly log: Log;
  readonly now: Clock;
  readonly rules: () => Promise<CartRules>;
  readonly carts: Carts;
  readonly people: People;
  readonly goLive: Pick<GoLive, 'at'>;
  readonly schedules: Pick<OneOffs, 'set'>;
  readonly announce: (detailType: string, reminder: Reminder) => Promise<void>;
};

export type WakeUp = { readonly cart_id: string };

/** Something else may write the cart at this very moment; then everything is looked at again. */
const TRIES = 4;

export function makeWaiter(parts: WaiterParts) {
  return async ({ cart_id }: WakeUp): Promise<{ move: string }> => {
    return { move: await lookAgain({ tries: TRIES, who: `Cart ${cart_id}` }, () => look(cart_id, parts)) };
  };
}

/**
 * One look. The next look is planned before the reminder is announced: a crash in between repeats the announcement,
 * which the sender makes harmless, while a look that was never planned would forget the cart.
 */
async function look(cartId: string, parts: WaiterParts): Promise<string> {
  const [cart, rules, wentLive] = await Promise.all([
    parts.carts.get(cartId),
    parts.rules(),
    parts.goLive.at(),
  ]);
  if (cart === undefined || cart.status !== 'open') return 'none';
  const person = cart.email === undefined ? undefined : await parts.people.get(cart.email);
  if (wentLive !== undefined && cart.began_at < wentLive) return close(cart, 'before-go-live', parts);
  if (boughtSince(cart, person)) return close(cart, 'bought-elsewhere', parts);

  const now = parts.now();
  const move = decideMove(cart, rules, now);
  if (move.move === 'give-up') return close(cart, 'gave-up', parts);

  const next = lookAgainAt(cart, move, rules, now);
  if (!(await parts.carts.planWakeUp(cart, next))) return 'again';
  if (next !== undefined) await parts.schedules.set(wakeUpName(cartId), next, { cart_id: cartId });
  await announce(cart, move, parts);
  parts.log.info('cart looked at', { cart: cartId, move: move.move });
  return move.move;
}

async function announce(cart: CartRow, move: Move, parts: WaiterParts): Promise<void> {
  if (move.move !== 'first-reminder' && move.move !== 'second-reminder') return;
  if (cart.changed_at === undefined || cart.changed_event === undefined) return;
  await parts.announce(move.move === 'first-reminder' ? FIRST_REMINDER : SECOND_REMINDER, {
    cart_id: cart.cart_id,
    step: move.move === 'first-reminder' ? 'first' : 'second',
    changed_at: cart.changed_at,
    changed_event: cart.changed_event,
  });
}

async function close(
  cart: CartRow,
  reason: Extract<CloseReason, AuditRow['action']>,
  parts: WaiterParts,
): Promise<string> {
  const closed = await parts.carts.close({
    cart,
    reason,
    now: parts.now(),
    audit: { action: reason, by_user: 'system' },
  });
  if (closed) parts.log.info('cart closed', { cart: cart.cart_id, reason });
  return closed ? reason : 'again';
}

/** Puts the reminder on the default bus; throws when the bus did not take it. */
const announceOn =
  (client: EventBridgeClient, bus: string) =>
  async (detailType: string, reminder: Reminder): Promise<void> => {
    const { FailedEntryCount = 0, Entries = [] } = await client.send(
      new PutEventsCommand({
        Entries: [
          {
            EventBusName: bus,
            Source: EVENT_SOURCE,
            DetailType: detailType,
            Detail: JSON.stringify(reminder),
          },
        ],
      }),
    );
    if (FailedEntryCount > 0) throw new Error(`The bus refused ${detailType}: ${Entries[0]?.ErrorCode}`);
  };

export const handler = onFirstCall(() => {
  const dynamo = dynamoClient();
  const log = standardLog('cr-waiter');
  const shop = readShop(process.env);
  const audit = makeAudit(dynamo, required('AUDIT_TABLE'));
  const rules = rulesOnAws(log);
  return makeWaiter({
    log,
    now: systemClock,
    rules: async () => (await loadRules(rules, shop.currency)).rules,
    carts: makeCarts(dynamo, required('STATE_TABLE'), audit),
    people: makePeople(dynamo, required('PEOPLE_TABLE')),
    goLive: makeGoLive({ client: dynamo, table: required('NOTICES_TABLE'), now: systemClock }),
    schedules: makeOneOffs({ ...oneOffEnvironment(), client: schedulerClient(), now: systemClock }),
    announce: announceOn(eventsClient(), required('EVENT_BUS')),
  });
});
