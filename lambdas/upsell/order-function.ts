// upsr-order, as the queue's function uses it: told again what the store will not tell again.
import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { at, text } from '../../shared/platforms/fields.ts';
import type { StoreEvent } from '../../shared/store-events.ts';
import { parseJson } from '../../shared/webhooks/json.ts';

/** What a store told us that could not be taken in then, and that it will not tell again. */
export type LateEvent = { readonly late: StoreEvent };

export type TellOrder = (event: StoreEvent) => Promise<void>;

/** Throws when it failed again: the queue then hands it out again, and keeps it for a person in the end. */
export function makeTellOrder(client: LambdaClient, functionName: string): TellOrder {
  return async (event) => {
    const answer = await client.send(
      new InvokeCommand({
        FunctionName: functionName,
        InvocationType: 'RequestResponse',
        Payload: Buffer.from(JSON.stringify({ late: event } satisfies LateEvent)),
      }),
    );
    if (answer.FunctionError === undefined) return;
    // The error's words may hold the event; its kind does not, and upsr-order has logged the rest.
    const payload = parseJson(Buffer.from(answer.Payload ?? []));
    const kind = payload.ok ? text(at(payload.value, 'errorType')) : undefined;
    throw new Error(`upsr-order failed: ${kind ?? 'unknown'}`);
  };
}
