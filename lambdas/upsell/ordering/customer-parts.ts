// What the handling of a shopper's events is made of.
import type { Clock } from '../../../shared/handlers/clock.ts';
import type { Log } from '../../../shared/handlers/log.ts';
import type { CustomerChanges } from '../state/customer-changes.ts';
import type { Customers } from '../state/customers.ts';
import type { ListedAs } from '../state/listed-as.ts';
import type { OptOut } from '../state/optout.ts';
import type { RecordConsent } from '../state/record-consent.ts';

export type CustomerEventParts = {
  readonly log: Log;
  readonly now: Clock;
  readonly customers: Customers;
  readonly changes: CustomerChanges;
  readonly optOut: OptOut;
  readonly listedAs: ListedAs;
  readonly recordConsent: RecordConsent;
};
