// loy-earn, as the till's webhook uses it: told of one event, it answers what came of it. The webhook waits, because
// only a till that hears of a failure tries again.
import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import type { EarnAnswer, TillEvent } from '../../../shared/events/till-events.ts';
import { at, text } from '../../../shared/platforms/fields.ts';
import { parseJson } from '../../../shared/webhooks/json.ts';
import type { EarnEvent } from './parts.ts';

const STATUSES: readonly EarnAnswer['status'][] = ['accepted', 'duplicate', 'ignored'];

/** loy-earn did not answer as it should; the event may or may not have been counted, and may be told again. */
export class EarnFailedError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'EarnFailedError';
  }
}

export type EarnFunction = ReturnType<typeof makeEarnFunction>;

export function makeEarnFunction(client: LambdaClient, functionName: string) {
  const functions = {
    /** Throws `EarnFailedError`, or what Lambda throws. */
    async tell(event: EarnEvent): Promise<EarnAnswer> {
      const answer = await client.send(
        new InvokeCommand({
          FunctionName: functionName,
          InvocationType: 'RequestResponse',
          Payload: Buffer.from(JSON.stringify(event)),
        }),
      );
      const payload = parseJson(Buffer.from(answer.Payload ?? []));
      const content = payload.ok ? payload.value : undefined;
      // The error's words may hold the event; its kind does not, and loy-earn has logged the rest.
      if (answer.FunctionError !== undefined)
        throw new EarnFailedError(`loy-earn failed: ${text(at(content, 'errorType')) ?? 'unknown'}`);
      const status = STATUSES.find((one) => one === at(content, 'status'));
      if (status === undefined) throw new EarnFailedError('loy-earn gave no answer');
      return { status, reason: text(at(content, 'reason')) ?? status };
    },

    /** Whether all that the event tells is recorded. Changes nothing; throws as `tell` does. */
    async knows(event: TillEvent): Promise<boolean> {
      const { status } = await functions.tell({ type: 'event.late', saleId: event.saleId, event });
      return status === 'duplicate';
    },
  };
  return functions;
}
