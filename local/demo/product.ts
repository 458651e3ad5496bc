// What a product brings to the demo month.
import type { ProductTraits } from '../runtime/product-traits.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { FillSample } from '../sample/shop.ts';
import type { SampleStore } from '../sample/store/sample-store.ts';
import type { InboxMessage } from '../world.ts';
import type { Beat } from './beats.ts';
import type { ExpectedUnused } from './expected-unused.ts';

export type Stage = {
  readonly runtime: Runtime;
  readonly store: SampleStore;
  /** Midnight (UTC) at which the month begins. */
  readonly startsAt: Date;
  readonly days: number;
  readonly seed: number;
  /** How busy the month is, in orders of the store; whatever else happens is in proportion to it. */
  readonly orders: number;
};

export type SummaryLine = { readonly label: string; readonly value: string };

export interface DemoProduct {
  readonly name: string;
  beats(): readonly Beat[];
  /** What the receiver of a message does about it. */
  onMessage(message: InboxMessage): readonly Beat[];
  /** Called about once an hour of the month: the time to look at what is not kept. */
  onLook(): void;
  /** What happened, after the month. */
  summary(): Promise<readonly SummaryLine[]>;
  /** Promises that were broken, each as a sentence. None in a good month. */
  broken(): Promise<readonly string[]>;
}

/** What the demo has to know of a product. */
export interface DemoPack extends ProductTraits {
  /** Its story and its everyday business, once its functions run. */
  readonly demo: (stage: Stage) => DemoProduct;
  readonly expectedUnused: readonly ExpectedUnused[];
  readonly fillSample?: FillSample;
}
