// The laws that hold for any product.
import type { Law } from '../law.ts';
import { alarmsHaveAReason } from './alarms-have-a-reason.ts';
import { deadLettersHaveAReason } from './dead-letters-have-a-reason.ts';
import { forgeriesAreRefused } from './forgeries-are-refused.ts';
import { forgeriesChangeNothing } from './forgeries-change-nothing.ts';
import { lastingFailuresAreTold } from './lasting-failures-are-told.ts';
import { noCallIsDenied } from './no-call-is-denied.ts';
import { nobodyIsNamedInALog } from './nobody-is-named-in-a-log.ts';
import { queuesRunDry } from './queues-run-dry.ts';
import { theSameMessageOnce } from './the-same-message-once.ts';
import { troubleIsToldOnceADay } from './trouble-is-told-once-a-day.ts';

export const houseLaws: readonly Law[] = [
  alarmsHaveAReason,
  deadLettersHaveAReason,
  forgeriesAreRefused,
  forgeriesChangeNothing,
  lastingFailuresAreTold,
  noCallIsDenied,
  nobodyIsNamedInALog,
  queuesRunDry,
  theSameMessageOnce,
  troubleIsToldOnceADay,
];
