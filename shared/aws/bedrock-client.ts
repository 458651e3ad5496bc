import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { repeatable } from './connection.ts';

/**
 * The model. This client alone would speak HTTP/2 by default, which gains nothing for one call per run and which the
 * laptop runtime does not speak. The budget of a question ends it long before these time-outs do.
 */
export function bedrockClient(): BedrockRuntimeClient {
  const { requestHandler, maxAttempts } = repeatable(10_000);
  return new BedrockRuntimeClient({ maxAttempts, requestHandler: new NodeHttpHandler(requestHandler) });
}
