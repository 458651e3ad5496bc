// cr-intake on a real engine, told events one by one.
import type { SQSEvent } from 'aws-lambda';
import { makeIntake } from '../../../lambdas/cart-recovery/functions/intake.ts';
import type { CartEvent } from '../../../shared/events/cart-events.ts';
import { makeLog } from '../../../shared/handlers/log.ts';
import { aShop, someRules, two } from './builders.ts';
import type { CartTables } from './tables.ts';

/** Answers a function that takes events in; `now` is the moment of each. */
export function takesIn(tables: CartTables, now: () => Date = () => two) {
  const woken = new Map<string, string>();
  const intake = makeIntake({
    ...tables,
    shop: aShop(),
    log: makeLog({ functionName: 'test', now, write: () => {} }),
    now,
    rules: async () => someRules(),
    goLive: { begin: async () => {} } as never,
    tellIngest: async () => {},
    schedules: {
      set: async (name: string, at: Date) => void woken.set(name, at.toISOString()),
      remove: async (name: string) => void woken.delete(name),
    } as never,
  });
  const tell = async (...events: readonly CartEvent[]): Promise<void> => {
    for (const event of events) {
      const Records = [{ messageId: 'm', body: JSON.stringify(event) }];
      const { batchItemFailures } = await intake({ Records } as unknown as SQSEvent);
      if (batchItemFailures.length > 0) throw new Error(`${event.type} failed`);
    }
  };
  return { tell, woken };
}
