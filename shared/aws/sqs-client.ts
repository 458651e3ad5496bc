import { SQSClient } from '@aws-sdk/client-sqs';
import { repeatable } from './connection.ts';

/** Queues. A repeated SendMessage may put a job twice; consumers expect that. */
export function sqsClient(): SQSClient {
  return new SQSClient(repeatable());
}
