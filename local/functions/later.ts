// Asynchronous invocations: tried again when they fail, and handed to the on-failure destination when they fail for good.
import type { InvocationResult, World } from '../world.ts';

/** What the template says of a function's failures. */
export interface Failing {
  readonly arn: string;
  readonly retries: number;
  readonly onFailure: string | undefined;
}

export interface LaterParts {
  readonly invoke: (functionName: string, event: unknown) => Promise<InvocationResult>;
  readonly failing: (functionName: string) => Failing | undefined;
  readonly agenda: World['agenda'];
  readonly now: () => number;
  readonly uuid: () => string;
  /** Hands the record of an invocation that failed for good to the function's on-failure destination. */
  readonly deliverFailure: (functionName: string, destinationArn: string, record: unknown) => Promise<void>;
}

// AWS waits one minute before the first retry of an asynchronous invocation and two before the second.
const RETRY_DELAYS_MS = [60_000, 120_000];

/** Begins an invocation that nobody waits for; the promise is of its first try. */
export function makeLater({ invoke, failing, agenda, now, uuid, deliverFailure }: LaterParts) {
  async function attempt(functionName: string, event: unknown, tried: number): Promise<void> {
    const result = await invoke(functionName, event);
    const known = failing(functionName);
    if (result.ok || known === undefined) return;
    if (tried < known.retries) {
      agenda.plan({
        key: `retry ${functionName} ${uuid()}`,
        at: now() + (RETRY_DELAYS_MS[tried] ?? 120_000),
        run: () => attempt(functionName, event, tried + 1),
      });
      return;
    }
    if (known.onFailure === undefined) return;
    await deliverFailure(functionName, known.onFailure, {
      version: '1.0',
      timestamp: new Date(now()).toISOString(),
      requestContext: {
        requestId: uuid(),
        functionArn: `${known.arn}:$LATEST`,
        condition: 'RetriesExhausted',
        approximateInvokeCount: tried + 1,
      },
      requestPayload: event,
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      responsePayload: { errorType: result.errorType, errorMessage: result.errorMessage },
    });
  }
  return (functionName: string, event: unknown): Promise<void> => attempt(functionName, event, 0);
}
