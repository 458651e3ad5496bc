import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { repeatable } from './connection.ts';

/** The event bus. A repeated PutEvents may publish twice; consumers expect that. */
export function eventsClient(): EventBridgeClient {
  return new EventBridgeClient(repeatable());
}
