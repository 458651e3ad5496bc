// A queue consumer handles one record at a time: returning means processed, throwing means that this record
// alone is tried again, up to the queue's limit, and then goes to the dead-letter queue.
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';

/** Turns a handler of one record into a handler of a batch with partial failures. */
export function eachRecord(
  handle: (record: SQSRecord) => Promise<void>,
  onFailure: (record: SQSRecord, error: unknown) => void,
): (event: SQSEvent) => Promise<SQSBatchResponse> {
  return async (event) => {
    const batchItemFailures: { itemIdentifier: string }[] = [];
    for (const record of event.Records) {
      try {
        await handle(record);
      } catch (error) {
        onFailure(record, error);
        batchItemFailures.push({ itemIdentifier: record.messageId });
      }
    }
    return { batchItemFailures };
  };
}
