import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Job } from './job.ts';

export type Jobs = ReturnType<typeof makeJobs>;

/** The queue of orders that have earned a pick. */
export function makeJobs(client: SQSClient, queueUrl: string) {
  return {
    async add(job: Job): Promise<void> {
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(job) }));
    },
  };
}
