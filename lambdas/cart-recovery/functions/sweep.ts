// cr-sweep: every hour, the carts whose look is overdue: their schedule was never made, or fired and came to
// nothing. Each gets its wake-up again, so that no cart is forgotten; and so does a cart whose own waits, written on its
// row by hand, make a reminder due before the look that is planned. It also reads the owner's documents whenever they
// were edited, because in a quiet week no reminder would, and a mistake in them should be told before it matters.

import { dynamoClient } from '../../../shared/aws/dynamo-client.ts';
import { makeOneOffs, type OneOffs, oneOffEnvironment } from '../../../shared/aws/one-off-schedules.ts';
import { schedulerClient } from '../../../shared/aws/scheduler-client.ts';
import { type DeadMan, makeDeadMan } from '../../../shared/dead-man/dead-man.ts';
import { makeHeard } from '../../../shared/dead-man/heard.ts';
import { type Clock, systemClock } from '../../../shared/handlers/clock.ts';
import { BadRowError, eachRow } from '../../../shared/handlers/each-row.ts';
import { type Log, standardLog } from '../../../shared/handlers/log.ts';
import { onFirstCall, required } from '../../../shared/handlers/on-first-call.ts';
import { lettersOnAws } from '../../../shared/messages/email-on-aws.ts';
import { type LeftOut, tellLeftOut } from '../../../shared/owner-mail/left-out-letter.ts';
import { platformFacts } from '../../../shared/platforms/platform-facts.ts';
import { isRegularLook, saysDocumentsChanged } from '../../../shared/rules/document-looks.ts';
import { readDocuments } from '../../../shared/rules/owner-documents.ts';
import { rulesOnAws } from '../../../shared/rules/source-on-aws.ts';
import { makeTellOwner, type ReadDocument } from '../../../shared/rules/tell-owner.ts';
import { readShop } from '../../../shared/shop/shop.ts';
import { cartProblem } from '../decisions/cart-problem.ts';
import { earlierLook } from '../decisions/own-waits.ts';
import { ownerView } from '../owner/owner-view.ts';
import { loadDocuments } from '../rules/load.ts';
import { makeCartReads } from '../state/cart-reads.ts';
import type { Carts } from '../state/carts.ts';
import { makeDraftsSeen } from '../state/drafts-seen.ts';
import { wakeUpName } from '../state/schedule-names.ts';
import { tellOfDrafts } from '../taking-in/tell-of-drafts.ts';

export type SweepParts = {
  readonly log: Log;
  readonly now: Clock;
  readonly carts: Pick<Carts, 'waiting' | 'rows'>;
  readonly schedules: Pick<OneOffs, 'set'>;
  readonly documents: () => Promise<readonly ReadDocument[]>;
  readonly tellOwner: (documents: readonly ReadDocument[]) => Promise<void>;
  readonly tellLeftOut: (leftOut: LeftOut) => Promise<void>;
  readonly deadMan?: DeadMan;
  /** Of a store whose carts are drafts: tells where none come any more. */
  readonly tellOfDrafts?: () => Promise<void>;
};

/** A wake-up fires within its minute and is done in seconds; retries take three minutes. */
const PATIENCE_MS = 15 * 60_000;
const MOST_PER_RUN = 1_000;
const RUNS_EVERY_MINUTES = 60;
/** Far more open carts than a small shop has. */
const MOST_LOOKED_AT = 5_000;

export function makeSweep(parts: SweepParts) {
  return async (event?: unknown): Promise<{ woken: number }> => {
    const now = parts.now();
    const look = async () => parts.tellOwner(await parts.documents());
    if (saysDocumentsChanged(event)) {
      await look();
      return { woken: 0 };
    }
    const { overdue, planned } = await waitingCarts(parts, now);
    const each = eachRow('cart', parts.log);
    const toWake = new Set(overdue);
    // One that no look could make sense of would fail its waiter hour after hour: it is left out and told of once.
    for (const cart of await parts.carts.rows([...overdue, ...planned])) {
      const isEarly = await each.apart(cart.cart_id, () => {
        const problem = cartProblem(cart);
        if (problem !== undefined) throw new BadRowError(problem);
        return earlierLook(cart, now) !== undefined;
      });
      if (isEarly === undefined) toWake.delete(cart.cart_id);
      else if (isEarly) toWake.add(cart.cart_id);
    }
    // Woken now, because only the waiter plans a look: it writes the moment on the row and moves the schedule.
    for (const cart_id of toWake)
      await each.apart(cart_id, () => parts.schedules.set(wakeUpName(cart_id), now, { cart_id }));
    await parts.tellLeftOut({ run: 'sweep', from: 'the carts to look at', rows: each.leftOut() });
    const woken = toWake.size;
    if (woken > 0) parts.log.info('overdue carts woken', { woken });
    if (isRegularLook(now, RUNS_EVERY_MINUTES)) await look();
    // Whatever could not be done of the carts, somebody is told where none come.
    try {
      each.settle();
      await parts.tellOfDrafts?.();
    } finally {
      await parts.deadMan?.();
    }
    return { woken };
  };
}

/** The index holds the moment of every cart that waits: one query, and where nothing waits, nothing else. */
async function waitingCarts({ carts }: SweepParts, now: Date) {
  const late = new Date(now.getTime() - PATIENCE_MS).toISOString();
  const overdue: string[] = [];
  const planned: string[] = [];
  for await (const { cart_id, wakeup_at = '' } of carts.waiting()) {
    if (wakeup_at > late) planned.push(cart_id);
    else if (overdue.length < MOST_PER_RUN) overdue.push(cart_id);
    if (planned.length === MOST_LOOKED_AT) break;
  }
  return { overdue, planned };
}

export const handler = onFirstCall(() => {
  const dynamo = dynamoClient();
  const log = standardLog('cr-sweep');
  const shop = readShop(process.env);
  const letters = lettersOnAws(shop, log, dynamo);
  return makeSweep({
    log,
    now: systemClock,
    carts: makeCartReads(dynamo, required('STATE_TABLE')),
    schedules: makeOneOffs({ ...oneOffEnvironment(), client: schedulerClient(), now: systemClock }),
    // Nothing remembered: an edit a moment ago must not be hidden by a reading of the minute before.
    documents: async () => readDocuments(await loadDocuments(rulesOnAws(log), shop.currency)),
    tellOwner: makeTellOwner({ ...letters, ...ownerView }),
    tellLeftOut: (leftOut) => tellLeftOut(leftOut, letters),
    deadMan: makeDeadMan({
      ...letters,
      heard: makeHeard({ client: dynamo, table: required('NOTICES_TABLE') }),
      what: { event: 'cart', from: 'the store' },
    }),
    ...(platformFacts(shop.platform).cartsAreDrafts === true
      ? {
          tellOfDrafts: () =>
            tellOfDrafts({ ...letters, drafts: makeDraftsSeen(dynamo, required('NOTICES_TABLE')) }),
        }
      : {}),
  });
});
