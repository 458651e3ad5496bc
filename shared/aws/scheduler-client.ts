import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { repeatable } from './connection.ts';

/** One-off schedules. */
export function schedulerClient(): SchedulerClient {
  return new SchedulerClient(repeatable());
}
