// What the handling of an order's events is made of.

import type { Queue } from '../../../shared/aws/queue.ts';
import type { Clock } from '../../../shared/handlers/clock.ts';
import type { Log } from '../../../shared/handlers/log.ts';
import type { Remembered } from '../../../shared/handlers/remembered.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import type { Answer } from '../../../shared/webhooks/answer.ts';
import type { UpsellSettings } from '../rules/settings.ts';
import type { Customers } from '../state/customers.ts';
import type { LoadOrder } from '../state/load-order.ts';
import type { NudgeCap } from '../state/nudge-cap.ts';
import type { OptOut } from '../state/optout.ts';
import type { Orders } from '../state/orders.ts';
import type { RecordOrder, RecordResult } from '../state/record-order.ts';
import type { CameOfOrder } from './came-of-order.ts';
import type { Job } from './job.ts';
import type { TellOthers } from './tell-others.ts';

export type OrderEventParts = {
  readonly shop: Shop;
  readonly log: Log;
  readonly now: Clock;
  readonly settings: () => Promise<UpsellSettings>;
  readonly orders: Orders;
  readonly customers: Customers;
  readonly cap: Pick<NudgeCap, 'free'>;
  readonly optOut: Pick<OptOut, 'list'>;
  readonly load: LoadOrder;
  readonly record: (record: RecordOrder) => Promise<RecordResult>;
  readonly jobs: Queue<Job | CameOfOrder>;
  /** Where the products share what they know of people. */
  readonly tellOthers?: TellOthers;
};

export type InMemory = {
  /** Orders whose outcome is written and whose job, if they earned one, is queued: of these nothing is asked again. */
  readonly settled: Remembered;
  /** Orders that this process is taking on at the moment. */
  readonly underWay: Map<string, Promise<Answer>>;
};
