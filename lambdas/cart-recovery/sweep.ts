// cr-sweep: every hour, the carts whose look is overdue: their schedule was never made, or fired and came to
// nothing. Each gets its wake-up again, so that no cart is forgotten.
import { dynamoClient } from '../../shared/aws/dynamo-client.ts';
import { schedulerClient } from '../../shared/aws/scheduler-client.ts';
import { type Log, standardLog } from '../../shared/log.ts';
import { onFirstCall, required } from '../../shared/on-first-call.ts';
import { makeOneOffs, type OneOffs, oneOffEnvironment } from '../../shared/one-off-schedules.ts';
import { wakeUpName } from './schedule-names.ts';
import { makeAudit } from './state/audit.ts';
import { type Carts, makeCarts } from './state/carts.ts';

export type SweepParts = {
  readonly log: Log;
  readonly now: () => Date;
  readonly carts: Pick<Carts, 'overdue'>;
  readonly schedules: Pick<OneOffs, 'set'>;
};

/** A wake-up fires within its minute and is done in seconds; retries take three minutes. */
const PATIENCE_MS = 15 * 60_000;
const MOST_PER_RUN = 1_000;

export function makeSweep(parts: SweepParts) {
  return async (): Promise<{ woken: number }> => {
    const now = parts.now();
    let woken = 0;
    for await (const { cart_id } of parts.carts.overdue(new Date(now.getTime() - PATIENCE_MS))) {
      await parts.schedules.set(wakeUpName(cart_id), now, { cart_id });
      woken += 1;
      if (woken === MOST_PER_RUN) break;
    }
    if (woken > 0) parts.log.warn('forgotten carts woken', { woken });
    return { woken };
  };
}

export const handler = onFirstCall(() => {
  const dynamo = dynamoClient();
  return makeSweep({
    log: standardLog('cr-sweep'),
    now: () => new Date(),
    carts: makeCarts(dynamo, required('STATE_TABLE'), makeAudit(dynamo, '')),
    schedules: makeOneOffs({ ...oneOffEnvironment(), client: schedulerClient(), now: Date.now }),
  });
});
