// One invocation of a handler, told in messages: the same in a thread of the function's own and in the runtime's.
import type { FromWorker, ToWorker, WorkerSetup } from './worker-messages.ts';

export type Handler = (event: unknown, context: unknown) => unknown;

export interface InvocationParts {
  readonly setup: WorkerSetup;
  readonly handler: Handler;
  readonly send: (message: FromWorker) => void;
  /** The function's own. */
  readonly console: Pick<Console, 'error'>;
}

/** Never rejects: what the handler throws is a failure that is sent. */
export async function invokeHandler(
  { setup, handler, send, console }: InvocationParts,
  call: Extract<ToWorker, { kind: 'invoke' }>,
): Promise<void> {
  const startedAt = performance.now();
  const context = {
    awsRequestId: call.id,
    functionName: setup.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: setup.functionArn,
    memoryLimitInMB: String(setup.memoryMb),
    logGroupName: setup.logGroup,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, setup.timeoutMs - (performance.now() - startedAt)),
  };
  try {
    const result = await handler(JSON.parse(call.event), context);
    send({ kind: 'result', id: call.id, payload: JSON.stringify(result ?? null) });
  } catch (error) {
    const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
    console.error(error instanceof Error ? error.stack : error);
    send({ kind: 'failure', id: call.id, errorType: name, errorMessage: message });
  }
}
