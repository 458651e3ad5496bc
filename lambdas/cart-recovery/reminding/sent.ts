import type { FateCounts } from '../../../shared/messages/failure-rate.ts';

/** What became of one reminder. */
export type Sent = {
  /** For the log and the tests: `sent`, `deferred`, `later`, `dropped: bought`, … */
  readonly result: string;
  readonly fates: Partial<FateCounts>;
  /** Since when SES puts it off, where it does. */
  readonly heldUpSince?: Date;
};
