// One function of ours tells another, and waits until it is done.
import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { parseJson } from './json.ts';

/** Throws when it failed: whoever asked tells it again. */
export function makeTellFunction<Told>(client: LambdaClient, functionName: string) {
  return async (told: Told): Promise<void> => {
    const answer = await client.send(
      new InvokeCommand({
        FunctionName: functionName,
        InvocationType: 'RequestResponse',
        Payload: Buffer.from(JSON.stringify(told)),
      }),
    );
    if (answer.FunctionError === undefined) return;
    // The error's words may hold what was told; its kind does not, and the function has logged the rest.
    const payload = parseJson(Buffer.from(answer.Payload ?? []));
    const error = payload.ok ? (payload.value as { readonly errorType?: unknown } | null) : null;
    const kind = typeof error?.errorType === 'string' ? error.errorType : 'unknown';
    throw new Error(`${functionName} failed: ${kind}`);
  };
}
